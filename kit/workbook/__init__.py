"""The one place that changes an account: it checks, saves, and tells whoever listens."""

from kit.workbook.arrivals import Arrival, bring_in, foresee
from kit.workbook.ids import new_id
from kit.workbook.workbook import Conflict, Workbook

__all__ = ["Arrival", "Conflict", "Workbook", "bring_in", "foresee", "new_id"]
