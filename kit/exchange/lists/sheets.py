"""The sheets of an Excel file as tables; a row costs only what it holds."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from posixpath import join, normpath, split
from xml.etree.ElementTree import Element

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from kit.errors import Cell, Fault, Faults, KitError
from kit.exchange.excel.archive import Archive, opened
from kit.exchange.excel.grid import Grid, read_grids
from kit.exchange.excel.hidden import ABOUT
from kit.exchange.lists.table import MOST_COLUMNS, MOST_ROWS, Found, Lines, Note, Table

__all__ = ["is_own_workbook", "tables_of_workbook"]

_WORKBOOK = "xl/workbook.xml"
_MOST_MERGED = 1_000_000


@dataclass
class _Look:
    """How a sheet looks: what a grid of its cells does not tell."""

    state: str
    pivot: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def tables_of_workbook(path: Path) -> tuple[Table, ...]:
    """Return every sheet of an Excel file that holds something."""
    with opened(path) as archive:
        epoch, looks = _looks(archive, path.name)
    # The rows were counted above: only now is it safe to hold them.
    grids = (grid for grid in read_grids(path) if grid.rows)
    return tuple(_table(grid, looks.get(grid.name, _Look("")), epoch, path.name) for grid in grids)


def is_own_workbook(path: Path) -> bool:
    """Tell whether a file is a workbook that the kit wrote: a whole account, not a list."""
    try:
        with opened(path) as archive:
            workbook = archive.tree(_WORKBOOK) if _WORKBOOK in archive else None
    except KitError:
        # Whoever reads it will say why it cannot be read.
        return False
    return workbook is not None and any(
        sheet.get("name") == ABOUT for sheet in _all(workbook, "sheet")
    )


def _looks(archive: Archive, source: str) -> tuple[datetime, dict[str, _Look]]:
    workbook = archive.tree(_WORKBOOK) if _WORKBOOK in archive else None
    if workbook is None:
        return WINDOWS_EPOCH, {}
    since_1904 = any(each.get("date1904") in {"1", "true"} for each in _all(workbook, "workbookPr"))
    targets = dict(_links(archive, _WORKBOOK))
    looks = {}
    for sheet in _all(workbook, "sheet"):
        link = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        if (part := targets.get(link, ("", ""))[1]) in archive:
            look = _Look(sheet.get("state", "visible"))
            look.pivot = any(
                kind == "pivotTable" for kind, _ in dict(_links(archive, part)).values()
            )
            _walk(archive, part, look, source)
            looks[sheet.get("name", "")] = look
    return MAC_EPOCH if since_1904 else WINDOWS_EPOCH, looks


def _links(archive: Archive, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
    folder, name = split(part)
    links = f"{folder}/_rels/{name}.rels"
    if links in archive:
        for each in archive.tree(links):
            target = normpath(join("/", folder, each.get("Target", ""))).lstrip("/")
            yield each.get("Id", ""), (each.get("Type", "").rpartition("/")[2], target)


def _walk(archive: Archive, part: str, look: _Look, source: str) -> None:
    number = filled = 0
    data: Element | None = None
    for event, element in archive.walk(part, "start", "end"):
        name = _tag(element)
        if event == "start":
            data = element if name == "sheetData" else data
        elif name == "row" and data is not None:
            number = int(element.get("r") or number + 1)
            if any(len(cell) for cell in element):
                filled += 1
                look.hidden_rows.update({number} if _is_hidden(element) else ())
            if filled > MOST_ROWS:
                raise Faults(source, [Fault("list.too_many_rows", (), {"limit": MOST_ROWS})])
            data.clear()
        elif name == "col" and _is_hidden(element):
            look.hidden_columns.append((int(element.get("min", 1)), int(element.get("max", 1))))
        elif name == "mergeCell":
            look.merged.append(element.get("ref", "A1"))


def _table(grid: Grid, look: _Look, epoch: datetime, source: str) -> Table:
    widest = max(max(row) for row in grid.rows.values())
    if widest > MOST_COLUMNS:
        place = Cell(0, get_column_letter(widest), grid.name)
        raise Faults(source, [Fault("list.too_many_columns", (), {"limit": MOST_COLUMNS}, place)])
    numbers = sorted(grid.rows)
    lines = Lines(numbers, [tuple(_cells(grid.rows[number])) for number in numbers])
    return Table(
        lines,
        grid.name,
        hidden=look.state not in {"", "visible"},
        pivot=look.pivot,
        epoch=epoch,
        merged=dict(islice(_lower_cells(look.merged, numbers), _MOST_MERGED)),
        notes=tuple(_notes(look, widest)),
    )


def _cells(row: Mapping[int, Found]) -> Iterator[Found]:
    for column in range(1, max(row) + 1):
        yield row.get(column)


def _lower_cells(
    blocks: Sequence[str], numbers: Sequence[int]
) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield each lower cell in the first column of a merged block, and the block's first row."""
    for block in blocks:
        left, top, _, bottom = (edge or 1 for edge in range_boundaries(block))
        for number in numbers[bisect_right(numbers, top) : bisect_right(numbers, bottom)]:
            yield (number, left - 1), top


def _notes(look: _Look, widest: int) -> Iterator[Note]:
    if look.hidden_rows:
        yield Note("note.hidden_rows", {"n": len(look.hidden_rows)})
    letters = tuple(
        get_column_letter(column)
        for first, last in look.hidden_columns
        for column in range(first, min(last, widest) + 1)
    )
    if letters:
        yield Note("note.hidden_columns", {"columns": letters})


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") in {"1", "true"}


def _all(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element.iter() if _tag(each) == name)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
