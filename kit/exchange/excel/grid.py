"""The cells of an Excel file as people see them, without those that hold nothing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import normpath
from xml.etree.ElementTree import Element

from openpyxl.styles import is_date_format
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from kit.exchange.cells import CellValue
from kit.exchange.excel.archive import Archive, opened
from kit.exchange.excel.text import decoded

__all__ = ["Broken", "Grid", "read_grids"]

_ZEROS = re.compile("0{2,}")
_WHOLE = re.compile(r"-?\d{1,15}")


@dataclass(frozen=True)
class Broken:
    """A cell that shows no value of its own: the code of its fault, and what it shows."""

    code: str
    shows: str


Row = Mapping[int, CellValue | Broken]


@dataclass(frozen=True)
class Grid:
    """One sheet: its name, and each row that holds something, by its number."""

    name: str
    rows: Mapping[int, Row]


def read_grids(path: Path) -> tuple[Grid, ...]:
    """Read every sheet of an Excel file; raises Faults for what is no such file."""
    with opened(path) as archive:
        reader = _Reader(archive)
        return tuple(Grid(name, dict(reader.rows(part))) for name, part in reader.sheets())


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element.iter() if _tag(each) == name)


def _text(element: Element) -> str:
    """Return the text of a string, without the readings that stand above it."""
    parts = []
    for each in element:
        if _tag(each) == "t":
            parts.append(each.text or "")
        elif _tag(each) == "r":
            parts.append(_text(each))
    return "".join(parts)


class _Reader:
    """Reads the parts of a workbook; nothing is kept but what cells refer to."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        start = self._related("", "officeDocument")
        self._workbook = next(iter(start.values()), "xl/workbook.xml")

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the part of each sheet in their order."""
        targets = self._related(self._workbook, "worksheet")
        for sheet in _all(self._archive.tree(self._workbook), "sheet"):
            link = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
            if link in targets:
                yield decoded(sheet.get("name", "")), targets[link]

    def rows(self, part: str) -> Iterator[tuple[int, Row]]:
        """Yield each row that holds something."""
        number, data = 0, None
        for event, element in self._archive.walk(part, "start", "end"):
            name = _tag(element)
            if event == "start":
                data = element if name == "sheetData" else data
            elif name == "row" and data is not None:
                number = int(element.get("r") or number + 1)
                if cells := dict(self._cells(element)):
                    yield number, cells
                data.clear()
            elif name == "sheetData":
                return

    def _cells(self, row: Element) -> Iterator[tuple[int, CellValue | Broken]]:
        column = 0
        for cell in row:
            letters = cell.get("r", "").rstrip("0123456789")
            column = column_index_from_string(letters) if letters else column + 1
            if len(cell) and (value := self._value(cell)) not in (None, ""):
                yield column, value

    def _value(self, cell: Element) -> CellValue | Broken:
        inside = {_tag(each): each for each in cell}
        if "is" in inside:
            return decoded(_text(inside["is"]))
        shown = (inside["v"].text or "") if "v" in inside else ""
        if "f" in inside and not shown and cell.get("t") != "str":
            return Broken("excel.formula", f"={inside['f'].text or ''}")
        return self._shown(cell, shown) if shown else None

    def _shown(self, cell: Element, shown: str) -> CellValue | Broken:
        match cell.get("t", "n"):
            case "s":
                return self._strings[int(shown)]
            case "str":
                return decoded(shown)
            case "b":
                return shown == "1"
            case "e":
                return Broken("excel.error", shown)
            case "d":
                return datetime.fromisoformat(shown)
        return self._number(shown, int(cell.get("s", 0)))

    def _number(self, shown: str, style: int) -> CellValue | Broken:
        form = self._formats[style] if style < len(self._formats) else "General"
        number = int(shown) if _WHOLE.fullmatch(shown) else float(shown)
        if is_date_format(form):
            return _date(number, self._epoch, shown)
        if _ZEROS.fullmatch(form) and isinstance(number, int):
            return f"{number:0{len(form)}d}"
        return number

    @cached_property
    def _epoch(self) -> datetime:
        tree = self._archive.tree(self._workbook)
        since_1904 = any(each.get("date1904") in {"1", "true"} for each in _all(tree, "workbookPr"))
        epoch: datetime = MAC_EPOCH if since_1904 else WINDOWS_EPOCH
        return epoch

    @cached_property
    def _strings(self) -> list[str]:
        found = []
        for part in self._related(self._workbook, "sharedStrings").values():
            for _, element in self._archive.walk(part, "end"):
                if _tag(element) == "si":
                    found.append(decoded(_text(element)))
                    element.clear()
        return found

    @cached_property
    def _formats(self) -> list[str]:
        """The number format of each cell style."""
        forms = dict(BUILTIN_FORMATS)
        found: list[str] = []
        for part in self._related(self._workbook, "styles").values():
            tree = self._archive.tree(part)
            for each in _all(tree, "numFmt"):
                forms[int(each.get("numFmtId", 0))] = each.get("formatCode", "General")
            for styles in _all(tree, "cellXfs"):
                ids = (int(each.get("numFmtId", 0)) for each in styles if _tag(each) == "xf")
                found += [forms.get(each, "General") for each in ids]
        return found

    def _related(self, part: str, kind: str) -> dict[str, str]:
        """Return the parts of a kind that a part leads to, by the ids of their links."""
        home = PurePosixPath(part)
        links = str(home.parent / "_rels" / f"{home.name}.rels")
        return {
            each.get("Id", ""): _resolved(home.parent, each.get("Target", ""))
            for each in self._archive.tree(links)
            if each.get("Type", "").rpartition("/")[2] == kind
        }


def _date(number: float, epoch: datetime, shown: str) -> CellValue | Broken:
    if number < 0:
        return Broken("excel.error", shown)
    try:
        return from_excel(number, epoch)  # type: ignore[no-any-return]
    except (ValueError, OverflowError):
        return Broken("excel.error", shown)


def _resolved(folder: PurePosixPath, target: str) -> str:
    return normpath(str(PurePosixPath("/") / folder / target)).removeprefix("/")
