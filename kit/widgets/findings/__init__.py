"""What there is to notice (気づき) beside any form, and how it is answered."""

from kit.widgets.findings.beside import beside
from kit.widgets.findings.noticed import noticed
from kit.widgets.findings.panel import FindingsPanel

__all__ = ["FindingsPanel", "beside", "noticed"]
