"""The marks of the ladder: each a shape of its own, so that they read without colour."""

from kit.analysis.deals import Mark
from kit.charts.sheet import HATCHED, Box, Look, Sheet
from kit.charts.style import ACCENT, GROUND, HAIRLINE, INK, TINT

__all__ = ["draw_bar", "draw_mark"]

_SIDE = 3.0
_SOLID = Look(fill=ACCENT)
_OUTLINED = Look(fill=GROUND, edge=ACCENT, line=1.0)
_DASHED = Look(fill=GROUND, edge=INK, line=0.9, dashed=True)


def draw_bar(sheet: Sheet, track: Box, rungs: int, rung: float) -> None:
    """Draw the track of one index and, growing from its foot, the bar over the rungs reached."""
    sheet.box(track, Look(fill=TINT, edge=HAIRLINE, line=0.4))
    if rungs:
        top = track.foot - rungs * rung
        sheet.box(Box(track.x, top, track.width, rungs * rung), _SOLID)


def draw_mark(sheet: Sheet, rung: Box, mark: Mark, *, in_bar: bool) -> None:
    """Draw what one rung amounts to: ticked in the bar, a small sign of its own above it."""
    if mark is Mark.unknown:
        sheet.box(rung.inside(0.5), HATCHED)
        return
    sign = _sign(rung)
    if in_bar:
        _draw_in_bar(sheet, rung, sign, mark)
    elif mark is Mark.no:
        _draw_cross(sheet, sign)
    else:
        _draw_square(sheet, sign, mark)


def _sign(rung: Box) -> Box:
    x, y = rung.middle
    return Box(x - _SIDE / 2, y - _SIDE / 2, _SIDE, _SIDE)


def _draw_in_bar(sheet: Sheet, rung: Box, sign: Box, mark: Mark) -> None:
    sheet.line([(rung.x, rung.y), (rung.right, rung.y)], GROUND, 0.6)
    if mark is Mark.recheck:
        sheet.box(rung.inside(0.9), _DASHED)
        _draw_tick(sheet, sign, ACCENT)
    else:
        _draw_tick(sheet, sign, GROUND)


def _draw_tick(sheet: Sheet, sign: Box, colour: str) -> None:
    x, y = sign.middle
    sheet.line([(x - 1.3, y), (x - 0.4, y + 1.0), (x + 1.4, y - 1.1)], colour, 1.4)


def _draw_cross(sheet: Sheet, sign: Box) -> None:
    a = sign.inside(0.4)
    sheet.line([(a.x, a.y), (a.right, a.foot)], INK, 1.2)
    sheet.line([(a.x, a.foot), (a.right, a.y)], INK, 1.2)


def _draw_square(sheet: Sheet, sign: Box, mark: Mark) -> None:
    """Draw met solid, claimed outlined, partly half full, recheck dashed."""
    if mark is Mark.met:
        sheet.box(sign, _SOLID)
    elif mark is Mark.recheck:
        sheet.box(sign, _DASHED)
    else:
        sheet.box(sign, _OUTLINED)
    if mark is Mark.partly:
        sheet.shape([(sign.x, sign.foot), (sign.right, sign.foot), (sign.x, sign.y)], _SOLID)
