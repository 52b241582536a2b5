"""A map of people on two scales, cell by cell, with bands of their own for what is unknown."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kit.account import Attitude, Stakeholder
from kit.charts.lettering import width_of
from kit.charts.people.labels import MARK_ROOM, Label, draw_name, label_of
from kit.charts.people.placement import Grid, Needs, Place, grid_for
from kit.charts.sheet import BAND, Box, Look, Pen, Point, Sheet
from kit.charts.style import ACCENT, BIG, BODY, GROUND, HAIRLINE, QUIET, SMALL, TINT, WIDTH
from kit.words import choice, word

__all__ = ["TOP", "Plane", "Plotted", "plotted"]

TOP = 15.0
"""Where the cells begin, below the title and the heads; in millimetres."""

_LEFT = 13.0
_HIGHEST = 128.0
_ABOVE = 3.4


@dataclass(frozen=True)
class Plane:
    """Two scales, each ending in unknown, where a person stands on them, and the mark they bear.

    strong are the columns and, counted from above, the rows that are set apart.
    """

    columns: tuple[str, ...]
    rows: tuple[int | None, ...]
    axis: str
    strong: tuple[range, int]
    place: Callable[[Stakeholder], Place]
    mark: Callable[[Sheet, Point, Stakeholder], None]
    head: Callable[[Sheet, Point, int], None] | None = None

    def is_unknown(self, place: Place) -> bool:
        """Return whether a cell lies in a band of what is unknown."""
        return place[0] == len(self.columns) - 1 or self.rows[place[1]] is None


@dataclass(frozen=True)
class Plotted:
    """People on a plane, in the cells of a grid."""

    plane: Plane
    cells: Mapping[Place, Sequence[Label]]
    grid: Grid

    @property
    def foot(self) -> float:
        """Return where the cells end, in millimetres."""
        return TOP + self.grid.tops[-1]

    def draw(self, sheet: Sheet, lang: str) -> None:
        """Draw the cells with their heads and the people in them."""
        self._draw_ground(sheet)
        self._draw_heads(sheet, lang)
        for place in self.cells:
            self._draw_cell(sheet, place, lang)

    def _box(self, column: int, row: int) -> Box:
        x, y = _LEFT + self.grid.lefts[column], TOP + self.grid.tops[row]
        return Box(x, y, self.grid.widths[column], self.grid.heights[row])

    def _draw_ground(self, sheet: Sheet) -> None:
        """Tint the strong cells, hatch the bands of unknown, rule the cells."""
        right, foot = _LEFT + self.grid.lefts[-1], self.foot
        last_row, last_column = TOP + self.grid.tops[-2], _LEFT + self.grid.lefts[-2]
        columns, rows = self.plane.strong
        left, edge = _LEFT + self.grid.lefts[columns.start], TOP + self.grid.tops[rows]
        sheet.box(Box(left, TOP, last_column - left, edge - TOP), Look(fill=TINT))
        sheet.box(Box(last_column, TOP, right - last_column, foot - TOP), BAND)
        sheet.box(Box(_LEFT, last_row, last_column - _LEFT, foot - last_row), BAND)
        for top in self.grid.tops:
            sheet.line([(0, TOP + top), (right, TOP + top)], HAIRLINE)
        for x in self.grid.lefts:
            sheet.line([(_LEFT + x, TOP), (_LEFT + x, foot)], HAIRLINE)
        if columns.start == 0:
            sheet.line([(0, edge), (right, edge)], ACCENT, 0.9)
        else:
            sheet.line([(left, TOP), (left, edge), (last_column, edge)], ACCENT, 0.9)

    def _draw_heads(self, sheet: Sheet, lang: str) -> None:
        axis = Pen(SMALL, colour=QUIET, align="center")
        sheet.write((_LEFT / 2, TOP - _ABOVE), self.plane.axis, axis)
        for column, head in enumerate(self.plane.columns):
            place = self._box(column, 0)
            at = place.x, TOP - _ABOVE
            if self.plane.head:
                self.plane.head(sheet, at, column)
            room = place.width - MARK_ROOM
            sheet.write((at[0] + MARK_ROOM, at[1]), head, Pen(BODY, bold=True), room)
        for row, step in enumerate(self.plane.rows):
            at = _LEFT / 2, self._box(0, row).middle[1]
            if step is None:
                told = choice(Attitude.unknown, lang)
                sheet.write(at, told, Pen(SMALL, align="center"), _LEFT - 0.6)
            else:
                sheet.write(at, str(step), Pen(BIG, bold=True, align="center"))

    def _draw_cell(self, sheet: Sheet, place: Place, lang: str) -> None:
        """Write the names of a cell; when there are too many, the first ones and how many more."""
        labels, capacity = self.cells[place], self.grid.capacity(place)
        shown = labels if len(labels) <= capacity else labels[: capacity - 1]
        slots = self.grid.slots(place, min(len(labels), capacity))
        if self.plane.is_unknown(place):
            x, y, width, height = self.grid.block(place, len(slots))
            sheet.box(Box(_LEFT + x, TOP + y, width, height), Look(fill=GROUND))
        for slot, label in zip(slots, shown, strict=False):
            at = _LEFT + slot.x, TOP + slot.y
            self.plane.mark(sheet, at, label.person)
            draw_name(sheet, at, label, slot.room)
        if len(shown) < len(labels):
            more = word("charts.attitude.more", lang, n=len(labels) - len(shown))
            at = _LEFT + slots[-1].x + MARK_ROOM, TOP + slots[-1].y
            sheet.write(at, more, Pen(BODY, bold=True), slots[-1].room - MARK_ROOM)


def plotted(plane: Plane, people: Iterable[Stakeholder], lang: str) -> Plotted:
    """Return people in the cells where they stand, those who decide first."""
    found: dict[Place, list[Label]] = defaultdict(list)
    for person in people:
        found[plane.place(person)].append(label_of(person, lang))
    cells = {
        place: sorted(each, key=lambda label: not label.decides) for place, each in found.items()
    }
    return Plotted(plane, cells, _grid(plane, cells))


def _grid(plane: Plane, cells: Mapping[Place, Sequence[Label]]) -> Grid:
    """Return a grid whose columns suit the longest name in them, and their heads."""
    heads = [MARK_ROOM + width_of(head, bold=True) for head in plane.columns]
    widest = {place: max(label.width for label in labels) for place, labels in cells.items()}
    names = [
        max((w for (c, _), w in widest.items() if c == i), default=0) for i in range(len(heads))
    ]
    counts = {place: len(labels) for place, labels in cells.items()}
    needs = Needs(counts, tuple(heads), tuple(names), len(plane.rows))
    return grid_for(needs, WIDTH - _LEFT, _HIGHEST)
