"""The page of the people: sheet and pictures of an account, and what there is to notice beside."""

from ipywidgets import HBox, VBox

from kit.account import Rater
from kit.widgets.findings import FindingsPanel
from kit.widgets.opening import Opened
from kit.widgets.page import Page, shown_or_told
from kit.widgets.people.form import people_form

__all__ = ["open_people"]

KINDS = ("people", "dependence")


def open_people(account: str = "", lang: str = "", today: str = "") -> VBox:
    """Open the stakeholder sheet of an account; without an id, of the one chosen last."""
    return shown_or_told(lambda: Page(_people, account, lang, today))


def _people(here: Opened) -> HBox:
    profile = here.workbook.account.profile
    rater = profile.rep if here.side is Rater.rep else profile.coach
    form = people_form(here.workbook, here.pack, here.today, here.lang)
    panel = FindingsPanel(
        here.workbook, here.pack, here.lang, here.today, kinds=KINDS, side=here.side, rater=rater
    )
    panel.observe(lambda change: form.go_to(change["new"], panel.code), "chosen")
    form.layout.flex, panel.layout.flex = "1 1 640px", "0 1 300px"
    # A flex item is as wide as what it holds unless it is told that it may be narrower.
    form.layout.min_width = "0"
    return HBox([form, panel], layout={"flex_flow": "row wrap"})
