"""The id of every row, also of new ones, and what people call each entry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from kit.account.shape import called_by
from kit.exchange.cells import Names
from kit.exchange.excel.found import FoundRow, FoundSheet
from kit.exchange.excel.hidden import Hidden
from kit.exchange.excel.plan import Role

__all__ = ["Ids", "identified", "made_up", "names_in"]


@dataclass(frozen=True)
class Ids:
    """The ids of a sheet's rows in their order, and which rows are new or copies of another."""

    all: tuple[str, ...]
    new: frozenset[int]
    copies: frozenset[int]


def identified(sheet: FoundSheet, hidden: Hidden) -> Ids:
    """Return an id for every row: its own, or one made up where it has none of its own."""
    given = [_given(sheet, row) for row in sheet.rows]
    first = {item_id: n for n, item_id in reversed([*enumerate(given)]) if item_id}
    new = frozenset(n for n, item_id in enumerate(given) if first.get(item_id) != n)
    ids = list(given)
    for n in sorted(new):
        ids[n] = made_up(sheet, sheet.rows[n], hidden)
        while ids[n] in first:
            ids[n] += "x"
        first[ids[n]] = n
    return Ids(tuple(ids), new, frozenset(n for n in new if given[n]))


def made_up(sheet: FoundSheet, row: FoundRow, hidden: Hidden) -> str:
    """Return the id of a new row, the same each time the same file is read."""
    told = f"{hidden.seed}/{'.'.join(sheet.plan.path)}/{row.number}"
    return f"n-{sha256(told.encode()).hexdigest()[:12]}"


def names_in(sheets: Mapping[str, FoundSheet], ids: Mapping[str, Ids], hidden: Hidden) -> Names:
    """Return what people call the entries, now and when the file was written."""
    known = {
        kind: dict(zip(ids[kind].all, _names(sheet), strict=True)) for kind, sheet in sheets.items()
    }
    return Names(known, hidden.labels)


def _given(sheet: FoundSheet, row: FoundRow) -> str:
    slot = next(each for each in sheet.plan.slots if each.role is Role.identity)
    return row.text(slot).strip()


def _names(sheet: FoundSheet) -> Sequence[str]:
    return [*_each_name(sheet)]


def _each_name(sheet: FoundSheet) -> Iterator[str]:
    called = (called_by(sheet.plan.models[0]),)
    slot = next((each for each in sheet.plan.slots if each.path == called), None)
    for row in sheet.rows:
        yield row.text(slot) if slot else ""
