"""Letters in vertical setting (縦書き), as data: sheets of columns of cells."""

from kit.letters.vertical.cells import TURNED, Cell, Measure, Stand, cells_of
from kit.letters.vertical.columns import Column, Placed, columns_of, may_begin, may_end
from kit.letters.vertical.sheets import A4, SLIP, Paper, Sheets, sheets_of

__all__ = [
    "A4",
    "SLIP",
    "TURNED",
    "Cell",
    "Column",
    "Measure",
    "Paper",
    "Placed",
    "Sheets",
    "Stand",
    "cells_of",
    "columns_of",
    "may_begin",
    "may_end",
    "sheets_of",
]
