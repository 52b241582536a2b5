"""What the page of every chapter begins with: account, pack, the reader's language and day."""

from dataclasses import dataclass
from datetime import date

from ipywidgets import HTML, VBox

from kit.account import Rater
from kit.pack import Pack, load_pack
from kit.settings import current_settings
from kit.store import open_store
from kit.widgets.prose import STYLE, prose
from kit.words import language, read_day, word
from kit.workbook import Workbook

__all__ = ["Opened", "first_step", "opened"]


@dataclass(frozen=True)
class Opened:
    """An account open in a notebook, for a reader of ours on a day."""

    workbook: Workbook
    pack: Pack
    lang: str
    today: date
    side: Rater


def opened(account: str, lang: str, today: str) -> Opened | None:
    """Open an account, without an id the first there is; None while there is none yet.

    Language, role and author are the environment's where nothing else is said; today is a date
    as people write it.
    """
    settings = current_settings()
    store = open_store(settings)
    found = account or next(iter(store.accounts()), "")
    if not found:
        return None
    workbook = Workbook(store, found, settings.user)
    pack = load_pack(workbook.account.profile.pack or settings.pack, settings)
    day = read_day(today) if today else date.today()  # noqa: DTZ011 - the reader's own day
    spoken = language(lang or settings.language)
    return Opened(workbook, pack, spoken, day, Rater(settings.role))


def first_step(lang: str) -> VBox:
    """Return what a page shows while there is no account: how to begin."""
    spoken = language(lang or current_settings().language)
    page = VBox([HTML(STYLE), *(prose(word(f"forms.empty_{n}", spoken)) for n in (1, 2))])
    page.add_class("kit-form")
    return page
