"""Text with commas, tabs or semicolons between its cells, as a table."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, repeat

from kit.errors import Cell, Fault, Faults
from kit.exchange.lists.table import MOST_COLUMNS, MOST_ROWS, Lines, Note, Table
from kit.words import Text, word

__all__ = ["table_of_text"]

_DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon"}
# Excel's own first line that names the delimiter; the program does not show it as a row.
_NAMED = re.compile(r"\Asep=([,;\t])\r?\n?", re.IGNORECASE)
_SAMPLE = 100
_SAMPLED_LETTERS = 1 << 15
_FEWEST_COLUMNS = 3


def table_of_text(text: str, encoding: str, source: str) -> Table:
    """Return the rows of a text; a quote that is never closed is a fault with its row."""
    if named := _NAMED.match(text):
        text, delimiter = text[named.end() :], named[1]
    else:
        delimiter = _delimiter(text)
    lines = _lines(text, delimiter, source)
    if '"' in text:
        _refuse_swallowed(lines, delimiter, source)
    key = f"lists.note.delimiter_{_DELIMITERS[delimiter]}"
    called = Text(ja=word(key, "ja"), en=word(key, "en"))
    facts = {"encoding": encoding, "delimiter": called}
    return Table(lines, notes=(Note("note.letters", facts),))


def _lines(text: str, delimiter: str, source: str) -> Lines:
    """Return the rows in which something stands, with their numbers."""
    rows: list[list[str]] = []
    try:
        rows.extend(islice(_rows(text, delimiter, strict=True), MOST_ROWS + 1))
    except csv.Error as error:
        place = Cell(len(rows) + 1)
        raise Faults(source, [Fault("list.quote_open", (), {}, place)]) from error
    if len(rows) > MOST_ROWS:
        raise Faults(source, [Fault("list.too_many_rows", (), {"limit": MOST_ROWS})])
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        number = next(n for n, cells in enumerate(rows, 1) if len(cells) > MOST_COLUMNS)
        limit = {"limit": MOST_COLUMNS}
        raise Faults(source, [Fault("list.too_many_columns", (), limit, Cell(number))])
    return Lines(range(1, len(rows) + 1), rows).those(map(any, rows))


def _rows(text: str, delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    if '"' in text:
        # newline="" leaves line ends inside quotes as they were typed.
        return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    # Where no quote stands, a row is a line; this takes half the time.
    ended = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    lines = ended.split("\n", MOST_ROWS + 1)
    return map(str.split, lines, repeat(delimiter), repeat(MOST_COLUMNS))


def _delimiter(text: str) -> str:
    """Return the delimiter by which most of the first rows have the same number of cells."""
    return max(_DELIMITERS, key=lambda each: _evenness(text, each))


def _evenness(text: str, delimiter: str) -> int:
    rows = _rows(text[:_SAMPLED_LETTERS], delimiter, strict=False)
    try:
        widths = Counter(map(len, islice(rows, _SAMPLE)))
    except csv.Error:
        return 0
    return max(((width - 1) * n for width, n in widths.items()), default=0)


def _refuse_swallowed(lines: Lines, delimiter: str, source: str) -> None:
    """Refuse a cell that holds whole rows: a lone quote stood in it, and another ended it."""
    widest = max((len(line.cells) for line in lines), default=0)
    if widest < _FEWEST_COLUMNS:
        return
    faults = [
        Fault("list.quote_open", (), {}, Cell(line.number))
        for line in lines
        for cell in line.cells
        if isinstance(cell, str)
        and "\n" in cell
        and any(inside.count(delimiter) >= widest - 1 for inside in cell.splitlines())
    ]
    if faults:
        raise Faults(source, faults)
