"""How far they and we depend on each other (dependence.*)."""

from collections.abc import Iterator
from datetime import date

from kit.account import Account, Dependence
from kit.analysis.finding import Direction, Finding, Ref, finding
from kit.analysis.people.circle import present
from kit.pack import Pack

__all__ = ["dependence_findings"]

Rated = tuple[Ref, str, Dependence]
"""Whom it is about, their name, and how far they and we depend on each other."""


def dependence_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the mutual dependence, of the account and of each person, gives to notice."""
    everybody = tuple(_rated(account, today))
    known = [each for each in everybody if difference(each[2]) is not None]
    for direction in Direction:
        leaning = [each for each in known if _leans(each[2], direction, pack)]
        yield from _naming("dependence.one_sided", leaning, pack, direction=direction)
    yield from _naming("dependence.weak", [e for e in known if _is_weak(e[2], pack)], pack)
    unknown = [each for each in everybody if difference(each[2]) is None]
    yield from _naming("dependence.unknown", unknown, pack)


def difference(dependence: Dependence) -> int | None:
    """Return how much more they need us than we them, or None where either is unknown."""
    if dependence.they_on_us is None or dependence.we_on_them is None:
        return None
    return dependence.they_on_us - dependence.we_on_them


def _rated(account: Account, today: date) -> Iterator[Rated]:
    yield Ref("profile", "profile"), account.profile.name, account.profile.dependence
    for person in present(account, today):
        yield Ref("stakeholders", person.id), person.name, person.dependence


def _leans(dependence: Dependence, direction: Direction, pack: Pack) -> bool:
    apart = difference(dependence) or 0
    gap = pack.thresholds.dependence_gap
    return apart >= gap if direction is Direction.they_more else apart <= -gap


def _is_weak(dependence: Dependence, pack: Pack) -> bool:
    both = (dependence.they_on_us or 0, dependence.we_on_them or 0)
    return max(both) <= pack.thresholds.dependence_weak


def _naming(code: str, rated: list[Rated], pack: Pack, **facts: object) -> Iterator[Finding]:
    if rated:
        about = tuple(ref for ref, _, _ in rated)
        names = tuple(name for _, name, _ in rated)
        yield finding(code, pack, about, names=names, n=len(names), **facts)
