"""The page of the deals: the form of the first account, and what there is to notice beside it."""

from datetime import date

from ipywidgets import HTML, HBox, VBox

from kit.account import Rater
from kit.pack import load_pack
from kit.settings import current_settings
from kit.store import open_store
from kit.widgets.deals.stage_form import StageForm
from kit.widgets.findings import FindingsPanel
from kit.widgets.prose import STYLE, prose
from kit.words import language, read_day, word
from kit.workbook import Workbook

__all__ = ["open_deals"]

KINDS = ("stage", "early")


def open_deals(account: str = "", lang: str = "", today: str = "") -> VBox | HBox:
    """Open the form of an account's deals; without an id, of the first account there is.

    Language, role and author are the environment's where nothing else is said; today is a date
    as people write it.
    """
    settings = current_settings()
    spoken = language(lang or settings.language)
    store = open_store(settings)
    found = account or next(iter(store.accounts()), "")
    if not found:
        return _first_step(spoken)
    workbook = Workbook(store, found, settings.user)
    profile = workbook.account.profile
    pack = load_pack(profile.pack or settings.pack, settings)
    day = read_day(today) if today else date.today()  # noqa: DTZ011 - the reader's own day
    side = Rater(settings.role)
    rater = profile.rep if side is Rater.rep else profile.coach
    form = StageForm(workbook, pack, spoken, day, side=side, rater=rater)
    panel = FindingsPanel(workbook, pack, spoken, day, kinds=KINDS, side=side)
    panel.observe(lambda change: form.go_to(change["new"]), "chosen")
    form.layout.flex, panel.layout.flex = "1 1 560px", "0 1 320px"
    return HBox([form, panel], layout={"flex_flow": "row wrap"})


def _first_step(lang: str) -> VBox:
    page = VBox([HTML(STYLE), *(prose(word(f"forms.empty_{n}", lang)) for n in (1, 2))])
    page.add_class("kit-form")
    return page
