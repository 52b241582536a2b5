"""The marks along a milestone line: each a shape of its own, so that they read without colour."""

from enum import StrEnum

from kit.charts.sheet import HATCHED, Box, Look, Point, Sheet
from kit.charts.style import ACCENT, GROUND, INK, URGENT_INK

__all__ = ["SILENT", "Shape", "draw_mark"]

SILENT = Look(fill="#e3e6e9")
"""A time in which sales was surely not seen."""


_RADIUS, _SIDE, _HALF = 1.55, 2.6, 1.5
_TICK = ((-0.75, 0.05), (-0.2, 0.6), (0.85, -0.65))


class Shape(StrEnum):
    """What one mark stands for."""

    planned = "planned"
    late = "late"
    with_sales = "with_sales"
    without_sales = "without_sales"
    sales_unknown = "sales_unknown"
    due = "due"
    overdue = "overdue"
    kept = "kept"
    met = "met"
    unsure = "unsure"
    scolded = "scolded"
    over = "over"


def draw_mark(sheet: Sheet, at: Point, shape: Shape, *, ticked: bool = False) -> None:
    """Draw a mark; a tick in it says that the customer has confirmed."""
    x, y = at
    match shape:
        case Shape.planned | Shape.late:
            urgent = shape is Shape.late
            look = Look(GROUND, URGENT_INK if urgent else INK, 1.2 if urgent else 0.6)
            diamond = [(x - _HALF, y), (x, y - _HALF), (x + _HALF, y), (x, y + _HALF)]
            sheet.shape(diamond, look)
        case Shape.due | Shape.overdue | Shape.kept:
            sheet.box(Box(x - _SIDE / 2, y - _SIDE / 2, _SIDE, _SIDE), _LOOKS[shape])
        case Shape.met | Shape.unsure:
            sheet.disc(at, 0.9, _LOOKS[shape])
        case Shape.scolded | Shape.over:
            triangle = [(x - _HALF, y - 1.2), (x + _HALF, y - 1.2), (x, y + 1.5)]
            sheet.shape(triangle, _LOOKS[shape])
        case _:
            sheet.disc(at, _RADIUS, _LOOKS[shape])
    if ticked:
        _draw_tick(sheet, at, GROUND if shape in _DARK else INK)


def _draw_tick(sheet: Sheet, at: Point, colour: str) -> None:
    sheet.line([(at[0] + dx, at[1] + dy) for dx, dy in _TICK], colour, 1.1)


_LOOKS = {
    Shape.with_sales: Look(fill=ACCENT, edge=ACCENT, line=0.8),
    Shape.without_sales: Look(fill=GROUND, edge=URGENT_INK, line=1.3),
    Shape.sales_unknown: HATCHED,
    Shape.due: Look(fill=GROUND, edge=INK, line=0.6),
    Shape.overdue: Look(fill=GROUND, edge=URGENT_INK, line=1.3),
    Shape.kept: Look(fill=ACCENT, edge=ACCENT, line=0.6),
    Shape.met: Look(fill=ACCENT),
    Shape.unsure: HATCHED,
    Shape.scolded: Look(fill=INK, edge=INK, line=0.6),
    Shape.over: Look(fill=GROUND, edge=INK, line=0.6),
}
_DARK = {Shape.with_sales, Shape.kept}
