"""An account as an Excel workbook: filled in, read and brought back without loss."""

from kit.exchange.excel.read import read_workbook
from kit.exchange.excel.write import blank, write_account

__all__ = ["blank", "read_workbook", "write_account"]
