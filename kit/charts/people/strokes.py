"""How a line between two people is drawn: each kind by its stroke, so that it reads in grey."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from kit.account import RelationKind
from kit.charts.lettering import drawable, width_of
from kit.charts.sheet import Look, Pen, Point, Sheet
from kit.charts.style import ACCENT, GOOD_INK, GROUND, INK, QUIET, SMALL, URGENT_INK
from kit.words import word

__all__ = ["MARK", "Route", "draw_key_of_ties", "draw_tie"]

MARK = 1.4
"""The radius of the mark that names a line, in millimetres."""

_CORNER, _TOOTH, _PITCH = 1.0, 0.55, 1.5
_ARROW = (2.0, 0.8)
_LETTER = 5.2
_COLOURS = {
    RelationKind.influence: ACCENT,
    RelationKind.alliance: GOOD_INK,
    RelationKind.conflict: URGENT_INK,
    RelationKind.informal: INK,
    RelationKind.unknown: QUIET,
}
_SAMPLE = 9.0


@dataclass(frozen=True)
class Route:
    """A line from one row out to its lane, along it, and back in to another row."""

    source: Point
    lane: float
    target: Point

    def points(self, *, jagged: bool) -> Sequence[Point]:
        """Return the points it runs through, with rounded corners."""
        (_, y0), (_, y1) = self.source, self.target
        down = 1 if y1 > y0 else -1
        corner = min(_CORNER, abs(y1 - y0) / 2)
        first, last = y0 + down * corner, y1 - down * corner
        straight = _teeth(self.lane, first, last) if jagged else []
        out = _bend((self.lane - corner, first), corner, -down)
        back = [*reversed(_bend((self.lane - corner, last), corner, down))]
        return [self.source, *out, *straight, *back, self.target]


def draw_tie(sheet: Sheet, route: Route, kind: RelationKind, mark: float, lang: str) -> None:
    """Draw a line; at a height on its lane stands the mark of its kind."""
    _draw_stroke(sheet, route.points(jagged=kind is RelationKind.conflict), kind)
    if kind is RelationKind.influence:
        _draw_arrow(sheet, route.target, -1)
    else:
        _draw_mark(sheet, (route.lane, mark), kind, lang)


def draw_key_of_ties(sheet: Sheet, y: float, kinds: Container[RelationKind], lang: str) -> None:
    """Write in one line what each kind of line means, beside a sample of it."""
    x = 0.0
    for kind in (kind for kind in RelationKind if kind in kinds):
        ends = (x, y), (x + _SAMPLE, y)
        jagged = [(px, py) for py, px in _teeth(y, x + 0.8, x + _SAMPLE - 0.8)]
        inner = jagged if kind is RelationKind.conflict else []
        _draw_stroke(sheet, [ends[0], *inner, ends[1]], kind)
        if kind is RelationKind.influence:
            _draw_arrow(sheet, ends[1], 1)
        else:
            _draw_mark(sheet, (x + _SAMPLE / 2, y), kind, lang)
        told = drawable(word(f"charts.tie.{kind.value}_about", lang))
        sheet.write((x + _SAMPLE + 1.6, y), told, Pen(SMALL, colour=QUIET))
        x += _SAMPLE + 6.4 + width_of(told, SMALL)


def _draw_stroke(sheet: Sheet, points: Sequence[Point], kind: RelationKind) -> None:
    colour = _COLOURS[kind]
    match kind:
        case RelationKind.alliance:
            # Two thin lines: a broad one with the ground showing inside.
            sheet.line(points, colour, 2.4)
            sheet.line(points, GROUND, 1.1)
        case RelationKind.informal:
            sheet.line(points, colour, 1.1, (1.0, 1.5))
        case RelationKind.unknown:
            sheet.line(points, colour, 0.8, (6.0, 3.0))
        case _:
            sheet.line(points, colour, 1.0)


def _draw_arrow(sheet: Sheet, tip: Point, way: int) -> None:
    (x, y), (long, half) = tip, _ARROW
    back = x - way * long
    sheet.shape([(x, y), (back, y - half), (back, y + half)], Look(fill=ACCENT))


def _draw_mark(sheet: Sheet, at: Point, kind: RelationKind, lang: str) -> None:
    sheet.disc(at, MARK, Look(fill=GROUND, edge=_COLOURS[kind], line=0.7))
    mark = word(f"charts.tie.{kind.value}", lang)
    sheet.write(at, mark, Pen(_LETTER, bold=True, colour=_COLOURS[kind], align="center"))


def _bend(middle: Point, radius: float, way: int) -> list[Point]:
    """Return a quarter of a circle from its farthest point towards way, round to the right."""
    angles = [n * pi / 8 for n in range(5)]
    return [(middle[0] + radius * sin(a), middle[1] + way * radius * cos(a)) for a in angles]


def _teeth(x: float, first: float, last: float) -> list[Point]:
    """Return the points of a jagged line along a lane."""
    n = max(1, round(abs(last - first) / _PITCH)) * 2
    step = (last - first) / n
    return [(x + (_TOOTH if i % 2 else -_TOOTH), first + (i + 0.5) * step) for i in range(n)]
