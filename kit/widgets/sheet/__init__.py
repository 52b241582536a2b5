"""A sheet to fill in: the entries of one kind, a row each (anywidget over Tabulator)."""

from kit.widgets.sheet.layout import FIRST, Column, Layout, laid_out, without
from kit.widgets.sheet.sheet import Sheet

__all__ = ["FIRST", "Column", "Layout", "Sheet", "laid_out", "without"]
