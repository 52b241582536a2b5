"""The lines between their people and our functions (接点), and their findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kit.account import Account, Coverage, Function, Level
from kit.analysis.finding import Finding, finding, refs
from kit.analysis.people.circle import DEPTH, REACHED, present
from kit.pack import Pack

__all__ = ["Lines", "coverage_findings", "lines"]


TWO_OF_OURS = 2
"""One line of one of ours is a thread, whatever the pack says of theirs."""


@dataclass(frozen=True)
class Lines:
    """The lines to people still in their posts: held, known not to be held, and not known."""

    held: tuple[Coverage, ...]
    absent: tuple[Coverage, ...]
    unknown: tuple[Coverage, ...]


def lines(account: Account, today: date) -> Lines:
    """Return the lines to people still in their posts."""
    here = {person.id for person in present(account, today)}
    current = [line for line in account.coverage if line.stakeholder in here]
    held = tuple(line for line in current if DEPTH.get(line.level, 0) > 0)
    absent = tuple(line for line in current if line.level is Level.none)
    unknown = tuple(line for line in current if line.level is Level.unknown)
    return Lines(held, absent, unknown)


def coverage_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the lines between their people and ours give to notice."""
    known = lines(account, today)
    yield from _single_thread(known, pack)
    yield from _sales_only(account, known, pack)
    yield from _below_wish(account, pack, today)


def _single_thread(known: Lines, pack: Pack) -> Iterator[Finding]:
    """Count as few only what stays few even if every unknown line were a deep one."""
    if not known.held and not known.absent:
        return
    few = pack.thresholds.single_thread_people
    reached = {line.stakeholder for line in known.held if DEPTH[line.level] >= REACHED}
    ours = {line.member for line in known.held}
    perhaps = {line.stakeholder for line in known.unknown}
    perhaps_ours = {line.member for line in known.unknown}
    if len(reached | perhaps) < few or len(ours | perhaps_ours) < TWO_OF_OURS:
        yield finding("people.single_thread", pack, theirs=len(reached), ours=len(ours))


def _sales_only(account: Account, known: Lines, pack: Pack) -> Iterator[Finding]:
    holders = [account.member(line.member) for line in (*known.held, *known.unknown)]
    functions = {member.function if member else Function.unknown for member in holders}
    if known.held and functions == {Function.sales}:
        yield finding("people.sales_only", pack, n=len({line.stakeholder for line in known.held}))


def _below_wish(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    wished = {
        line.stakeholder
        for line in account.coverage
        if line.level in DEPTH and line.wished in DEPTH and DEPTH[line.level] < DEPTH[line.wished]
    }
    people = [person for person in present(account, today) if person.id in wished]
    if people:
        names = tuple(person.name for person in people)
        about = refs("stakeholders", people)
        yield finding("people.coverage_below_wish", pack, about, names=names, n=len(people))
