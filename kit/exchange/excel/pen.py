"""Values put into the cells of a sheet as what they are: text stays text."""

from openpyxl.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from kit.errors import Cell, Fault
from kit.exchange.cells import CellValue
from kit.exchange.excel.look import Look
from kit.exchange.excel.plan import Slot
from kit.exchange.excel.text import LONGEST_TEXT, encoded, looks_live, utf16_units

__all__ = ["Pen"]


class Pen:
    """Writes into one sheet and keeps what did not fit."""

    def __init__(self, sheet: Worksheet, look: Look, *, left: bool = False) -> None:
        self._sheet, self._look, self._left = sheet, look, left
        self.faults: list[Fault] = []

    def text(self, row: int, column: int, text: str) -> SheetCell:
        """Write a text as it is."""
        cell = self._sheet.cell(row, column)
        # Set through its property, a value that begins like a formula would become one, and what
        # has grown too long by its escapes would be cut.
        cell._value, cell.data_type = encoded(text), "s"  # noqa: SLF001
        return cell

    def value(self, row: int, column: int, slot: Slot, value: CellValue, heading: str) -> None:
        """Write a field's value in the style of its column."""
        if not isinstance(value, str):
            cell = self._sheet.cell(row, column, value)
            self._look.content(cell, slot, left=self._left)
            return
        if (n := utf16_units(value)) > LONGEST_TEXT:
            place = Cell(row, heading, self._sheet.title)
            facts = {"n": n, "limit": LONGEST_TEXT}
            self.faults.append(Fault("excel.text_too_long", (), facts, place))
            return
        cell = self.text(row, column, value)
        self._look.content(cell, slot, quoted=looks_live(value), left=self._left)

    def ready(self, row: int, column: int, slot: Slot) -> None:
        """Make an empty cell ready to be filled in."""
        self._look.content(self._sheet.cell(row, column), slot)
