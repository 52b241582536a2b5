"""Who sits at a form: the workbook, the words, the day, and whose hand writes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kit.account import Account, Rater, Stakeholder
from kit.pack import Pack
from kit.words import Text, show_day, word
from kit.workbook import Workbook

__all__ = ["Seat"]


@dataclass(frozen=True)
class Seat:
    """What every part of a form needs to know."""

    workbook: Workbook
    pack: Pack
    lang: str
    today: date
    side: Rater = Rater.rep
    rater: str | None = None

    @property
    def account(self) -> Account:
        """Return the account as it is now."""
        return self.workbook.account

    @property
    def other(self) -> Rater:
        """Return the other side of the blind comparison."""
        return next(each for each in Rater if each is not self.side)

    def say(self, key: str, **facts: object) -> str:
        """Return a word of the forms."""
        return word(f"forms.{key}", self.lang, **facts)

    def word(self, key: str, **facts: object) -> str:
        """Return a word of another room."""
        return word(key, self.lang, **facts)

    def label(self, field: str) -> str:
        """Return the label of a field, such as that of 'Evidence.what'."""
        return word(f"fields.{field}", self.lang)

    def text(self, text: Text) -> str:
        """Return a text of the pack."""
        return text.in_(self.lang)

    def day(self, day: date | None) -> str:
        """Return a day as a field shows it; what is shown can be read back."""
        if day is None:
            return ""
        return show_day(day, self.lang) if self.lang == "ja" else day.isoformat()

    def person(self, item_id: str) -> str:
        """Return how one of their people is named."""
        found = self.account.stakeholder(item_id)
        return _named(found, self.lang) if found else item_id

    def people(self) -> list[tuple[str, str]]:
        """Return their people as (name, id); no two names are alike."""
        named = [(_named(each, self.lang), each.id) for each in self.account.stakeholders]
        seen = [name for name, _ in named]
        return [(name if seen.count(name) == 1 else f"{name} [{i}]", i) for name, i in named]

    def save(self, change: Callable[[Account], Account]) -> None:
        """Save a change of the account as it is now."""
        self.workbook.update(change(self.account))


def _named(person: Stakeholder, lang: str) -> str:
    post = " ".join(part for part in (person.department, person.title) if part)
    if not post:
        return person.name
    return f"{person.name}（{post}）" if lang == "ja" else f"{person.name} ({post})"
