"""Pictures of what follows an order: the milestone line, and the causes of complaints."""

from kit.charts.after_order.causes import cause_chart
from kit.charts.after_order.line import milestone_chart

__all__ = ["cause_chart", "milestone_chart"]
