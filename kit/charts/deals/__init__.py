"""Pictures of deals."""

from kit.charts.deals.ladder import ladder
from kit.charts.deals.lead import lead_dots

__all__ = ["ladder", "lead_dots"]
