"""What to prepare before a visit: from what is silent, unknown, to be agreed and due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from kit.account import Account, Action, Attitude, Contact, Deal, Stakeholder
from kit.analysis.contacts.silence import Silence, silences
from kit.analysis.deals import standings
from kit.analysis.knowledge import (
    Heard,
    KnowledgeState,
    Understood,
    information_board,
    understanding_board,
)
from kit.analysis.people.circle import decision_makers
from kit.pack import Pack

__all__ = ["Preparation", "Reason", "Seek", "Whom", "preparation"]

T = TypeVar("T", Heard, Understood)

MOST_PEOPLE, MOST_QUESTIONS, MOST_AREAS = 5, 4, 2
"""What one visit can hold."""

_AHEAD = timedelta(days=14)
_WANTED = (KnowledgeState.blank, KnowledgeState.stale, KnowledgeState.undated)


class Reason(StrEnum):
    """Why a person is to be seen."""

    decides = "decides"
    never = "never"
    silent = "silent"
    opinion_unknown = "opinion_unknown"
    attitude_unknown = "attitude_unknown"


@dataclass(frozen=True)
class Whom:
    """One of their people to see, and why; days since we last spoke, None where never."""

    person: Stakeholder
    reasons: tuple[Reason, ...]
    days: int | None


@dataclass(frozen=True)
class Seek:
    """The stage whose agreement a deal waits for."""

    deal: Deal
    stage: int


@dataclass(frozen=True)
class Preparation:
    """Whom to see, what to ask, which agreement to seek, what we bring or owe.

    promised is the newest contact that left a next step, None where there is none.
    """

    whom: tuple[Whom, ...]
    information: tuple[Heard, ...]
    areas: tuple[Understood, ...]
    seek: tuple[Seek, ...]
    due: tuple[Action, ...]
    promised: Contact | None


def preparation(account: Account, pack: Pack, today: date) -> Preparation:
    """Return what a visit on a day may be prepared with, what matters most first."""
    board = _wanted(information_board(account, pack, today))
    areas = _wanted(understanding_board(account, pack, today))
    return Preparation(
        whom=tuple(_whom(account, pack, today))[:MOST_PEOPLE],
        information=tuple(board)[:MOST_QUESTIONS],
        areas=tuple(areas)[:MOST_AREAS],
        seek=tuple(_seek(account, pack, today)),
        due=_due(account, today),
        promised=_promised(account, today),
    )


def _whom(account: Account, pack: Pack, today: date) -> list[Whom]:
    """Return those with something silent or unknown; who decides and has influence first."""
    found = (_one(each, pack) for each in silences(account, today))
    asked = [each for each in found if set(each.reasons) - {Reason.decides}]
    return sorted(asked, key=lambda each: Reason.decides not in each.reasons)


def _one(silence: Silence, pack: Pack) -> Whom:
    person, limits = silence.person, pack.thresholds
    decides = bool(decision_makers([person]))
    limit = limits.decision_maker_silence_days if decides else limits.account_silence_days
    holds = {
        Reason.decides: decides,
        Reason.never: silence.last is None,
        Reason.silent: silence.is_longer_than(limit),
        Reason.opinion_unknown: person.trust is None,
        Reason.attitude_unknown: person.attitude is Attitude.unknown,
    }
    return Whom(person, tuple(each for each, so in holds.items() if so), silence.days)


def _wanted(board: Iterable[T]) -> list[T]:
    """Return what is not known or not to be relied on, the blank first, in the pack's order."""
    wanted = (each for each in board if each.age.state in _WANTED)
    return sorted(wanted, key=lambda each: _WANTED.index(each.age.state))


def _seek(account: Account, pack: Pack, today: date) -> Iterator[Seek]:
    """Yield the next agreement of each deal in progress; one not assessed is not guessed."""
    for each in standings(account, pack, today):
        if each.is_open and each.current and each.current.agreed.value + 1 in pack.stages:
            yield Seek(each.deal, each.current.agreed.value + 1)


def _due(account: Account, today: date) -> tuple[Action, ...]:
    """Return what is to be done soon or has no day, the most overdue first."""
    waiting = [each for each in account.actions if each.done_on is None]
    soon = (each for each in waiting if each.due_on is None or each.due_on <= today + _AHEAD)
    return tuple(sorted(soon, key=lambda each: each.due_on or date.max))


def _promised(account: Account, today: date) -> Contact | None:
    left = (c for c in account.contacts if c.held_on <= today and c.next_step.strip())
    return max(left, key=lambda each: each.held_on, default=None)
