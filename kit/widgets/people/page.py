"""The page of the people: sheet and pictures of an account, and what there is to notice beside."""

from ipywidgets import HBox, VBox

from kit.widgets.findings import beside
from kit.widgets.opening import Opened
from kit.widgets.page import Page, shown_or_told
from kit.widgets.people.form import people_form

__all__ = ["open_people"]

KINDS = ("people", "dependence")


def open_people(account: str = "", lang: str = "", today: str = "") -> VBox:
    """Open the stakeholder sheet of an account; without an id, of the one chosen last."""
    return shown_or_told(lambda: Page(_people, account, lang, today))


def _people(here: Opened) -> HBox:
    return beside(people_form(here.workbook, here.pack, here.today, here.lang), here, KINDS)
