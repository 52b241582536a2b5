"""The columns of a mail list: where the date, the people and the subject stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.errors import Fault, Faults
from kit.exchange.lists import Note, texts_of
from kit.exchange.lists.fields import REASON, heading_key, listed
from kit.exchange.lists.table import Line, Table

__all__ = ["MailTable", "holds_mails", "mail_table"]

_COLUMNS = ("date", "from", "to", "subject", "message_id")
_NEEDED = ("date", "from", "to")
# Headings stand within the first rows of a sheet; titles and remarks may go before.
_ROWS_LOOKED_AT = 50


@dataclass(frozen=True)
class MailTable:
    """A table, its heading row and the index of each column that is read."""

    table: Table
    line: Line
    columns: Mapping[str, int]

    @property
    def rows(self) -> tuple[Line, ...]:
        """The rows below the headings."""
        return tuple(line for line in self.table.lines if line.number > self.line.number)

    def heading(self, column: str) -> str:
        """Return the heading of a column."""
        return texts_of(self.line)[self.columns[column]]

    def notes(self) -> tuple[Note, ...]:
        """Return what is not read; the body of a mail never is."""
        read = set(self.columns.values())
        left = tuple(
            re.sub(r"\s+", " ", text)
            for n, text in enumerate(texts_of(self.line))
            if text and n not in read
        )
        return (*self.table.notes, *([Note("note.mail_left", {"headings": left})] if left else []))


def mail_table(tables: Sequence[Table], source: str) -> MailTable:
    """Return the first table with the headings of a mail list; raises Faults where none has."""
    if found := next(_mail_tables(tables), None):
        return found
    raise Faults(source, [Fault("mail.no_headings")])


def holds_mails(tables: Sequence[Table]) -> bool:
    """Tell whether any of the tables has the headings of a mail list."""
    return next(_mail_tables(tables), None) is not None


def _mail_tables(tables: Sequence[Table]) -> Iterator[MailTable]:
    for table in tables:
        for line in table.lines[:_ROWS_LOOKED_AT]:
            columns = _columns(line)
            if all(each in columns for each in _NEEDED):
                yield MailTable(table, line, columns)


def _columns(line: Line) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, text in enumerate(texts_of(line)):
        key = heading_key(text)
        for column in _COLUMNS:
            if text and key in listed(f"mail.{column}"):
                found.setdefault(column, index)
        if text and key in listed(REASON):
            found[REASON] = index
    return found
