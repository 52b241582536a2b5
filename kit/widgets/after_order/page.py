"""The page of what follows an order, and what there is to notice beside it."""

from ipywidgets import HBox, VBox

from kit.widgets.after_order.form import AfterOrderForm
from kit.widgets.findings import beside
from kit.widgets.opening import Opened
from kit.widgets.page import Page, shown_or_told

__all__ = ["open_after_order"]

KINDS = ("promise", "milestone", "after_order", "complaint")


def open_after_order(account: str = "", lang: str = "", today: str = "") -> VBox:
    """Open what follows the orders of an account; without an id, of the one chosen last."""
    return shown_or_told(lambda: Page(_after_order, account, lang, today))


def _after_order(here: Opened) -> HBox:
    return beside(AfterOrderForm(here.seat), here, KINDS)
