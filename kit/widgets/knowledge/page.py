"""The page of what we know of a customer, and what there is to notice beside it."""

from ipywidgets import HBox, VBox

from kit.widgets.findings import beside
from kit.widgets.knowledge.form import KnowledgeForm
from kit.widgets.opening import Opened
from kit.widgets.page import Page, shown_or_told

__all__ = ["open_knowledge"]

KINDS = ("information", "understanding", "early")


def open_knowledge(account: str = "", lang: str = "", today: str = "") -> VBox:
    """Open what we know of an account; without an id, of the one chosen last."""
    return shown_or_told(lambda: Page(_knowledge, account, lang, today))


def _knowledge(here: Opened) -> HBox:
    return beside(KnowledgeForm(here.seat), here, KINDS)
