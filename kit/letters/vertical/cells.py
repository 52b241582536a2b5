"""A line of text as the cells of a column: what each shows, how it stands, what room it takes."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["TURNED", "Cell", "Measure", "Stand", "cells_of"]

Measure = Callable[[str], float]
"""Returns how long Latin letters are when set one after the other, in em."""


class Stand(StrEnum):
    """How a cell stands in its column."""

    upright = "upright"
    turned = "turned"
    paired = "paired"
    """Two digits side by side in one cell (縦中横)."""
    space = "space"


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a column; source is the text it was made from, room in em."""

    source: str
    shown: str
    stand: Stand
    room: float


# Strokes that lie along the line; their upright forms in fonts differ too much to be relied on.
TURNED = frozenset("‐‑‒–—―−－＜＞")
_QUOTES = {"“": "〝", "”": "〟"}
_DIGITS_IN_CELL = 2
_LATIN = r"[A-Za-z0-9\u00c0-\u024f]"
_PIECES = re.compile(
    rf"(?P<latin>{_LATIN}+(?:[.,:/'’&@%+_-]+{_LATIN}+)*(?:(?<=[A-Za-z])(?:/|\.(?=[ \t])))?)"
    r"|(?P<digits>[０-９]+)"
    r"|(?P<kana>[\uff66-\uff9d][\uff9e\uff9f]?)"
    r"|(?P<space>[ \t\u00a0\u3000])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_FULL_WIDTH = 0xFEE0


def cells_of(text: str, measure: Measure) -> tuple[Cell, ...]:
    """Return the cells of a line; their sources put together are the line."""
    cells: list[Cell] = []
    for piece in _PIECES.finditer(text):
        if cells and unicodedata.category(piece[0][0]).startswith("M"):
            cells[-1] = _joined(cells[-1], piece[0])
        else:
            cells += _cells(str(piece.lastgroup), piece[0], measure)
    return tuple(cells)


def _cells(kind: str, piece: str, measure: Measure) -> Iterator[Cell]:
    match kind:
        case "digits":
            yield from _number(piece)
        case "latin" if piece.isdecimal() and piece.isascii():
            yield from _number(piece)
        case "latin":
            yield Cell(piece, piece, Stand.turned, measure(piece))
        case "space":
            yield Cell(piece, " ", Stand.space, 1 if piece == "\u3000" else 0.5)
        case "kana":
            yield Cell(piece, unicodedata.normalize("NFKC", piece), Stand.upright, 1)
        case _:
            shown = _full_width(_QUOTES.get(piece, piece))
            yield Cell(piece, shown, Stand.turned if shown in TURNED else Stand.upright, 1)


def _number(digits: str) -> Iterator[Cell]:
    """Yield two digits in one cell, any other number of them a cell each, in full width."""
    if len(digits) == _DIGITS_IN_CELL:
        shown = unicodedata.normalize("NFKC", digits)
        yield Cell(digits, shown, Stand.paired, 1)
    else:
        yield from (Cell(digit, _full_width(digit), Stand.upright, 1) for digit in digits)


def _full_width(letter: str) -> str:
    return chr(ord(letter) + _FULL_WIDTH) if "!" <= letter <= "~" else letter


def _joined(cell: Cell, mark: str) -> Cell:
    """Put a combining mark into the cell of its letter."""
    return Cell(cell.source + mark, cell.shown + mark, cell.stand, cell.room)
