"""New rows of a file that was brought in before: found again by what they are called."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from kit.account import Item
from kit.account.shape import called_by
from kit.errors import KitError
from kit.exchange.account_json import Origin
from kit.exchange.cells import Names, folded
from kit.exchange.excel.found import FoundRow, FoundSheet
from kit.exchange.excel.grid import Broken
from kit.exchange.excel.plan import Role, Slot

__all__ = ["Arrived", "Recognised", "nothing_arrived", "recognised"]

Arrived = Callable[[str, Origin | None], Mapping[str, Mapping[str, Item]]]
"""Returns what an account has by kind and id that it had not when a file was made."""


def nothing_arrived(_account: str, _origin: Origin | None) -> Mapping[str, Mapping[str, Item]]:
    """Return nothing, for a file whose account is not at hand."""
    return {}


@dataclass(frozen=True)
class Recognised:
    """The ids of new rows found again, by their place in the sheet.

    Of the doubtful ones it cannot be told whether they are among the entries that are left.
    """

    ids: Mapping[int, str]
    doubtful: frozenset[int]
    left: Mapping[str, Item]

    def in_place(self, made: Mapping[int, str]) -> "Recognised":
        """Return the same, taking who is left for who stands in their row now.

        So it is in a file that holds all there is: they were given another name.
        """
        renamed = {n: made[n] for n in self.doubtful if made[n] in self.left}
        return Recognised({**self.ids, **renamed}, frozenset(), {})


def recognised(
    sheet: FoundSheet, made: Mapping[int, str], came: Mapping[str, Item], names: Names
) -> Recognised:
    """Find the new rows of a sheet among the entries that came from it before.

    made is the id that each new row has by its number. It decides between namesakes alone: in the
    same row of another copy of the file there may well stand somebody else.
    """
    fields = [slot.path[0] for slot in _telling(sheet)]
    known_as = {
        item_id: tuple(_alike(getattr(item, field)) for field in fields)
        for item_id, item in came.items()
    }
    called = {n: each for n in made if any(each := _called(sheet, sheet.rows[n], names))}
    ids: dict[int, str] = {}
    for each in dict.fromkeys(called.values()):
        same = [n for n, other in called.items() if other == each]
        known = [item_id for item_id, other in known_as.items() if other == each]
        if len(same) == len(known) == 1:
            ids[same[0]] = known[0]
        else:
            ids |= {n: made[n] for n in same if made[n] in known}
    left = {item_id: came[item_id] for item_id in came.keys() - {*ids.values()}}
    return Recognised(ids, frozenset(called.keys() - ids.keys() if left else ()), left)


def _telling(sheet: FoundSheet) -> tuple[Slot, ...]:
    """Return the columns that tell the entries of a sheet apart: the name, or all they need."""
    own = called_by(sheet.plan.models[0])
    needed = [slot for slot in sheet.plan.slots if slot.level == 0 and _is_needed(slot)]
    return tuple([slot for slot in needed if slot.path == (own,)] or needed)


def _is_needed(slot: Slot) -> bool:
    return slot.role is Role.value and slot.column is not None and slot.column.field.required


def _called(sheet: FoundSheet, row: FoundRow, names: Names) -> tuple[Hashable, ...]:
    """Return what a row calls its entry, or nothing where it does not say so."""
    found = [(slot, row.cells.get(slot)) for slot in _telling(sheet)]
    try:
        return tuple(
            _alike(slot.column.read(cell, names))
            for slot, cell in found
            if slot.column and not isinstance(cell, Broken)
        )
    except KitError:
        # It is told as a fault where the row is read.
        return ()


def _alike(value: Any) -> Hashable:
    return folded(value) if isinstance(value, str) else value
