"""The page of the people: sheet and map of an account, and what there is to notice below them."""

from ipywidgets import VBox

from kit.widgets.findings import FindingsPanel
from kit.widgets.opening import Opened
from kit.widgets.page import Page, shown_or_told
from kit.widgets.people.form import people_form

__all__ = ["open_people"]

KINDS = ("people", "dependence")


def open_people(account: str = "", lang: str = "", today: str = "") -> VBox:
    """Open the stakeholder sheet of an account; without an id, of the one chosen last."""
    return shown_or_told(lambda: Page(_people, account, lang, today))


def _people(here: Opened) -> VBox:
    form = people_form(here.workbook, here.pack, here.today, here.lang)
    panel = FindingsPanel(
        here.workbook, here.pack, here.lang, here.today, kinds=KINDS, side=here.side
    )
    return VBox([form, panel])
