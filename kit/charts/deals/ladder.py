"""The ladder of a deal: ten rungs, and beside them how far they rate us and how far they agreed."""

from collections.abc import Sequence
from datetime import date

from matplotlib.figure import Figure

from kit.analysis.deals import Mark, Rated, Standing
from kit.charts.deals.columns import Column, columns, message
from kit.charts.deals.marks import draw_bar, draw_mark
from kit.charts.lettering import drawable, width_of
from kit.charts.sheet import Box, Pen, Sheet, blank_sheet, empty_state
from kit.charts.style import ACCENT, BIG, BODY, HAIRLINE, INK, QUIET, SMALL, URGENT_INK, drawing
from kit.pack import Pack
from kit.words import word

__all__ = ["ladder"]

_RUNGS = 10
_TOP, _RUNG, _FOOT = 21.0, 6.5, 6.0
_BOTTOM = _TOP + _RUNGS * _RUNG
_TRACK, _GAP = 7.5, 1.8
# The room for stage names, by the number of bars beside them.
_NAMES = {2: 54.0, 3: 38.0}


def ladder(standing: Standing, pack: Pack, today: date, lang: str) -> Figure:
    """Draw where a deal stands; a deal not assessed gives a low picture with the first step.

    The coach's rating joins as a third bar only once both ratings are in.
    """
    with drawing():
        current = standing.current
        if current is None:
            return _nothing_yet(standing, lang)
        shown = columns(standing, current, pack, today, lang)
        sheet = blank_sheet(_BOTTOM + _FOOT)
        sheet.title(message(current, lang), _below_title(standing, current, lang))
        left = _NAMES[len(shown)]
        _draw_rungs(sheet, pack, left, lang)
        width = (sheet.width - left) / len(shown)
        for n, column in enumerate(shown):
            _draw_column(sheet, column, left + n * width, width - _GAP, lang)
        _draw_caption(sheet, shown, lang)
        return sheet.figure


def _nothing_yet(standing: Standing, lang: str) -> Figure:
    waiting = "_waiting" if standing.waiting else ""
    told = word(f"charts.ladder.empty{waiting}", lang)
    first_step = word(f"charts.ladder.first_step{waiting}", lang)
    return empty_state(told, first_step, standing.deal.name)


def _below_title(standing: Standing, current: Rated, lang: str) -> str:
    facts = {"day": current.assessment.assessed_on, "status": standing.deal.status}
    key = "charts.ladder.deal" if standing.is_open else "charts.ladder.deal_closed"
    told = word(key, lang, deal=standing.deal.name, **facts)
    waiting = [word("charts.ladder.waiting", lang)] if standing.waiting else []
    return " · ".join([told, *waiting])


def _rung_top(stage: int) -> float:
    """Return the upper edge of a rung; stage 0 is the lowest."""
    return _BOTTOM - (stage + 1) * _RUNG


def _draw_rungs(sheet: Sheet, pack: Pack, left: float, lang: str) -> None:
    for stage, worded in pack.stages.items():
        y = _rung_top(stage)
        middle = y + _RUNG / 2
        sheet.line([(0, y), (sheet.width, y)], HAIRLINE)
        sheet.write((5, middle), str(stage), Pen(BIG, bold=True, colour=ACCENT, align="right"))
        sheet.write((8, middle), worded.name.in_(lang), Pen(8), left - 9)


def _draw_column(sheet: Sheet, column: Column, x: float, width: float, lang: str) -> None:
    sheet.write((x, 13.2), column.heading, Pen(BIG, bold=True), width)
    sheet.write((x, 17.8), column.about, Pen(SMALL, colour=QUIET), width)
    draw_bar(sheet, Box(x, _TOP, _TRACK, _BOTTOM - _TOP), column.level.value + 1, _RUNG)
    for stage, mark in enumerate(column.marks):
        rung = Box(x, _rung_top(stage), _TRACK, _RUNG)
        draw_mark(sheet, rung, mark, in_bar=stage <= column.level.value)
        beside = Box(rung.right + _GAP, rung.y, width - _TRACK - _GAP, _RUNG)
        _draw_note(sheet, column, stage, beside, lang)
    sheet.line([(0, _BOTTOM), (sheet.width, _BOTTOM)], INK, 0.8)


def _draw_note(sheet: Sheet, column: Column, stage: int, place: Box, lang: str) -> None:
    """Write a hole or a skip first and strong, then the note where it still has room."""
    x, y, room = place.x, place.middle[1], place.width
    note, mark = column.notes[stage], column.marks[stage]
    if flag := column.flag(stage):
        told = word(f"charts.ladder.{flag}", lang)
        sheet.write((x, y), told, Pen(BODY, bold=True, colour=URGENT_INK), room)
        used = width_of(drawable(told), BODY, bold=True) + 1.6
        x, room = x + used, room - used
    told = note.full if width_of(drawable(note.full)) <= room else note.short
    sheet.write((x, y), told, Pen(BODY, colour=QUIET if mark is Mark.met else INK), room)


def _draw_caption(sheet: Sheet, shown: Sequence[Column], lang: str) -> None:
    """Explain in one line the words that stand in the picture, and no others."""
    told = []
    if any(column.level.skipped for column in shown):
        told.append(word("charts.ladder.about_skipped", lang))
    if any(Mark.claimed in column.marks for column in shown):
        told.append(word("charts.ladder.about_claimed", lang))
    if told:
        sheet.write((0, sheet.height - 2.4), " ".join(told), Pen(SMALL, colour=QUIET), sheet.width)
