"""What was done: promises made and kept, actions, complaints that came and are over."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from kit.account import Item
from kit.analysis.changes.change import Change, State, Turn, called, one_of_many

__all__ = ["doing_changes"]

Entry = TypeVar("Entry", bound=Item)

_DONE = (
    ("promises", "kept_on", "promise.kept"),
    ("promises", "confirmed_on", "promise.confirmed"),
    ("actions", "done_on", "action.done"),
    ("complaints", "agreed_closed_on", "complaint.over"),
)
_MADE = (
    ("promises", "promise.made"),
    ("actions", "action.made"),
    ("complaints", "complaint.came"),
)
_REMOVED = (("promises", "promise.removed"), ("actions", "action.removed"))


def doing_changes(before: State, after: State) -> Iterator[Change]:
    """Yield what was promised, agreed to do or complained of, and what of it was done."""
    for kind, code in _MADE:
        yield from one_of_many(code, kind, _only_in(after, before, kind))
    for kind, field, code in _DONE:
        done = _where(after, kind, _happened(field, before, after, kind))
        yield from one_of_many(code, kind, done, Turn.better)
    for kind, code in _REMOVED:
        yield from one_of_many(code, kind, _only_in(before, after, kind))


def _only_in(one: State, other: State, kind: str) -> list[tuple[Item, str]]:
    known = {item.id for item in getattr(other.account, kind)}
    return _where(one, kind, lambda item: item.id not in known)


def _where(state: State, kind: str, holds: Callable[[Item], bool]) -> list[tuple[Item, str]]:
    found = [item for item in getattr(state.account, kind) if holds(item)]
    return [(item, called(item.what, item)) for item in found]


def _happened(field: str, before: State, after: State, kind: str) -> Callable[[Item], bool]:
    """Return what tells whether a day came to pass between two states."""
    then = {item.id: item for item in getattr(before.account, kind)}

    def happened(item: Item) -> bool:
        earlier = then.get(item.id)
        now = _by(getattr(item, field), after.on)
        return now and not (earlier and _by(getattr(earlier, field), before.on))

    return happened


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on
