"""What the page of every chapter begins with: account, pack, the reader's language and day."""

from dataclasses import dataclass
from datetime import date

from kit.account import Rater
from kit.pack import Pack, load_pack
from kit.settings import Settings, current_settings
from kit.store import Store, open_store
from kit.widgets.seat import Seat
from kit.words import language, read_day
from kit.workbook import Workbook
from kit.workbook.desk import read_desk

__all__ = ["Opened", "account_chosen", "day_of", "opened", "spoken"]


@dataclass(frozen=True)
class Opened:
    """An account open in a notebook, for a reader of ours on a day."""

    workbook: Workbook
    pack: Pack
    lang: str
    today: date
    side: Rater

    @property
    def identity(self) -> tuple[str, str, str, date]:
        """Return what makes it another page: account, pack, language, day."""
        return self.workbook.account.id, self.pack.id, self.lang, self.today

    @property
    def rater(self) -> str | None:
        """Return which of our members sits here: the account's rep, or its coach."""
        profile = self.workbook.account.profile
        return profile.rep if self.side is Rater.rep else profile.coach

    @property
    def seat(self) -> Seat:
        """Return who sits at the forms of the page."""
        return Seat(self.workbook, self.pack, self.lang, self.today, self.side, self.rater)


def opened(account: str, lang: str, today: str, store: Store | None = None) -> Opened | None:
    """Open an account, without an id the one chosen last, or the first; None where none is yet.

    Language, role and author are the environment's where nothing else was chosen; today is a
    date as people write it.
    """
    settings = current_settings()
    store = store or open_store(settings)
    found = account or account_chosen(store, settings)
    if not found:
        return None
    workbook = Workbook(store, found, settings.user)
    pack = load_pack(workbook.account.profile.pack or settings.pack, settings)
    return Opened(workbook, pack, spoken(lang, settings), day_of(today), Rater(settings.role))


def spoken(lang: str, settings: Settings) -> str:
    """Return the language asked for; where none is, the one last chosen, or the environment's."""
    return language(lang or read_desk(settings).language(settings))


def day_of(today: str) -> date:
    """Return the day a person wrote, or the reader's own."""
    return read_day(today) if today else date.today()  # noqa: DTZ011 - the reader's own day


def account_chosen(store: Store, settings: Settings) -> str:
    """Return the account chosen last, or the first there is; nothing while there is none."""
    accounts, desk = store.accounts(), read_desk(settings)
    return desk.account if desk.account in accounts else next(iter(accounts), "")
