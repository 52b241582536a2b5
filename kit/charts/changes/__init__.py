"""The picture of what changed between two days."""

from kit.charts.changes.slopes import change_chart

__all__ = ["change_chart"]
