"""The page of the plan, and what there is to notice beside it."""

from ipywidgets import HBox, VBox

from kit.widgets.findings import beside
from kit.widgets.opening import Opened
from kit.widgets.page import Page, shown_or_told
from kit.widgets.plan.form import PlanForm

__all__ = ["open_plan"]

KINDS = ("plan", "action", "finding", "decision", "map")


def open_plan(account: str = "", lang: str = "", today: str = "") -> VBox:
    """Open the plan of an account; without an id, of the one chosen last."""
    return shown_or_told(lambda: Page(_plan, account, lang, today))


def _plan(here: Opened) -> HBox:
    return beside(PlanForm(here.seat), here, KINDS)
