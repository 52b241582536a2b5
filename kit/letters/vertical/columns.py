"""Lines broken into columns by the rules of Japanese vertical setting.

、 and 。 hang below a full column. What else may not begin a column takes the letter before it
along to the next, and the gap is spread. Brackets and stops that meet close up by half an em.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kit.letters.vertical.cells import Cell, Measure, Stand, cells_of

__all__ = ["Column", "Placed", "at_foot", "columns_of", "may_begin", "may_end"]

_OPENING = frozenset("「『（〔［｛〈《【〝‘")
_CLOSING = frozenset("」』）〕］｝〉》】〟’")
_STOPS = frozenset("、。，．")
_SMALL = frozenset("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ")
_NO_BEGINNING = _CLOSING | _STOPS | _SMALL | frozenset("・：；！？ー々〻ゝゞヽヾ゛゜〜～％")
_NEVER_APART = frozenset("…‥―—")
_HALF = 0.5
# A gap wider than this is worse to read than a column that ends early.
_WIDEST_GAP = 0.5


@dataclass(frozen=True)
class Placed:
    """A cell in its column; at is how far below the column's head its em begins."""

    cell: Cell
    at: float


@dataclass(frozen=True)
class Column:
    """One column of a sheet, from its head to its foot."""

    cells: tuple[Placed, ...]

    @property
    def text(self) -> str:
        """Return the text that stands in the column."""
        return "".join(each.cell.source for each in self.cells)


def may_begin(cell: Cell) -> bool:
    """Tell whether a cell may stand at the head of a column."""
    return cell.shown[0] not in _NO_BEGINNING and cell.stand is not Stand.space


def may_end(cell: Cell) -> bool:
    """Tell whether a cell may stand at the foot of a column."""
    return cell.shown[0] not in _OPENING


def columns_of(
    text: str, height: float, measure: Measure, kept: Sequence[str] = (), *, head: float = 0
) -> tuple[Column, ...]:
    """Break one line into columns of a height in em; kept are names that stay in one column.

    head is how far below the head each of its columns begins.
    """
    line = _Line.of(_fitting(cells_of(text, measure), height - head, measure))
    tied = _tied(line.cells, text, kept)
    ends = [0, *_broken(line, height - head, tied)]
    return tuple(
        line.set(start, end, head, None if end == len(line.cells) else height - head)
        for start, end in pairwise(ends)
    )


def at_foot(
    text: str, height: float, measure: Measure, kept: Sequence[str] = ()
) -> tuple[Column, ...]:
    """Set one line so that it ends one em above the foot."""
    line = _Line.of(cells_of(text, measure))
    end = len(line.cells)
    length = line.length(0, end)
    if length > height - 1:
        return columns_of(text, height, measure, kept)
    return (line.set(0, end, height - 1 - length, None),)


@dataclass(frozen=True)
class _Line:
    """The cells of a line, and how far from its beginning each of them begins."""

    cells: tuple[Cell, ...]
    begins: tuple[float, ...]

    @classmethod
    def of(cls, cells: tuple[Cell, ...]) -> "_Line":
        """Measure a line."""
        rooms = (_room(cells, n) for n in range(len(cells)))
        return cls(cells, tuple(accumulate(rooms, initial=0.0)))

    def length(self, start: int, end: int) -> float:
        """Return how long a column is; what may stick out at its foot does not count."""
        last = self._last(start, end)
        if last < start:
            return 0
        shown, room = self.cells[last].shown[0], self.cells[last].room
        own = 0 if shown in _STOPS else _HALF if shown in _CLOSING else room
        return self.begins[last] - self.begins[start] + own

    def set(self, start: int, end: int, head: float, height: float | None) -> Column:
        """Place cells below each other; with a height their gaps are spread to fill it."""
        extra = 0.0 if height is None else self._spread(start, end, height)
        first = self.begins[start]
        return Column(
            tuple(
                Placed(self.cells[n], head + self.begins[n] - first + (n - start) * extra)
                for n in range(start, end)
            )
        )

    def _last(self, start: int, end: int) -> int:
        """Return the last cell of a column that is no space."""
        while end > start and self.cells[end - 1].stand is Stand.space:
            end -= 1
        return end - 1

    def _spread(self, start: int, end: int, height: float) -> float:
        """Return how much is added to each gap so that a column reaches its foot."""
        last = max(self._last(start, end), start)
        whole = self.begins[last] - self.begins[start] + self.cells[last].room
        # A stop hangs only where it has to; then the gap before it is no part of the column.
        hangs = whole > height and self.cells[last].shown[0] in _STOPS
        gaps = last - start - (1 if hangs else 0)
        missing = height - (self.length(start, end) if whole > height else whole)
        wide = missing / gaps if gaps > 0 else 0
        return wide if 0 < wide <= _WIDEST_GAP else 0


def _fitting(cells: Sequence[Cell], height: float, measure: Measure) -> tuple[Cell, ...]:
    """Cut what is longer than a column, such as an address on the web, until it fits."""
    fitting: list[Cell] = []
    for cell in cells:
        if cell.room <= height or len(cell.shown) == 1:
            fitting.append(cell)
            continue
        half = len(cell.shown) // 2
        parts = (cell.shown[:half], cell.shown[half:])
        cut = tuple(Cell(part, part, cell.stand, measure(part)) for part in parts)
        fitting += _fitting(cut, height, measure)
    return tuple(fitting)


def _broken(line: _Line, height: float, tied: frozenset[int]) -> Iterator[int]:
    """Yield where each column ends, as the number of the cell after it."""
    start = 0
    while start < len(line.cells):
        start = _next_break(line, start, height, tied)
        yield start


def _next_break(line: _Line, start: int, height: float, tied: frozenset[int]) -> int:
    """Return the last place at which a column may end, or where it is full if there is none."""
    full = start + 1
    while full < len(line.cells) and line.length(start, full + 1) <= height:
        full += 1
    if full == len(line.cells):
        return full
    places = [n for n in range(full, start, -1) if _may_break(line.cells, n)]
    return next((n for n in places if n not in tied), places[0] if places else full)


def _may_break(cells: Sequence[Cell], n: int) -> bool:
    before, after = cells[n - 1], cells[n]
    same = before.shown == after.shown and after.shown in _NEVER_APART
    return may_begin(after) and may_end(before) and not same


def _tied(cells: Sequence[Cell], text: str, kept: Sequence[str]) -> frozenset[int]:
    """Return the cells before which a kept name would be torn."""
    torn: set[int] = set()
    for name in kept:
        at = text.find(name) if name else -1
        while at >= 0:
            torn.update(range(at + 1, at + len(name)))
            at = text.find(name, at + len(name))
    passed = accumulate((len(cell.source) for cell in cells), initial=0)
    return frozenset(n for n, at in enumerate(passed) if at in torn)


def _room(cells: Sequence[Cell], n: int) -> float:
    """Return the room of a cell from its own beginning to that of the next."""
    cell = cells[n]
    if n + 1 == len(cells):
        return cell.room
    shown, after = cell.shown[0], cells[n + 1].shown[0]
    closes = shown in _CLOSING | _STOPS and after in _OPENING | _CLOSING | _STOPS
    return cell.room - (_HALF if closes or {shown, after} <= _OPENING else 0)
