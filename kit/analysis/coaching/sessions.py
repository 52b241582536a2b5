"""Coaching sessions: the last one, what became of what was agreed, what waits for an answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kit.account import Account, Action, CoachingSession, Remark

__all__ = [
    "ActionState",
    "AgreedAction",
    "agreed_actions",
    "last_session",
    "open_remarks",
    "sessions",
]


class ActionState(StrEnum):
    """How an action stands on a day."""

    done = "done"
    open = "open"
    late = "late"
    no_day = "no_day"


@dataclass(frozen=True)
class AgreedAction:
    """An action a session agreed on, and how it stands."""

    action: Action
    state: ActionState


def sessions(account: Account, today: date = date.max) -> tuple[CoachingSession, ...]:
    """Return the sessions held up to a day, the latest first."""
    held = [each for each in account.coaching_sessions if each.held_on <= today]
    return tuple(sorted(held, key=lambda each: each.held_on, reverse=True))


def last_session(account: Account, today: date) -> CoachingSession | None:
    """Return the last session held up to a day, or None where there was none."""
    return next(iter(sessions(account, today)), None)


def agreed_actions(
    account: Account, session: CoachingSession, today: date
) -> Iterator[AgreedAction]:
    """Yield what a session agreed on, each as it stands on a day."""
    by_id = {action.id: action for action in account.actions}
    for item_id in session.actions:
        if action := by_id.get(item_id):
            yield AgreedAction(action, _state(action, today))


def open_remarks(account: Account) -> tuple[Remark, ...]:
    """Return the remarks nobody has answered, the oldest first."""
    waiting = [e for e in account.remarks if e.answered_on is None and not e.answer.strip()]
    return tuple(sorted(waiting, key=lambda each: each.made_on))


def _state(action: Action, today: date) -> ActionState:
    if action.done_on is not None and action.done_on <= today:
        return ActionState.done
    if action.due_on is None:
        return ActionState.no_day
    return ActionState.late if action.due_on < today else ActionState.open
