"""Pictures of deals."""

from kit.charts.deals.ladder import ladder

__all__ = ["ladder"]
