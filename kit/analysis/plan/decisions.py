"""What is to be decided, and by when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kit.account import Account, Decision

__all__ = ["DecisionStanding", "DecisionState", "decision_list"]


class DecisionState(StrEnum):
    """How far a decision has come, the most pressing first."""

    overdue = "overdue"
    open = "open"
    undated = "undated"
    decided = "decided"


_ORDER = {state: place for place, state in enumerate(DecisionState)}


@dataclass(frozen=True)
class DecisionStanding:
    """A decision on a day; days are those it is late, still has, or since it was taken."""

    decision: Decision
    state: DecisionState
    days: int | None = None


def decision_list(account: Account, today: date) -> tuple[DecisionStanding, ...]:
    """Return every decision, the most pressing first, those that are taken last."""
    found = (_standing(each, today) for each in account.decisions)
    return tuple(sorted(found, key=lambda each: (_ORDER[each.state], _day(each.decision))))


def _standing(decision: Decision, today: date) -> DecisionStanding:
    taken = decision.decided_on
    if taken is not None and taken <= today:
        return DecisionStanding(decision, DecisionState.decided, (today - taken).days)
    if decision.decide_by_on is None:
        return DecisionStanding(decision, DecisionState.undated)
    left = (decision.decide_by_on - today).days
    state = DecisionState.open if left >= 0 else DecisionState.overdue
    return DecisionStanding(decision, state, abs(left))


def _day(decision: Decision) -> date:
    return decision.decide_by_on or date.max
