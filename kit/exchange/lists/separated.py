"""Text with commas, tabs or semicolons between its cells, as a table."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from kit.errors import Cell, Fault, Faults
from kit.exchange.lists.table import MOST_COLUMNS, MOST_ROWS, Line, Note, Table
from kit.words import Text, word

__all__ = ["table_of_text"]

_DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon"}
# Excel's own first line that names the delimiter; the program does not show it as a row.
_NAMED = re.compile(r"\Asep=([,;\t])\r?\n?", re.IGNORECASE)
_SAMPLE = 100
_FEWEST_COLUMNS = 3


def table_of_text(text: str, encoding: str, source: str) -> Table:
    """Return the rows of a text; a quote that is never closed is a fault with its row."""
    if named := _NAMED.match(text):
        text, delimiter = text[named.end() :], named[1]
    else:
        delimiter = _delimiter(text)
    lines: list[Line] = []
    reader = _rows(text, delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if len(lines) == MOST_ROWS:
                raise Faults(source, [Fault("list.too_many_rows", (), {"limit": MOST_ROWS})])
            if len(cells) > MOST_COLUMNS:
                limit = {"limit": MOST_COLUMNS}
                raise Faults(source, [Fault("list.too_many_columns", (), limit, Cell(number))])
            lines.append(Line(number, cells))
    except csv.Error as error:
        place = Cell(len(lines) + 1)
        raise Faults(source, [Fault("list.quote_open", (), {}, place)]) from error
    if '"' in text:
        _refuse_swallowed(lines, delimiter, source)
    key = f"lists.note.delimiter_{_DELIMITERS[delimiter]}"
    called = Text(ja=word(key, "ja"), en=word(key, "en"))
    facts = {"encoding": encoding, "delimiter": called}
    filled = tuple(line for line in lines if any(line.cells))
    return Table(filled, notes=(Note("note.letters", facts),))


def _rows(text: str, delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    # newline="" leaves line ends inside quotes as they were typed.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def _delimiter(text: str) -> str:
    """Return the delimiter by which most of the first rows have the same number of cells."""
    return max(_DELIMITERS, key=lambda each: _evenness(text, each))


def _evenness(text: str, delimiter: str) -> int:
    widths: Counter[int] = Counter()
    try:
        for cells in _rows(text, delimiter, strict=False):
            widths[len(cells)] += 1
            if widths.total() == _SAMPLE:
                break
    except csv.Error:
        return 0
    return max(((width - 1) * n for width, n in widths.items()), default=0)


def _refuse_swallowed(lines: list[Line], delimiter: str, source: str) -> None:
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
