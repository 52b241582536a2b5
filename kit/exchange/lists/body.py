"""The rows below the headings of a list: their values by field, and what is wrong in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter

from kit.errors import Cell, Fault
from kit.exchange.lists.fields import (
    ACCOUNT,
    ACCOUNT_ID,
    NOTED,
    OUR_MEMBER,
    PARTS,
    REASON,
    UNKEPT,
    Kind,
    columns_of,
    heading_key,
    listed,
)
from kit.exchange.lists.headings import Headings, texts_of
from kit.exchange.lists.maps import LEFT_OUT
from kit.exchange.lists.table import Line, Note, shown
from kit.exchange.lists.values import read_column

__all__ = ["PLACE", "Body", "Row", "body_of"]

_NOT_READ = frozenset({"", LEFT_OUT, NOTED, REASON, UNKEPT})
# One merged cell beside several rows is how a sheet groups them.
_GROUPS = frozenset({ACCOUNT, ACCOUNT_ID, "department", OUR_MEMBER, "owner", "rep"})
_LONGEST_FOOT = 12
PLACE = frozenset({ACCOUNT, ACCOUNT_ID, OUR_MEMBER, "id"})
"""What says where a row belongs, and not what an entry is."""


class Row(NamedTuple):
    """One row of a list: its number, its values by field, and where it says it belongs.

    What was blank is in neither; place holds the account, the owner and the id, if they are told.
    """

    number: int
    values: dict[str, Any]
    place: dict[str, str]


@dataclass(frozen=True)
class Body:
    """The rows in which nothing is wrong, the faults of the others, and how many there are in all.

    noted are the texts that go into the note, with their headings, by the number of the row.
    """

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    noted: Mapping[int, tuple[tuple[str, str], ...]]
    notes: tuple[Note, ...]
    n: int


def body_of(headings: Headings, dates: str) -> Body:
    """Read the rows below a list's headings; dates is the order a person said dates have."""
    notes: list[Note] = []
    lines = _filled(headings, _told(headings, notes), notes)
    faults: list[Fault] = list(_beside(headings, lines, notes))
    columns = _columns(headings, lines, dates, faults, notes)
    rows = list(_rows(lines, columns))
    wrong = {fault.cell.row for fault in faults if fault.cell}
    nameless = _nameless_rows(headings.kind, rows)
    faults += [_nameless(headings, row) for row in nameless if row.number not in wrong]
    wrong = {fault.cell.row for fault in faults if fault.cell}
    right = tuple(row for row in rows if row.number not in wrong) if wrong else tuple(rows)
    faults.sort(key=lambda each: each.cell.row if each.cell else 0)
    noted = dict(_noted(headings, lines))
    return Body(right, tuple(faults), noted, tuple(notes), len(rows))


def _rows(lines: Sequence[Line], columns: Mapping[str, Sequence[Any]]) -> Iterator[Row]:
    values = _by_row([name for name in columns if name not in PLACE], columns, len(lines))
    places = _by_row([name for name in columns if name in PLACE], columns, len(lines))
    for line, value, place in zip(lines, values, places, strict=True):
        yield Row(line.number, value, place)


def _by_row(
    names: Sequence[str], columns: Mapping[str, Sequence[Any]], n: int
) -> Iterator[dict[str, Any]]:
    """Yield the values of each row by their columns' names, without what is blank."""
    if not names:
        yield from ({} for _ in range(n))
        return
    full = all(None not in columns[name] for name in names)
    for found in zip(*(columns[name] for name in names), strict=True):
        told = zip(names, found, strict=True)
        yield dict(told) if full else {name: each for name, each in told if each is not None}


def _told(headings: Headings, notes: list[Note]) -> list[Line]:
    """Return the rows that say something of their own: no foot, no headings once more."""
    told: list[Line] = []
    left: dict[str, list[int]] = {"note.footer": [], "note.headings_again": []}
    foot, own = listed("footer"), texts_of(headings.line)
    headed = set(own)
    begins = tuple({word[0] for word in foot} | {word[0].upper() for word in foot})
    for line in headings.table.lines:
        first = line.cells[0] if line.cells else None
        if type(first) is not str or not first or first.isspace():
            told_there = (text for text in map(shown, line.cells) if text and not text.isspace())
            first = next(told_there, "")
        if line.number <= headings.row or not first:
            continue
        is_foot = len(first) < _LONGEST_FOOT and first.startswith(begins)
        if is_foot and heading_key(first) in foot:
            left["note.footer"].append(line.number)
        elif first in headed and texts_of(line) == own:
            left["note.headings_again"].append(line.number)
        else:
            told.append(line)
    notes += [Note(code, {"rows": tuple(rows)}) for code, rows in left.items() if rows]
    return told


def _filled(headings: Headings, lines: list[Line], notes: list[Note]) -> list[Line]:
    """Give the value of a merged group heading, such as a company, to each row it covers."""
    merged = headings.table.merged
    groups = [index for index, target in headings.targets.items() if target in _GROUPS]
    if not merged or not groups:
        return lines
    by_number = {line.number: line.cells for line in lines}
    filled: list[Line] = []
    touched: list[str] = []
    for line in lines:
        cells = list(line.cells)
        for index in groups:
            above = by_number.get(merged.get((line.number, index), 0), ())
            if index < len(above):
                cells += [None] * (index + 1 - len(cells))
                cells[index] = above[index]
                touched.append(headings.text(index))
        filled.append(Line(line.number, cells))
    if touched:
        facts = {"headings": tuple(dict.fromkeys(touched)), "n": len(touched)}
        notes.append(Note("note.merged", facts))
    return filled


def _beside(headings: Headings, lines: Sequence[Line], notes: list[Note]) -> Iterator[Fault]:
    """Yield rows of a text file with more cells than headings; note columns without a heading."""
    width = len(headings.line.cells)
    nameless: set[int] = set()
    blank = [n for n in range(width) if n not in headings.targets]
    for line in lines:
        if len(line.cells) > width:
            beyond = [n for n, c in enumerate(line.cells[width:], width) if shown(c).strip()]
            if beyond and headings.table.is_text:
                facts = {"n": beyond[-1] + 1, "expected": width}
                yield Fault("list.row_too_long", (), facts, Cell(line.number))
            nameless.update(beyond)
        if blank:
            nameless.update(
                n for n in blank if n < len(line.cells) and shown(line.cells[n]).strip()
            )
    if (nameless and not headings.table.is_text) or nameless.intersection(blank):
        letters = tuple(get_column_letter(n + 1) for n in sorted(nameless))
        notes.append(Note("note.no_heading", {"columns": letters}))


def _columns(
    headings: Headings, lines: Sequence[Line], dates: str, faults: list[Fault], notes: list[Note]
) -> dict[str, list[Any]]:
    """Return the values of each column by its field."""
    known, sheet = columns_of(headings.kind), headings.table.sheet
    width = max(headings.targets, default=-1) + 1
    by_index = list(zip_longest(*(line.cells for line in lines)))
    by_index += [(None,) * len(lines)] * (width - len(by_index))
    columns: dict[str, list[Any]] = {}
    for index, target in headings.targets.items():
        if target in _NOT_READ:
            continue
        read = read_column(by_index[index], known.get(target), headings.table.epoch, dates)
        columns[target] = read.values
        text = headings.text(index)
        for n, fault in read.faults.items():
            faults.append(replace(fault, cell=Cell(lines[n].number, text, sheet)))
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


def _nameless_rows(kind: Kind, rows: Sequence[Row]) -> list[Row]:
    if kind is Kind.accounts:
        return [row for row in rows if ACCOUNT not in row.place and ACCOUNT_ID not in row.place]
    return [row for row in rows if kind.key not in row.values]


def _nameless(headings: Headings, row: Row) -> Fault:
    targets = (headings.kind.key, *PARTS["name"])
    column = next(n for target in targets for n in headings.columns(target))
    place = Cell(row.number, headings.text(column), headings.table.sheet)
    return Fault("value.missing", (), {"found": ""}, place)


def _noted(
    headings: Headings, lines: Sequence[Line]
) -> Iterator[tuple[int, tuple[tuple[str, str], ...]]]:
    indices = list(headings.columns(NOTED))
    for line in lines if indices else ():
        texts = [(n, shown(line.cells[n])) for n in indices if n < len(line.cells)]
        if told := tuple((headings.text(n), text) for n, text in texts if text.strip()):
            yield line.number, told
