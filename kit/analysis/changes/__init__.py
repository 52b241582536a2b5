"""What changed between two days: people, stages, agreements, dates, what was done, findings."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from types import MappingProxyType

from kit.account import Item
from kit.analysis import find
from kit.analysis.changes.change import Change, Course, State, Turn
from kit.analysis.changes.deals import deal_changes
from kit.analysis.changes.doings import doing_changes
from kit.analysis.changes.moved import DATED, moved_dates
from kit.analysis.changes.noticed import finding_changes
from kit.analysis.changes.people import people_changes
from kit.analysis.changes.told import ToldChange, ToldGroup, Topic, tell_changes, told_level
from kit.pack import Pack

__all__ = [
    "DATED",
    "Change",
    "Course",
    "State",
    "ToldChange",
    "ToldGroup",
    "Topic",
    "Turn",
    "changes",
    "tell_changes",
    "told_level",
]

_NO_COURSE: Mapping[tuple[str, str], Sequence[tuple[date, Item]]] = MappingProxyType({})


def changes(
    before: State, after: State, pack: Pack, course: Course = _NO_COURSE
) -> tuple[Change, ...]:
    """Return everything that changed between two states of an account, each on its own day.

    course holds the states that entries with a planned day stood in meanwhile and before: without
    it a day that moved more than once counts as moved once.
    """
    then, now = (find(each.account, pack, each.on) for each in (before, after))
    parts = (
        deal_changes(before, after, pack),
        people_changes(before, after),
        moved_dates(before, after, pack, course),
        doing_changes(before, after),
        finding_changes(then, now, pack),
    )
    return tuple(chain.from_iterable(parts))
