"""What changed in an account since a day: the store's history and the analysis brought together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kit.account import Account
from kit.analysis.changes import DATED, Change, State, changes
from kit.pack import Pack
from kit.store import Store

__all__ = ["USUAL_DAYS", "LookBack", "between", "look_back", "usual_since"]

USUAL_DAYS = 30
"""How far to look back where there was no coaching session yet."""


@dataclass(frozen=True)
class LookBack:
    """What changed between two states.

    since is the day asked for, first_on the day the history begins. Where it begins later than
    since, before is its first state; where nothing earlier than today was saved, before is None
    and it cannot be said what changed.
    """

    since: date
    first_on: date
    before: State | None
    after: State
    changes: tuple[Change, ...] = ()

    @property
    def is_short(self) -> bool:
        """Return whether the history does not reach back as far as asked."""
        return self.first_on > self.since


def usual_since(account: Account, today: date) -> date:
    """Return the day to look back to: the last session before today, else thirty days ago."""
    held = [each.held_on for each in account.coaching_sessions if each.held_on < today]
    return max(held, default=today - timedelta(days=USUAL_DAYS))


def look_back(
    store: Store,
    after: State,
    pack: Pack,
    since: date,
    seen: Callable[[Account], Account] = lambda account: account,
) -> LookBack:
    """Return what changed since a day; seen gives what the reader may see of an earlier state."""
    account = after.account.id
    first_on = store.history(account)[0].saved_at.astimezone().date()
    start = max(since, first_on)
    if start >= after.on:
        return LookBack(since, first_on, None, after)
    before = State(seen(store.read(account, on=start).account), start)
    found = changes(before, after, pack, store.course(account, DATED))
    return LookBack(since, first_on, before, after, found)


def between(store: Store, account: str, pack: Pack, revisions: tuple[int, int]) -> LookBack:
    """Return what changed between two revisions, each on the day it was saved."""
    states = []
    for revision in revisions:
        found = store.read(account, revision=revision)
        states.append(State(found.account, found.saved.saved_at.astimezone().date()))
    before, after = states
    course = {
        at: [each for each in stood if each[0] <= after.on]
        for at, stood in store.course(account, DATED).items()
    }
    first_on = store.history(account)[0].saved_at.astimezone().date()
    return LookBack(before.on, first_on, before, after, changes(before, after, pack, course))
