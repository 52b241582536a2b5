"""What every part of the first page needs to know."""

from dataclasses import dataclass
from datetime import date

from kit.account import Rater
from kit.settings import Settings
from kit.store import Store
from kit.words import word

__all__ = ["Entrance"]


@dataclass(frozen=True)
class Entrance:
    """The workbook's folder and store, the reader's language and day."""

    settings: Settings
    store: Store
    lang: str
    today: date

    @property
    def side(self) -> Rater:
        """Return which side of a blind rating the reader is on."""
        return Rater(self.settings.role)

    def say(self, key: str, **facts: object) -> str:
        """Return a word of the first page."""
        return word(f"start.{key}", self.lang, **facts)

    def label(self, field: str) -> str:
        """Return the label of a field, such as that of 'Profile.rep'."""
        return word(f"fields.{field}", self.lang)
