"""Actions by how far ahead they reach, and how many of those that were due are done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kit.account import Account, Action, Horizon
from kit.analysis.share import Measure, measured

__all__ = [
    "ActionStanding",
    "ActionState",
    "HorizonActions",
    "action_list",
    "completion",
    "horizons",
    "next_actions",
]

DONE_SHOWN_DAYS = 31
"""How long an action that is done stays in sight: from one monthly session to the next."""

_WEEK, _MONTH = 7, 31


class ActionState(StrEnum):
    """How far an action has come, the most pressing first."""

    overdue = "overdue"
    open = "open"
    undated = "undated"
    done = "done"


_ORDER = {state: place for place, state in enumerate(ActionState)}


@dataclass(frozen=True)
class ActionStanding:
    """An action on a day, and the horizon it belongs to.

    days are those it is late, those it still has, or those since it was done; None without a day.
    """

    action: Action
    state: ActionState
    horizon: Horizon
    days: int | None = None


@dataclass(frozen=True)
class HorizonActions:
    """The actions of one horizon, the most pressing first."""

    horizon: Horizon
    actions: tuple[ActionStanding, ...]


def action_list(account: Account, today: date) -> tuple[ActionStanding, ...]:
    """Return every action, the most pressing first, those that are done last."""
    found = (_standing(each, today) for each in account.actions)
    return tuple(sorted(found, key=lambda each: (_ORDER[each.state], _day(each.action))))


def horizons(account: Account, today: date) -> tuple[HorizonActions, ...]:
    """Return the three horizons, the farthest first, and what belongs to none where there is any.

    Of what is done, the last month is shown.
    """
    shown = [
        each
        for each in action_list(account, today)
        if each.state is not ActionState.done or (each.days or 0) <= DONE_SHOWN_DAYS
    ]
    sorted_in = (
        HorizonActions(one, tuple(each for each in shown if each.horizon is one)) for one in Horizon
    )
    return tuple(each for each in sorted_in if each.actions or each.horizon is not Horizon.unknown)


def next_actions(account: Account, today: date, n: int) -> tuple[ActionStanding, ...]:
    """Return the few actions to do next: overdue ones, then by their day, those undated last."""
    waiting = (each for each in action_list(account, today) if each.state is not ActionState.done)
    return tuple(waiting)[:n]


def completion(account: Account, today: date) -> Measure:
    """Return how many actions are done, of those that are done or had to be; others are unknown."""
    return measured((_was_done(each, today) for each in account.actions), 1)


def _was_done(action: Action, today: date) -> bool | None:
    if action.done_on is not None and action.done_on <= today:
        return True
    return False if action.due_on is not None and action.due_on < today else None


def _standing(action: Action, today: date) -> ActionStanding:
    if action.done_on is not None and action.done_on <= today:
        since = (today - action.done_on).days
        return ActionStanding(action, ActionState.done, _horizon(action, today), since)
    if action.due_on is None:
        return ActionStanding(action, ActionState.undated, action.horizon)
    left = (action.due_on - today).days
    state = ActionState.open if left >= 0 else ActionState.overdue
    return ActionStanding(action, state, _horizon(action, today), abs(left))


def _horizon(action: Action, today: date) -> Horizon:
    """Return the horizon somebody chose, or else that in which its day lies."""
    if action.horizon is not Horizon.unknown or action.due_on is None:
        return action.horizon
    left = (action.due_on - today).days
    if left <= _WEEK:
        return Horizon.one_week
    return Horizon.one_month if left <= _MONTH else Horizon.nine_months


def _day(action: Action) -> date:
    return action.due_on or date.max
