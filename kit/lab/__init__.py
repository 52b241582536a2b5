"""JupyterLab as the workbook needs it: our notebooks run when opened, its settings are ours."""

from kit.lab.config import config_folders
from kit.lab.extension import NAME, write_extension
from kit.lab.fingerprint import fingerprint

__all__ = ["NAME", "config_folders", "fingerprint", "write_extension"]
