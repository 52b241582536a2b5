"""Who is there: the people in their posts, who decides, who stands for and against us."""

from collections.abc import Iterable
from datetime import date

from kit.account import Account, Attitude, DecisionRole, Level, Stakeholder

__all__ = ["REACHED", "by_influence", "decision_makers", "is_against", "is_for_us", "present"]

_FOR_US = {Attitude.strong_support, Attitude.support}
_AGAINST = {Attitude.against, Attitude.strongly_against}

DEPTH = {Level.none: 0, Level.acquainted: 1, Level.several_times: 2, Level.deep: 3}
"""How deep a known line is; a line of unknown depth is in no order with the others."""

REACHED = DEPTH[Level.several_times]


def present(account: Account, today: date) -> tuple[Stakeholder, ...]:
    """Return the people who are still in their posts, the most influential first."""
    here = (p for p in account.stakeholders if p.left_on is None or p.left_on > today)
    return by_influence(here)


def by_influence(people: Iterable[Stakeholder]) -> tuple[Stakeholder, ...]:
    """Return people, the most influential first, those of unknown influence last."""
    return tuple(sorted(people, key=lambda person: -(person.influence or 0)))


def decision_makers(people: Iterable[Stakeholder]) -> tuple[Stakeholder, ...]:
    """Return those who decide."""
    return tuple(p for p in people if DecisionRole.decision_maker in p.roles)


def is_for_us(person: Stakeholder) -> bool:
    """Return whether a person is known to support us."""
    return person.attitude in _FOR_US


def is_against(person: Stakeholder) -> bool:
    """Return whether a person is known to be against us."""
    return person.attitude in _AGAINST


def months_between(earlier: date, later: date) -> int:
    """Return the whole months that have passed."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
