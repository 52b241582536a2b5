"""How a workbook looks on screen and in print."""

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping
from math import ceil
from typing import Any

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from kit.account.shape import Holds
from kit.exchange.cells import CellValue, as_text
from kit.exchange.excel.plan import Role, Slot

__all__ = ["Look", "column_width", "fit_height", "mark_unknown", "note", "print_setup"]

FONT = "Yu Gothic"
_INK, _ACCENT, _LINE, _PALE, _GREY = "1F2933", "0B5394", "D5DBE1", "E7EEF6", "5F6B76"
_DATES = {"ja": 'yyyy"年"m"月"d"日"', "en": "[$-409]d mmm yyyy"}
_WIDEST, _WIDEST_KEY, _NARROWEST, _EMPTY_TEXT = 34, 44, 9, 16
_NUMBERS = (Holds.number, Holds.day, Holds.yes_no)
# The letters of 10 points that a landscape A4 page holds at the smallest size that reads well.
_PAGE_WIDTH = 250
_LINE_HEIGHT, _TALLEST, _LONGEST_HEADER = 16.5, 400, 100
# The letters of 10 points that stand in one unit of a column's width.
_LETTERS = 1.05


Parts = Mapping[str, Any]
_LINES = Border(**dict.fromkeys(("left", "right", "top", "bottom"), Side("thin", color=_LINE)))


def _font(size: int, color: str, *, bold: bool = False) -> Font:
    return Font(name=FONT, size=size, color=color, bold=bold)


_PARTS: Mapping[str, Parts] = {
    "title": {"font": _font(14, _ACCENT, bold=True), "alignment": Alignment(vertical="center")},
    "hint": {"font": _font(9, _GREY), "alignment": Alignment(vertical="center")},
    "heading": {
        "font": _font(10, "FFFFFF", bold=True),
        "fill": PatternFill("solid", fgColor=_ACCENT),
        "alignment": Alignment(wrap_text=True, vertical="center", horizontal="center"),
        "border": _LINES,
    },
    "group": {
        "font": _font(10, _ACCENT, bold=True),
        "fill": PatternFill("solid", fgColor=_PALE),
        "alignment": Alignment(vertical="center"),
    },
    "label": {
        "font": _font(10, _ACCENT, bold=True),
        "fill": PatternFill("solid", fgColor=_PALE),
        "alignment": Alignment(wrap_text=True, vertical="top"),
        "border": _LINES,
    },
    "told": {
        "font": _font(9, _GREY),
        "alignment": Alignment(wrap_text=True, vertical="top"),
        "border": _LINES,
    },
}


class Look:
    """The styles of one workbook."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._known: dict[Hashable, Any] = {}

    def dress(self, cell: Cell, name: str) -> None:
        """Give a cell one of the looks there are besides those of a column's cells."""
        self._dress(cell, name, lambda: _PARTS[name])

    def content(self, cell: Cell, slot: Slot, *, quoted: bool = False, left: bool = False) -> None:
        """Make a cell one of a column's; quoted keeps what is typed anew from coming alive."""
        holds = slot.column.field.holds if slot.column else Holds.text
        key = (
            holds in _NUMBERS and not left,
            slot.role is Role.told,
            self.number_format(slot),
            quoted,
        )
        self._dress(cell, key, lambda: _content(*key))

    def number_format(self, slot: Slot) -> str:
        """Return the number format of a column's cells."""
        holds = slot.column.field.holds if slot.column else Holds.text
        if holds is Holds.day:
            return _DATES[self.lang]
        return "General" if holds is Holds.number else "@"

    def _dress(self, cell: Cell, key: Hashable, parts: Callable[[], Parts]) -> None:
        if (known := self._known.get(key)) is not None:
            # A style put together anew for each cell takes most of the time there is.
            cell._style = known  # noqa: SLF001
            return
        for name, part in parts().items():
            setattr(cell, name, part)
        self._known[key] = cell._style  # noqa: SLF001


def _content(centred: bool, shown_only: bool, number_format: str, quoted: bool) -> Parts:
    return {
        "font": _font(10, _GREY if shown_only else _INK),
        "alignment": Alignment(
            wrap_text=True, vertical="top", horizontal="center" if centred else "left"
        ),
        "border": _LINES,
        "number_format": number_format,
        "quotePrefix": quoted,
    }


def column_width(slot: Slot, heading: str, shown: Iterable[CellValue]) -> float:
    """Return a width in which a column reads well."""
    if slot.column and slot.column.field.holds is Holds.day:
        return 17
    lines = [line for each in shown for line in as_text(each).split("\n")]
    free_text = slot.column and slot.column.field.holds is Holds.text
    least = _EMPTY_TEXT if free_text else _NARROWEST
    # A heading may stand in two lines.
    widest = max([least, _display(heading) / 2 + 5, *(_display(line) + 2 for line in lines)])
    return min(widest, _WIDEST_KEY if slot.role is Role.key else _WIDEST)


def _display(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


def note(text: str) -> Comment:
    """Return a note for a heading, large enough for its text."""
    lines = _lines(text, 44)
    return Comment(text, "kit", height=24 + 19 * lines, width=330)


def mark_unknown(sheet: Worksheet, cells: str, unknown: str) -> None:
    """Draw what is not known as hatched grey."""
    hatched = PatternFill(patternType="lightUp", fgColor="BBBBBB")
    told = f'"{unknown}"'
    rule = CellIsRule(operator="equal", formula=[told], fill=hatched, font=Font(color=_GREY))
    sheet.conditional_formatting.add(cells, rule)


class GrowingRow(RowDimension):  # type: ignore[misc]
    """A row as tall as its text, which grows when more is typed into it."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        """Whether the height is to stay as it is."""
        return False


def fit_height(sheet: Worksheet, row: int, texts: Iterable[tuple[CellValue, float]]) -> None:
    """Make a row as tall as its texts need in columns of the widths beside them."""
    lines = max((_lines(as_text(found), width * _LETTERS) for found, width in texts), default=1)
    height = min(lines * _LINE_HEIGHT + 3, _TALLEST)
    sheet.row_dimensions[row] = GrowingRow(sheet, index=row, ht=height)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(_display(line) / max(width, 1))) for line in text.split("\n"))


def print_setup(sheet: Worksheet, title: str, headings: tuple[int, int], area: str) -> None:
    """Set a sheet to print on landscape A4, its headings on every page."""
    width = sum(each.width for each in sheet.column_dimensions.values() if not each.hidden)
    setup = sheet.page_setup
    setup.orientation, setup.paperSize = sheet.ORIENTATION_LANDSCAPE, sheet.PAPERSIZE_A4
    setup.fitToWidth, setup.fitToHeight = max(1, ceil(width / _PAGE_WIDTH)), 0
    setup.pageOrder = "overThenDown"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.7, 0.6, 0.3, 0.3
    sheet.print_area = area
    sheet.print_title_rows = f"{headings[0]}:{headings[1]}"
    # What stands above a page has 255 letters at most, and its own signs.
    shown = "".join(each if each.isprintable() else " " for each in title)[:_LONGEST_HEADER]
    sheet.oddHeader.left.text, sheet.oddHeader.left.size = shown.replace("&", "&&"), 12
    sheet.oddFooter.right.text = "&P / &N"
