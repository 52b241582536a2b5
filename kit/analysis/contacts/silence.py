"""How long we have not spoken: with each person in post, and with the account as a whole."""

from dataclasses import dataclass
from datetime import date

from kit.account import Account, Stakeholder
from kit.analysis.contacts.spoken import LastSpoken, last_spoken
from kit.analysis.people.circle import present

__all__ = ["Silence", "silences"]


@dataclass(frozen=True)
class Silence:
    """The days since we last spoke with a person; both None where no talk is on record."""

    person: Stakeholder
    last: LastSpoken | None
    days: int | None

    def is_longer_than(self, days: int) -> bool:
        """Return whether a talk on record lies further back."""
        return self.days is not None and self.days > days


def silences(account: Account, today: date) -> tuple[Silence, ...]:
    """Return the silence of each person in post, the most influential first."""
    spoken = last_spoken(account, today)
    return tuple(_silence(each, spoken.get(each.id), today) for each in present(account, today))


def _silence(person: Stakeholder, last: LastSpoken | None, today: date) -> Silence:
    return Silence(person, last, last.days_before(today) if last else None)
