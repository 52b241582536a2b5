"""The page of the people: sheet and pictures of an account, and what there is to notice below them."""

from ipywidgets import VBox

from kit.widgets.findings import FindingsPanel
from kit.widgets.opening import first_step, opened
from kit.widgets.people.form import people_form

__all__ = ["open_people"]

KINDS = ("people", "dependence")


def open_people(account: str = "", lang: str = "", today: str = "") -> VBox:
    """Open the stakeholder sheet of an account; without an id, of the first account there is."""
    here = opened(account, lang, today)
    if here is None:
        return first_step(lang)
    form = people_form(here.workbook, here.pack, here.today, here.lang)
    panel = FindingsPanel(
        here.workbook, here.pack, here.lang, here.today, kinds=KINDS, side=here.side
    )
    return VBox([form, panel])
