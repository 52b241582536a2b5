"""The map of what they use: departments by domains, from us, from a rival, or white space."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kit.account import Account, Supply, Usage
from kit.pack import Pack
from kit.words import Text

__all__ = ["MapCell", "UsageMap", "usage_map"]


@dataclass(frozen=True)
class MapCell:
    """What one department uses in one domain: from whom, which rivals, and since when we know."""

    usages: tuple[Usage, ...] = ()
    supply: Supply = Supply.unknown
    rivals: tuple[str, ...] = ()
    as_of: date | None = None


_NOTHING_KNOWN = MapCell()


@dataclass(frozen=True)
class UsageMap:
    """The cells of the map by department and id of the domain; what has no entry is unknown."""

    departments: tuple[str, ...]
    domains: Mapping[str, Text]
    cells: Mapping[tuple[str, str], MapCell]

    def cell(self, department: str, domain: str) -> MapCell:
        """Return one cell, of which nothing may be known."""
        return self.cells.get((department, domain), _NOTHING_KNOWN)

    @cached_property
    def counts(self) -> Counter[Supply]:
        """Return how many cells there are of each kind; together they are the whole map."""
        return Counter(
            self.cell(department, domain).supply
            for department in self.departments
            for domain in self.domains
        )

    @property
    def white_space(self) -> tuple[tuple[str, str], ...]:
        """Return the cells in which nobody is yet, as department and domain."""
        return tuple(
            (department, domain)
            for department in self.departments
            for domain in self.domains
            if self.cell(department, domain).supply is Supply.none
        )


def usage_map(account: Account, pack: Pack, today: date) -> UsageMap:
    """Return the map as it was known up to a day, departments in the order they were entered."""
    found: dict[tuple[str, str], list[Usage]] = {}
    for usage in account.usages:
        if usage.as_of is None or usage.as_of <= today:
            found.setdefault((usage.department.strip(), usage.domain), []).append(usage)
    departments = dict.fromkeys(department for department, _ in found if department)
    domains = {name: each.name for name, each in pack.domains.items()}
    # What was entered under another pack stays in sight, by its id.
    domains |= {name: Text(name, name) for _, name in found if name not in domains}
    cells = {at: _cell(usages, account) for at, usages in found.items()}
    return UsageMap(tuple(departments), domains, cells)


def _cell(usages: list[Usage], account: Account) -> MapCell:
    named = (account.rival(each.rival) for each in usages)
    rivals = dict.fromkeys(rival.name for rival in named if rival)
    days = [each.as_of for each in usages if each.as_of]
    supply = _together({each.supply for each in usages})
    return MapCell(tuple(usages), supply, tuple(rivals), max(days, default=None))


def _together(found: set[Supply]) -> Supply:
    """Return from whom a cell is supplied that has several entries."""
    ours = found & {Supply.ours, Supply.both}
    theirs = found & {Supply.rival, Supply.both}
    if ours and theirs:
        return Supply.both
    if ours or theirs:
        return Supply.ours if ours else Supply.rival
    return Supply.none if found == {Supply.none} else Supply.unknown
