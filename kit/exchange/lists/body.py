"""The rows below the headings of a list: their values by field, and what is wrong in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from kit.errors import Cell, Fault
from kit.exchange.lists.fields import (
    ACCOUNT,
    ACCOUNT_ID,
    NOTED,
    PARTS,
    REASON,
    UNKEPT,
    Kind,
    columns_of,
)
from kit.exchange.lists.headings import Headings
from kit.exchange.lists.maps import LEFT_OUT
from kit.exchange.lists.rows import Rows
from kit.exchange.lists.table import Lines, Note, shown
from kit.exchange.lists.told import overlong, told_lines
from kit.exchange.lists.values import read_column

__all__ = ["Body", "body_of"]

_NOT_READ = frozenset({"", LEFT_OUT, NOTED, REASON, UNKEPT})


@dataclass(frozen=True)
class Body:
    """The rows in which nothing is wrong, the faults of the others, and how many there are in all.

    noted are the texts that go into the note, with their headings, by the number of the row.
    """

    rows: Rows
    faults: tuple[Fault, ...]
    noted: Mapping[int, tuple[tuple[str, str], ...]]
    notes: tuple[Note, ...]
    n: int


def body_of(headings: Headings, dates: str) -> Body:
    """Read the rows below a list's headings; dates is the order a person said dates have."""
    notes: list[Note] = []
    lines = told_lines(headings, notes)
    faults = list(overlong(headings, lines, notes))
    rows = Rows(lines.numbers, _columns(headings, lines, dates, faults, notes))
    wrong = {fault.cell.row for fault in faults if fault.cell}
    nameless = [_nameless(headings, n) for n in _nameless_rows(headings.kind, rows)]
    faults += [fault for fault in nameless if fault.cell and fault.cell.row not in wrong]
    right = rows.without({fault.cell.row for fault in faults if fault.cell})
    faults.sort(key=lambda each: each.cell.row if each.cell else 0)
    noted = dict(_noted(headings, lines))
    return Body(right, tuple(faults), noted, tuple(notes), len(rows))


def _columns(
    headings: Headings, lines: Lines, dates: str, faults: list[Fault], notes: list[Note]
) -> dict[str, list[Any]]:
    """Return the values of each column by its field."""
    known, sheet = columns_of(headings.kind), headings.table.sheet
    width = max(headings.targets, default=-1) + 1
    by_index = list(zip_longest(*lines.cells))
    by_index += [(None,) * len(lines)] * (width - len(by_index))
    columns: dict[str, list[Any]] = {}
    for index, target in headings.targets.items():
        if target in _NOT_READ:
            continue
        read = read_column(by_index[index], known.get(target), headings.table.epoch, dates)
        columns[target] = read.values
        text = headings.text(index)
        for n, fault in read.faults.items():
            faults.append(replace(fault, cell=Cell(lines.numbers[n], text, sheet)))
        faults += [replace(each, cell=Cell(0, text, sheet)) for each in read.whole]
        notes += [replace(each, facts={**each.facts, "heading": text}) for each in read.notes]
    for target, parts in PARTS.items():
        _join(columns, target, parts)
    return columns


def _join(columns: dict[str, list[Any]], target: str, parts: tuple[str, str]) -> None:
    """Put a name together from its two columns, the way round that its letters have."""
    families, givens = (columns.pop(part, []) for part in parts)
    if not families and not givens:
        return
    joined = [_joined(f, g) for f, g in zip_longest(families, givens)]
    whole = columns.get(target, [None] * len(joined))
    columns[target] = [a if a is not None else b for a, b in zip(whole, joined, strict=True)]


def _joined(family: str | None, given: str | None) -> str | None:
    parts = [part for part in (family, given) if part]
    if parts and all(part.isascii() for part in parts):
        parts.reverse()
    return " ".join(parts) or None


def _nameless_rows(kind: Kind, rows: Rows) -> list[int]:
    """Return the numbers of the rows that do not say what they are about."""
    keys = (ACCOUNT, ACCOUNT_ID) if kind is Kind.accounts else (kind.key,)
    told = zip(*(rows.column(key) for key in keys), strict=True)
    return [number for number, found in zip(rows.numbers, told, strict=True) if not any(found)]


def _nameless(headings: Headings, row: int) -> Fault:
    targets = (headings.kind.key, *PARTS["name"])
    column = next(n for target in targets for n in headings.columns(target))
    place = Cell(row, headings.text(column), headings.table.sheet)
    return Fault("value.missing", (), {"found": ""}, place)


def _noted(headings: Headings, lines: Lines) -> Iterator[tuple[int, tuple[tuple[str, str], ...]]]:
    indices = list(headings.columns(NOTED))
    for line in lines if indices else ():
        texts = [(n, shown(line.cells[n])) for n in indices if n < len(line.cells)]
        if told := tuple((headings.text(n), text) for n, text in texts if text.strip()):
            yield line.number, told
