"""A workbook on somebody's desk, and what they do to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from kit.errors import Faults
from kit.exchange import Incoming
from kit.exchange.excel import read_workbook
from kit.words import say


class Desk:
    """A workbook on somebody's desk: opened, changed, saved and brought back."""

    def __init__(self, file: Path, content: bytes) -> None:
        self.file = file
        file.write_bytes(content)

    @contextmanager
    def opened(self) -> Iterator[Workbook]:
        book = load_workbook(self.file)
        yield book
        book.save(self.file)

    def read(self) -> Incoming:
        return read_workbook(self.file)

    def faults(self) -> list[tuple[str, str]]:
        """Return the code of each fault and what is said of it, all of it in both languages."""
        with pytest.raises(Faults) as refusal:
            self.read()
        for lang in ("en", "ja"):
            lines = say(refusal.value, lang).splitlines()
            assert len(lines) == 1 + len(refusal.value.faults)
        codes = (fault.code for fault in refusal.value.faults)
        return [*zip(codes, (line.strip() for line in lines[1:]), strict=True)]


def cell(sheet: Worksheet, row: int | str, heading: str) -> Cell:
    """Return a cell by its heading and by its row, or by what stands in the row."""
    for headings in sheet.iter_rows(max_row=10):
        column = next((each.column for each in headings if each.value == heading), None)
        if column:
            break
    assert column, f"no heading {heading}"
    if isinstance(row, str):
        row = next(each.row for line in sheet for each in line if each.value == row)
    return sheet.cell(row, column)


def fill(sheet: Worksheet, row: int, **values: Any) -> None:
    """Write values under their headings."""
    for heading, value in values.items():
        cell(sheet, row, heading).value = value


def next_row(sheet: Worksheet) -> int:
    """Return the first row below the last that holds anything."""
    return 1 + max(each.row for line in sheet for each in line if each.value not in (None, ""))
