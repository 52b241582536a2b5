"""One thing that changed between two days, as code and facts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from kit.account import Account, Item
from kit.analysis.finding import Ref, in_brief

__all__ = ["Change", "Course", "State", "Turn", "called", "one_of_many"]


class Turn(StrEnum):
    """Whether a change is for the better or the worse; noted where that cannot be said."""

    better = "better"
    worse = "worse"
    noted = "noted"


@dataclass(frozen=True)
class State:
    """An account as it stood on a day."""

    account: Account
    on: date


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise than before; a value that is not known is None, never zero."""

    code: str
    turn: Turn = Turn.noted
    about: tuple[Ref, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


Course = Mapping[tuple[str, str], Sequence[tuple[date, Item]]]
"""How entries stood, by kind and id: every state they were saved in with its day, oldest first."""


def called(text: str, item: Item) -> str:
    """Return how an entry is called in a sentence: the first line of its text, or its id."""
    return in_brief(text) or item.id


def one_of_many(
    code: str, kind: str, found: Iterable[tuple[Item, object]], turn: Turn = Turn.noted
) -> Iterator[Change]:
    """Yield one change about all entries of a kind that it happened to, by what they are called.

    Where it happened to none there is no change.
    """
    told = list(found)
    if told:
        about = tuple(Ref(kind, item.id) for item, _ in told)
        yield Change(code, turn, about, {"names": tuple(name for _, name in told), "n": len(told)})
