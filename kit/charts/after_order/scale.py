"""The scale of days along which a delivery is drawn, with its months and today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from kit.charts.lettering import drawable, width_of
from kit.charts.months import month_starts, month_word
from kit.charts.sheet import Box, Pen, Sheet
from kit.charts.style import HAIRLINE, INK, QUIET, SMALL
from kit.words import word

__all__ = ["Scale", "draw_months", "draw_today", "scale_of"]

_STEPS = (1, 2, 3, 6, 12)
_APART = 2.5
_MARGIN = 0.03


@dataclass(frozen=True)
class Scale:
    """Days from the left edge of a room to its right edge, in millimetres."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where a day stands; one outside stands at the edge."""
        part = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)


def scale_of(days: Iterable[date], left: float, right: float) -> Scale:
    """Return a scale that holds all these days with a little room around them."""
    known = sorted(days)
    room = timedelta(days=max(7, round((known[-1] - known[0]).days * _MARGIN)))
    return Scale(known[0] - room, known[-1] + room, left, right)


def draw_months(sheet: Sheet, scale: Scale, y: float, foot: float, lang: str) -> None:
    """Write the months along a height, as many as have room, each with a line down to a foot."""
    months = [*month_starts(scale.first, scale.last)]
    shown = next(found for step in _STEPS if _has_room(found := months[::step], scale, lang))
    for n, day in enumerate(shown):
        sheet.line([(scale.x(day), y + 2.2), (scale.x(day), foot)], HAIRLINE)
        told = drawable(month_word(day, lang, with_year=not n or day.year != shown[n - 1].year))
        if scale.x(day) + width_of(told, SMALL) / 2 <= sheet.width:
            sheet.write((scale.x(day), y), told, Pen(SMALL, colour=QUIET, align="center"))


def draw_today(sheet: Sheet, scale: Scale, today: date, column: Box, lang: str) -> None:
    """Draw the line of today down a column, named at its head."""
    x = scale.x(today)
    sheet.line([(x, column.y), (x, column.foot)], INK, 0.9)
    told = word("charts.timeline.today", lang)
    sheet.write((x, column.y - 1.9), told, Pen(SMALL, bold=True, align="center"))


def _has_room(months: list[date], scale: Scale, lang: str) -> bool:
    if len(months) <= 1:
        return True
    widest = max(width_of(drawable(month_word(day, lang, with_year=True)), SMALL) for day in months)
    apart = min(scale.x(b) - scale.x(a) for a, b in pairwise(months))
    return apart >= widest + _APART
