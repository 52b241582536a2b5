"""The promise ledger: what is open, overdue, kept, and confirmed by the customer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kit.account import Account, Promise
from kit.analysis.after_order.orders import is_after_order

__all__ = ["PromiseStanding", "PromiseState", "promise_ledger", "promise_standing"]


class PromiseState(StrEnum):
    """How far a promise has come, the most pressing first."""

    overdue = "overdue"
    open = "open"
    undated = "undated"
    kept = "kept"
    confirmed = "confirmed"


_ORDER = {state: place for place, state in enumerate(PromiseState)}


@dataclass(frozen=True)
class PromiseStanding:
    """A promise on a day.

    days are those it is late, those it still has, or those since it was kept; None where the date
    that they are counted from is not known.
    """

    promise: Promise
    state: PromiseState
    days: int | None = None


def promise_ledger(
    account: Account, today: date, deal: str | None = None
) -> tuple[PromiseStanding, ...]:
    """Return the promises of ordered deals and of none, or of one deal, the most pressing first."""
    found = [
        promise_standing(each, today)
        for each in account.promises
        if is_after_order(account, each.deal, today) and deal in {None, each.deal}
    ]
    return tuple(sorted(found, key=lambda each: (_ORDER[each.state], _day(each.promise))))


def promise_standing(promise: Promise, today: date) -> PromiseStanding:
    """Return how far a promise has come by a day."""
    if promise.confirmed_on is not None and promise.confirmed_on <= today:
        return PromiseStanding(promise, PromiseState.confirmed)
    if promise.kept_on is not None and promise.kept_on <= today:
        return PromiseStanding(promise, PromiseState.kept, (today - promise.kept_on).days)
    if promise.due_on is None:
        return PromiseStanding(promise, PromiseState.undated)
    left = (promise.due_on - today).days
    state = PromiseState.open if left >= 0 else PromiseState.overdue
    return PromiseStanding(promise, state, abs(left))


def _day(promise: Promise) -> date:
    return promise.due_on or date.max
