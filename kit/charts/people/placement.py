"""Where each label of the map stands: cells of lines, so that no two ever overlap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

__all__ = ["Grid", "Needs", "Place", "Slot", "grid_for"]

_PITCH, _PADDING = 4.2, 2.2
_EMPTY_ROW = 5.6
_GAP = 1.6
# Up to this many lines a cell stays one list; beyond, lists stand abreast.
_FEW = 2

Place = tuple[int, int]
"""A column and a row, counted from the upper left."""


@dataclass(frozen=True)
class Needs:
    """How many labels each cell holds, and the widths that heads and longest labels want."""

    counts: Mapping[Place, int]
    heads: tuple[float, ...]
    labels: tuple[float, ...]
    rows: int

    def fullest(self, column: int) -> int:
        """Return how many labels the fullest cell of a column holds."""
        return max((n for (c, _), n in self.counts.items() if c == column), default=0)


@dataclass(frozen=True)
class Slot:
    """A line within a cell, by its left end and middle height, and the room to its right."""

    x: float
    y: float
    room: float


@dataclass(frozen=True)
class Grid:
    """Widths and heights of the cells, and how many labels stand side by side in each column."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    abreast: tuple[int, ...]

    @property
    def lefts(self) -> tuple[float, ...]:
        """Return where each column begins, and where the last one ends."""
        return tuple(accumulate(self.widths, initial=0.0))

    @property
    def tops(self) -> tuple[float, ...]:
        """Return where each row begins, and where the last one ends."""
        return tuple(accumulate(self.heights, initial=0.0))

    def capacity(self, place: Place) -> int:
        """Return how many labels a cell can hold."""
        column, row = place
        return self.abreast[column] * round((self.heights[row] - _PADDING) / _PITCH)

    def slots(self, place: Place, n: int) -> list[Slot]:
        """Return the places of the first n lines of a cell, filled downwards, then to the right."""
        column, row = place
        width = self.widths[column] / self.abreast[column]
        deep = _shared(n, self.abreast[column])
        first = self.tops[row] + (self.heights[row] - (deep - 1) * _PITCH) / 2
        return [
            Slot(self.lefts[column] + (i // deep) * width, first + (i % deep) * _PITCH, width - 1)
            for i in range(n)
        ]

    def block(self, place: Place, n: int) -> tuple[float, float, float, float]:
        """Return the place and the size of the lines of a cell together."""
        lines = self.slots(place, n)
        height = _shared(n, self.abreast[place[0]]) * _PITCH
        width = lines[-1].x + lines[-1].room - lines[0].x
        return lines[0].x + 0.6, lines[0].y - _PITCH / 2, width, height


def grid_for(needs: Needs, width: float, highest: float) -> Grid:
    """Share a width among columns by their heads and labels, and give rows the lines they need.

    Columns with many labels get several abreast while there is room; rows are cut to a number of
    lines, the largest that keeps the whole within its height.
    """
    widths, abreast = _columns(needs, width)
    lines = [
        max(_shared(needs.counts.get((c, row), 0), n) for c, n in enumerate(abreast))
        for row in range(needs.rows)
    ]
    limit = max(lines)
    while limit > 1 and sum(_heights(lines, limit)) > highest:
        limit -= 1
    return Grid(tuple(widths), tuple(_heights(lines, limit)), tuple(abreast))


def _columns(needs: Needs, room: float) -> tuple[list[float], list[int]]:
    widths = _cut_to(room, needs)
    abreast = [1] * len(widths)
    while (column := _next_abreast(needs, abreast, room - sum(widths))) is not None:
        widths[column] += needs.labels[column] + _GAP
        abreast[column] += 1
    spare = (room - sum(widths)) / len(widths)
    return [width + spare for width in widths], abreast


def _cut_to(room: float, needs: Needs) -> list[float]:
    """Return widths that suit heads and labels; where room is short, the widest give way first."""

    def widths(cap: float) -> list[float]:
        pairs = zip(needs.heads, needs.labels, strict=True)
        return [max(head, min(label, cap)) + _GAP for head, label in pairs]

    cap = max(needs.labels)
    while cap > 0 and sum(widths(cap)) > room:
        cap -= 0.25
    return widths(cap)


def _next_abreast(needs: Needs, abreast: Sequence[int], spare: float) -> int | None:
    """Return the column with the longest list, if one more list fits beside it."""
    longest = max(range(len(abreast)), key=lambda c: _shared(needs.fullest(c), abreast[c]))
    long = _shared(needs.fullest(longest), abreast[longest]) > _FEW
    return longest if long and needs.labels[longest] + _GAP <= spare else None


def _heights(lines: Sequence[int], limit: int) -> list[float]:
    return [min(n, limit) * _PITCH + _PADDING if n else _EMPTY_ROW for n in lines]


def _shared(n: int, lists: int) -> int:
    return -(-n // lists)
