"""Pictures of contacts: the balance of raising and lowering, and the timeline."""

from kit.charts.contacts.bars import balance_bars
from kit.charts.contacts.timeline import contact_timeline

__all__ = ["balance_bars", "contact_timeline"]
