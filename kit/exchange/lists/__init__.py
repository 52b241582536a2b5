"""Lists of people, deals or accounts from any office, taken into accounts."""

from kit.exchange.lists.arrange import Arranged, Known, Tally, arrange
from kit.exchange.lists.belongs import account_meant
from kit.exchange.lists.faulty import faulty_rows, write_faulty
from kit.exchange.lists.fields import Kind, kind_word
from kit.exchange.lists.headings import texts_of
from kit.exchange.lists.maps import HeadingMap, keep_map, read_map
from kit.exchange.lists.read import TEXT, WORKBOOK, Listing, read_list, tables_of
from kit.exchange.lists.sheets import is_own_workbook
from kit.exchange.lists.table import Note

__all__ = [
    "TEXT",
    "WORKBOOK",
    "Arranged",
    "HeadingMap",
    "Kind",
    "Known",
    "Listing",
    "Note",
    "Tally",
    "account_meant",
    "arrange",
    "faulty_rows",
    "is_own_workbook",
    "keep_map",
    "kind_word",
    "read_list",
    "read_map",
    "tables_of",
    "texts_of",
    "write_faulty",
]
