"""Whom a picture of many people shows: everybody, or those who matter and their superiors."""

from collections.abc import Sequence
from datetime import date
from itertools import islice

from kit.account import Account, DecisionRole, Stakeholder
from kit.charts.people.house import Superiors, chain

__all__ = ["LIMIT", "drawn_gone", "drawn_people", "gone_people"]

LIMIT = 40
"""How many people one page can name legibly."""

_GONE = 6
# Whose names stand on the request for a decision.
_DECIDING = {DecisionRole.decision_maker, DecisionRole.approver, DecisionRole.initiator}


def gone_people(account: Account, today: date) -> tuple[Stakeholder, ...]:
    """Return those who have left, the latest first."""
    gone = [p for p in account.stakeholders if p.left_on is not None and p.left_on <= today]
    return tuple(sorted(gone, key=lambda p: p.left_on or today, reverse=True))


def drawn_gone(account: Account, today: date) -> tuple[Stakeholder, ...]:
    """Return those to draw of the ones who left: in a crowd, only who still holds a line."""
    gone, tied = gone_people(account, today), _tied(account)
    gone = tuple(sorted(gone, key=lambda p: p.id not in tied))
    if len(account.stakeholders) > LIMIT:
        gone = tuple(p for p in gone if p.id in tied)
    return gone[:_GONE]


def drawn_people(
    account: Account, people: Sequence[Stakeholder], above: Superiors, strong: int, room: int
) -> set[str]:
    """Return the ids of those to draw; of too many, those who matter most, with their superiors."""
    if len(people) <= room:
        return {person.id for person in people}
    tied = _tied(account)

    def weight(person: Stakeholder) -> tuple[bool, bool, bool, int]:
        decides = DecisionRole.decision_maker in person.roles
        takes_part = not _DECIDING.isdisjoint(person.roles)
        return decides, person.id in tied, takes_part, person.influence or 0

    mattering = [p for p in people if any(weight(p)[:3]) or (p.influence or 0) >= strong]
    drawn: set[str] = set()
    for person in sorted(mattering or people, key=weight, reverse=True):
        # Of a line of superiors longer than the page the nearest are drawn.
        with_superiors = drawn | {*islice(chain(person.id, above), room)}
        if len(with_superiors) <= room:
            drawn = with_superiors
    return drawn


def _tied(account: Account) -> set[str]:
    return {end for line in account.relations for end in (line.source, line.target)}
