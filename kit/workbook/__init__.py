"""The one place that changes an account: it checks, saves, and tells whoever listens."""

from kit.workbook.arrivals import Arrival, bring_in, foresee
from kit.workbook.ids import new_id
from kit.workbook.lookback import LookBack, between, look_back, usual_since
from kit.workbook.workbook import Conflict, Workbook

__all__ = [
    "Arrival",
    "Conflict",
    "LookBack",
    "Workbook",
    "between",
    "bring_in",
    "foresee",
    "look_back",
    "new_id",
    "usual_since",
]
