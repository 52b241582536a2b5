"""A list as rows of cells, with the places a spreadsheet program would show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import compress
from typing import Any, NamedTuple, overload

from openpyxl.utils.datetime import WINDOWS_EPOCH

from kit.exchange.cells import CellValue, as_text
from kit.exchange.excel.grid import Broken
from kit.words import word, worded

__all__ = [
    "LONGEST_CELL",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Found",
    "Line",
    "Lines",
    "Note",
    "Table",
    "shown",
]

MOST_ROWS = 100_000
MOST_COLUMNS = 400
LONGEST_CELL = 32_767
"""What an Excel cell can hold."""

Found = CellValue | Broken


class Line(NamedTuple):
    """One row of a list with its number; cells to the right of the last are blank."""

    number: int
    cells: Sequence[Found]


@dataclass(frozen=True)
class Lines(Sequence[Line]):
    """Rows in their order: the number of each, and its cells.

    Of thousands most are only looked at column by column; a Line is made when it is asked for.
    """

    numbers: Sequence[int] = ()
    cells: Sequence[Sequence[Found]] = ()

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, n: int) -> Line: ...
    @overload
    def __getitem__(self, n: slice) -> "Lines": ...
    def __getitem__(self, n: int | slice) -> "Line | Lines":
        if isinstance(n, slice):
            return Lines(self.numbers[n], self.cells[n])
        return Line(self.numbers[n], self.cells[n])

    def __iter__(self) -> Iterator[Line]:
        return map(Line, self.numbers, self.cells)

    def those(self, wanted: Iterable[object]) -> "Lines":
        """Return the rows for which there is something true at their place."""
        chosen = [bool(each) for each in wanted]
        if all(chosen):
            return self
        return Lines([*compress(self.numbers, chosen)], [*compress(self.cells, chosen)])


@dataclass(frozen=True)
class Note:
    """Something to know about a list that is no fault: a word of lists.yaml and its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def said(self, lang: str, *, on_screen: bool = False) -> str:
        """Return the note as a sentence; on_screen names no command to give."""
        return word(worded(f"lists.{self.code}", on_screen=on_screen), lang, **self.facts)


@dataclass(frozen=True)
class Table:
    """One sheet, or the whole of a text file.

    merged says for a lower cell of a merged block, by row and column index, in which row the
    block's value stands.
    """

    lines: Lines
    sheet: str = ""
    hidden: bool = False
    pivot: bool = False
    epoch: datetime = WINDOWS_EPOCH
    merged: Mapping[tuple[int, int], int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether its rows came from a text file, in which a cell too many shifts the others."""
        return not self.sheet


def shown(found: Found) -> str:
    """Return the text a person sees in a cell."""
    return found.shows if isinstance(found, Broken) else as_text(found)
