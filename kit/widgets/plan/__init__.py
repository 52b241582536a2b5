"""The account plan in ten parts, with its goals, its map and the monthly session."""

from kit.widgets.plan.form import PlanForm
from kit.widgets.plan.page import open_plan

__all__ = ["PlanForm", "open_plan"]
