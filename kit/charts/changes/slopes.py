"""A slope chart: levels of the deals, attitude and trust of people, on one day and on another."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from kit.analysis.changes import Change, State, Turn
from kit.charts.changes.lines import MOST, Panel, Slope, panels
from kit.charts.lettering import drawable, width_of
from kit.charts.sheet import HATCHED, Box, Look, Pen, Sheet, blank_sheet, empty_state
from kit.charts.style import (
    BODY,
    GOOD_INK,
    GROUND,
    HAIRLINE,
    INK,
    QUIET,
    SMALL,
    URGENT_INK,
    WIDTH,
    drawing,
)
from kit.words import word

__all__ = ["change_chart"]

_TOP, _HEAD, _TALL, _FOOT = 12.0, 10.0, 40.0, 5.5
_GAP, _SCALE, _RUN, _LEAD = 4.0, 7.5, 16.0, 3.0
_PITCH, _DOT = 3.7, 2.0

_INKS = {Turn.better: GOOD_INK, Turn.worse: URGENT_INK, Turn.noted: QUIET}


def change_chart(before: State, after: State, found: Sequence[Change], lang: str) -> Figure:
    """Draw what went up and down between two days; unknown is a hatched step below the scale."""
    drawn = panels(before, after, found, lang)
    with drawing():
        if not drawn:
            return empty_state(
                word("charts.changes.empty", lang), word("charts.changes.first_step", lang)
            )
        sheet = blank_sheet(_TOP + _HEAD + _TALL + _FOOT)
        sheet.title(_message(drawn, lang), word("charts.changes.below", lang))
        one = (WIDTH - _GAP * (len(drawn) - 1)) / sum(panel.share for panel in drawn)
        left = 0.0
        for panel in drawn:
            place = Box(left, _TOP + _HEAD, one * panel.share, _TALL)
            _Panel(sheet, place, panel, lang).draw((before, after))
            left = place.right + _GAP
        return sheet.figure


def _message(drawn: Sequence[Panel], lang: str) -> str:
    turns = [slope.turn for panel in drawn for slope in panel.slopes]
    facts = {turn.value: turns.count(turn) for turn in Turn}
    return word("charts.changes.title", lang, **facts)


class _Panel:
    """One panel being drawn: the scale at the left, the slopes, their names at the right."""

    def __init__(self, sheet: Sheet, place: Box, panel: Panel, lang: str) -> None:
        self._sheet, self._place, self._panel, self._lang = sheet, place, panel, lang
        self._left = place.x + _SCALE
        self._right = self._left + _RUN
        # The lowest step of the scale is that of what is not known.
        self._step = place.height / (len(panel.steps) + 1)

    def draw(self, states: tuple[State, State]) -> None:
        """Draw the whole panel."""
        self._head(states)
        self._scale()
        shown = sorted(self._panel.slopes, key=lambda each: -each.reach)[:MOST]
        shown.sort(key=lambda each: (self._y(each.now), self._y(each.before)))
        heights = _spread([self._y(each.now) for each in shown], self._place)
        for slope, height in zip(shown, heights, strict=True):
            self._line(slope)
            self._name(slope, height)
        self._below(len(self._panel.slopes) - len(shown))

    def _head(self, states: tuple[State, State]) -> None:
        top = self._place.y - _HEAD + 2.5
        self._sheet.write((self._place.x, top), self._panel.name, Pen(BODY, bold=True))
        for x, state in zip((self._left, self._right), states, strict=True):
            month = word(f"charts.month.{state.on.month}", self._lang)
            day = word("charts.changes.day", self._lang, month=month, day=state.on.day)
            pen = Pen(SMALL, colour=QUIET, align="center")
            self._sheet.write((x, top + 4.2), day, pen)

    def _scale(self) -> None:
        sheet, place = self._sheet, self._place
        band = Box(self._left, self._y(None) - 1.6, _RUN, 3.2)
        sheet.box(band, HATCHED)
        for n, told in enumerate(self._panel.steps):
            y = self._y(n)
            sheet.line([(self._left, y), (self._right, y)], HAIRLINE)
            sheet.write((self._left - 2, y), told, Pen(SMALL, colour=QUIET, align="right"))
        unknown = word("charts.mark.unknown", self._lang)
        at = (self._left - 2, self._y(None))
        sheet.write(at, unknown, Pen(SMALL, colour=QUIET, align="right"))
        for x in (self._left, self._right):
            sheet.line([(x, place.y), (x, place.foot)], INK, 0.8)

    def _y(self, step: int | None) -> float:
        above = 0 if step is None else step + 1
        return self._place.foot - self._step * (above + 0.5)

    def _line(self, slope: Slope) -> None:
        ink = _INKS[slope.turn]
        ends = [(self._left, self._y(slope.before)), (self._right, self._y(slope.now))]
        unknown = slope.before is None or slope.now is None
        dashes = (3.0, 2.0) if unknown else (1.2, 1.2) if slope.agreed else None
        self._sheet.line(ends, ink, 1.3, dashes)
        for end, step in zip(ends, (slope.before, slope.now), strict=True):
            hollow = slope.agreed or step is None
            fill = GROUND if hollow else ink
            self._sheet.disc(end, _DOT / 2, Look(fill=fill, edge=ink, line=1.0))

    def _name(self, slope: Slope, height: float) -> None:
        x, ink = self._right + _LEAD, _INKS[slope.turn]
        self._sheet.line([(self._right + _DOT / 2, self._y(slope.now)), (x, height)], ink, 0.4)
        sign = word(f"changes.sign_{slope.turn.value}", self._lang)
        self._sheet.write((x + 0.6, height), sign, Pen(BODY, bold=True, colour=ink))
        x += 4.0
        tail = drawable(slope.tail)
        tail_width = width_of(tail, BODY) + 1.2 if tail else 0.0
        room = self._place.right - x - tail_width
        written = self._sheet.write((x, height), slope.name, Pen(BODY), max(room, 6.0))
        if tail:
            end = x + width_of(written.get_text(), BODY) + 1.2
            self._sheet.write((end, height), tail, Pen(BODY, colour=ink))

    def _below(self, more: int) -> None:
        told = [self._panel.foot] if self._panel.foot else []
        if more:
            told.append(word("charts.changes.more", self._lang, n=more))
        text = word("charts.timeline.between", self._lang).join(told)
        at = (self._place.x, self._place.foot + 3)
        self._sheet.write(at, text, Pen(SMALL, colour=QUIET), self._place.width)


def _spread(wanted: Sequence[float], place: Box) -> list[float]:
    """Return heights near those wanted, rising, far enough apart for a line of letters each."""
    heights: list[float] = []
    for y in wanted:
        heights.append(max(y, heights[-1] + _PITCH) if heights else max(y, place.y + 1))
    over = heights[-1] - (place.foot - 1) if heights else 0
    if over > 0:
        heights[-1] -= over
        for n in range(len(heights) - 1, 0, -1):
            heights[n - 1] = min(heights[n - 1], heights[n] - _PITCH)
    return heights
