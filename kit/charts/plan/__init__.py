"""The picture of the plan: the map of what they use."""

from kit.charts.plan.usage import usage_chart

__all__ = ["usage_chart"]
