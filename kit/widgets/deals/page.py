"""The page of the deals: the form of an account, and what there is to notice beside it."""

from ipywidgets import HBox, VBox

from kit.account import Rater
from kit.widgets.deals.stage_form import StageForm
from kit.widgets.findings import FindingsPanel
from kit.widgets.opening import Opened
from kit.widgets.page import Page, shown_or_told

__all__ = ["open_deals"]

KINDS = ("stage", "early")


def open_deals(account: str = "", lang: str = "", today: str = "") -> VBox:
    """Open the form of an account's deals; without an id, of the one chosen last."""
    return shown_or_told(lambda: Page(_deals, account, lang, today))


def _deals(here: Opened) -> HBox:
    profile = here.workbook.account.profile
    rater = profile.rep if here.side is Rater.rep else profile.coach
    given = (here.workbook, here.pack, here.lang, here.today)
    form = StageForm(*given, side=here.side, rater=rater)
    panel = FindingsPanel(*given, kinds=KINDS, side=here.side, rater=rater)
    panel.observe(lambda change: form.go_to(change["new"], panel.facts.get("stages", ())), "chosen")
    form.layout.flex, panel.layout.flex = "1 1 560px", "0 1 320px"
    return HBox([form, panel], layout={"flex_flow": "row wrap"})
