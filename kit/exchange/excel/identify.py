"""The id of every row, also of new ones, and what people call each entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from kit.account import Item
from kit.account.shape import called_by
from kit.exchange.cells import Names
from kit.exchange.excel.again import Recognised, recognised
from kit.exchange.excel.found import FoundRow, FoundSheet
from kit.exchange.excel.hidden import Hidden
from kit.exchange.excel.plan import Role

__all__ = ["Ids", "identified", "made_up", "names_in"]


@dataclass(frozen=True)
class Ids:
    """The ids of a sheet's rows in their order, and which rows are new or copies of another.

    again says which of the new ones came in from the same file before.
    """

    all: tuple[str, ...]
    new: frozenset[int]
    copies: frozenset[int]
    again: Recognised


def identified(sheet: FoundSheet, hidden: Hidden, arrived: Mapping[str, Item], names: Names) -> Ids:
    """Return an id for every row: its own, or one made up where it has none of its own.

    arrived are the entries added since the file was made; names are those that rows refer to.
    """
    given = [_given(sheet, row) for row in sheet.rows]
    first = {item_id: n for n, item_id in reversed([*enumerate(given)]) if item_id}
    made = {
        n: made_up(sheet, sheet.rows[n], hidden)
        for n, item_id in enumerate(given)
        if first.get(item_id) != n
    }
    start = _start(sheet, hidden)
    came = {
        item_id: item
        for item_id, item in arrived.items()
        if item_id.startswith(start) and item_id not in first
    }
    again = recognised(sheet, made, came, names)
    if hidden.origin is None:
        again = again.in_place(made)
    ids = list(given)
    for n, item_id in made.items():
        ids[n] = again.ids.get(n, item_id)
        while n not in again.ids and (ids[n] in first or ids[n] in came):
            ids[n] += "x"
        first[ids[n]] = n
    return Ids(tuple(ids), frozenset(made), frozenset(n for n in made if given[n]), again)


def made_up(sheet: FoundSheet, row: FoundRow, hidden: Hidden) -> str:
    """Return the id of a new row, the same each time the same file is read."""
    return f"{_start(sheet, hidden)}{row.number}"


def _start(sheet: FoundSheet, hidden: Hidden) -> str:
    """Return what the ids of a sheet's new rows begin with, in the copies of one file alone."""
    told = f"{hidden.seed}/{'.'.join(sheet.plan.path)}"
    return f"n-{sha256(told.encode()).hexdigest()[:12]}-"


def names_in(sheets: Mapping[str, FoundSheet], ids: Mapping[str, Ids], hidden: Hidden) -> Names:
    """Return what people call the entries, now and when the file was written."""
    known = {
        kind: dict(zip(ids[kind].all, _names(sheet), strict=True)) for kind, sheet in sheets.items()
    }
    return Names(known, hidden.labels)


def _given(sheet: FoundSheet, row: FoundRow) -> str:
    slot = next(each for each in sheet.plan.slots if each.role is Role.identity)
    return row.text(slot).strip()


def _names(sheet: FoundSheet) -> Iterator[str]:
    called = (called_by(sheet.plan.models[0]),)
    slot = next((each for each in sheet.plan.slots if each.path == called), None)
    for row in sheet.rows:
        yield row.text(slot) if slot else ""
