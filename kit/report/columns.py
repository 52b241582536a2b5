"""Sheets of columns in millimetres: where the rules lie, and where each letter stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from kit.letters.vertical import Measure, Placed, Sheets, Stand

__all__ = ["Mark", "RuledSheet", "ruled"]

# Room for the pen above the first letter, and for what hangs below the last.
_ABOVE, _BELOW = 4.0, 7.0
# Where the baselines lie in an em: of full-width letters, of digits, of turned words.
_BASELINE, _DIGITS, _TURNED = 0.88, 0.85, 0.34
_PAIR = 0.94
"""How wide two digits may be in one cell, in em."""


@dataclass(frozen=True)
class Mark:
    """Letters on a sheet, and how they are moved and turned into their place."""

    text: str
    transform: str


@dataclass(frozen=True)
class RuledSheet:
    """One sheet to copy by hand."""

    size: tuple[float, float]
    em: float
    left: float
    width: float
    top: float
    bottom: float
    rules: tuple[float, ...]
    marks: tuple[Mark, ...]


def ruled(sheets: Sheets, width_of: Measure) -> Iterator[RuledSheet]:
    """Yield each sheet with its rules, one between two columns."""
    paper = sheets.paper
    room = floor(paper.width / sheets.pitch)
    width = room * sheets.pitch
    left = (paper.sheet[0] - width) / 2
    ends = paper.top - _ABOVE, paper.top + paper.height + _BELOW
    rules = tuple(left + n * sheets.pitch for n in range(1, room))
    for columns in sheets.sheets:
        marks = tuple(
            mark
            for n, column in enumerate(columns)
            for placed in column.cells
            for mark in _marks(
                placed,
                (left + width - (n + 0.5) * sheets.pitch, paper.top + placed.at * sheets.em),
                sheets.em,
                width_of,
            )
        )
        yield RuledSheet(paper.sheet, sheets.em, left, width, *ends, rules, marks)


def _marks(placed: Placed, at: tuple[float, float], em: float, width_of: Measure) -> Iterator[Mark]:
    """Yield what is drawn for a cell, given the middle of its column and where its em begins.

    A space draws nothing.
    """
    cell, (middle, top) = placed.cell, at
    match cell.stand:
        case Stand.upright:
            yield Mark(cell.shown, _moved(middle - em / 2, top + _BASELINE * em))
        case Stand.paired:
            wide = width_of(cell.shown)
            narrowed = min(1.0, _PAIR / wide)
            start = _moved(middle - wide * narrowed * em / 2, top + _DIGITS * em)
            yield Mark(cell.shown, f"{start} scale({narrowed:.3f} 1)")
        case Stand.turned if cell.room == 1 and not cell.shown.isascii():
            centre = _moved(middle, top + em / 2)
            yield Mark(cell.shown, f"{centre} rotate(90) {_moved(-em / 2, (_BASELINE - 0.5) * em)}")
        case Stand.turned:
            yield Mark(cell.shown, f"{_moved(middle - _TURNED * em, top)} rotate(90)")


def _moved(x: float, y: float) -> str:
    return f"translate({x:.3f} {y:.3f})"
