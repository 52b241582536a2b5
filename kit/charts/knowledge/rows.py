"""Rows on one scale of days: the newest answer as a mark, the time past its limit tinted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.account import Certainty
from kit.analysis.knowledge import Age, KnowledgeState
from kit.charts.lettering import drawable, width_of
from kit.charts.sheet import HATCHED, Box, Look, Pen, Point, Sheet
from kit.charts.style import (
    ACCENT,
    BODY,
    GROUND,
    HAIRLINE,
    INK,
    QUIET,
    SMALL,
    TINT,
    UNKNOWN,
    UNKNOWN_GROUND,
    URGENT_INK,
    WIDTH,
)
from kit.words import choice, word

__all__ = ["Row", "draw_rows", "draw_signs", "height_of"]

_TOP, _ROW, _SIGNS = 15.0, 5.8, 6.0
_NAMES, _TOLD = 64.0, 46.0
_SIDE = 3.0
_LONGEST = 365
_EVERY = 90

_FRESH = Look(fill=TINT)
_STALE = Look(fill="#fbeee3", edge=URGENT_INK, line=0.5)
_LOOKS = {
    Certainty.confirmed: Look(fill=ACCENT, edge=ACCENT, line=1.0),
    Certainty.hearsay: Look(fill=GROUND, edge=ACCENT, line=1.1),
    Certainty.guess: Look(fill=GROUND, edge=INK, line=0.9, dashed=True),
    Certainty.unknown: Look(fill=UNKNOWN_GROUND, edge=UNKNOWN, line=0.7, hatch="//////////"),
}


@dataclass(frozen=True)
class Row:
    """One question or area: how fresh it is, each dated answer's age in days, and a note."""

    item: str
    name: str
    age: Age
    dots: tuple[tuple[int, Certainty], ...]
    note: str


def height_of(rows: Sequence[Row], *, signs: bool) -> float:
    """Return how high the picture of some rows is."""
    return _TOP + len(rows) * _ROW + (_SIGNS if signs else 1.5)


def draw_rows(sheet: Sheet, rows: Sequence[Row], head: str, lang: str) -> None:
    """Draw the scale and every row under it; today is at the right."""
    scale = Box(_NAMES, _TOP, WIDTH - _NAMES - _TOLD, len(rows) * _ROW)
    _draw_heads(sheet, scale, head, lang)
    for n, row in enumerate(rows):
        y = _TOP + n * _ROW
        strong = row.age.state in {KnowledgeState.blank, KnowledgeState.stale}
        _draw_name(sheet, row, y + _ROW / 2, bold=strong)
        place = Box(scale.x, y, scale.width, _ROW)
        if row.age.state in {KnowledgeState.blank, KnowledgeState.undated}:
            sheet.box(Box(place.x, y + 1, place.width, _ROW - 2), HATCHED)
        else:
            _draw_days(sheet, row, place)
        _draw_told(sheet, row, (scale.right + 3, y + _ROW / 2), lang)
        sheet.line([(0, y + _ROW), (WIDTH, y + _ROW)], HAIRLINE)


def draw_signs(sheet: Sheet, rows: Iterable[Row], lang: str) -> None:
    """Explain the marks of certainty that stand in the picture."""
    used = {certainty for row in rows for _, certainty in row.dots}
    x, y = 0.0, sheet.height - _SIGNS / 2 + 0.3
    for certainty in (each for each in Certainty if each in used):
        _draw_mark(sheet, (x + 1.8, y), certainty, _SIDE)
        told = drawable(_sign_word(certainty, lang))
        sheet.write((x + 4.6, y), told, Pen(SMALL))
        x += width_of(told, SMALL) + 10


def _sign_word(certainty: Certainty, lang: str) -> str:
    if certainty is Certainty.unknown:
        return word("charts.board.certainty_unknown", lang)
    return choice(certainty, lang)


def _draw_heads(sheet: Sheet, scale: Box, head: str, lang: str) -> None:
    y = _TOP - 2.8
    quiet = Pen(SMALL, colour=QUIET)
    sheet.write((0, y), head, quiet)
    for days in range(_EVERY, _LONGEST, _EVERY):
        x = _across(scale, days)
        told = word("charts.board.ago", lang, n=days)
        sheet.write((x, y), told, Pen(SMALL, colour=QUIET, align="center"))
        sheet.line([(x, _TOP), (x, scale.foot)], HAIRLINE)
    today = word("charts.timeline.today", lang)
    sheet.write((scale.right, y), today, Pen(SMALL, bold=True, align="center"))
    sheet.line([(0, _TOP), (WIDTH, _TOP)], INK, 0.8)
    sheet.line([(scale.right, _TOP), (scale.right, scale.foot)], INK, 0.6)


def _draw_name(sheet: Sheet, row: Row, y: float, *, bold: bool) -> None:
    """Write a long name smaller before any of it is cut."""
    room = _NAMES - 4
    fits = width_of(drawable(row.name), BODY, bold=bold) <= room
    sheet.write((0, y), row.name, Pen(BODY if fits else SMALL, bold=bold), room, row.item)


def _across(scale: Box, days: int) -> float:
    """Return where an age lies; what is older than the scale stands at its beginning."""
    return scale.right - scale.width * min(days, _LONGEST) / _LONGEST


def _draw_days(sheet: Sheet, row: Row, place: Box) -> None:
    """Tint the time past the limit, then draw older answers small and the newest large."""
    limit = _across(place, row.age.limit)
    sheet.box(Box(limit, place.y + 0.9, place.right - limit, _ROW - 1.8), _FRESH)
    if row.age.state is KnowledgeState.stale:
        sheet.box(Box(place.x, place.y + 0.9, limit - place.x, _ROW - 1.8), _STALE)
    else:
        sheet.line([(limit, place.y + 0.9), (limit, place.foot - 0.9)], QUIET, 0.5)
    y = place.middle[1]
    for days, certainty in reversed(row.dots[1:]):
        _draw_mark(sheet, (_across(place, days), y), certainty, _SIDE * 0.6)
    days, certainty = row.dots[0]
    _draw_mark(sheet, (_across(place, days), y), certainty, _SIDE)


def _draw_mark(sheet: Sheet, middle: Point, certainty: Certainty, side: float) -> None:
    """Draw what is confirmed round and filled, hearsay hollow, a guess as a dashed square."""
    look = _LOOKS[certainty]
    if certainty in {Certainty.confirmed, Certainty.hearsay}:
        sheet.disc(middle, side / 2, look)
    else:
        x, y = middle
        sheet.box(Box(x - side / 2, y - side / 2, side, side), look)


def _draw_told(sheet: Sheet, row: Row, at: Point, lang: str) -> None:
    told = word(f"charts.board.{row.age.state.value}", lang, n=row.age.days, note=row.note)
    stale = row.age.state is KnowledgeState.stale
    pen = Pen(BODY, bold=stale, colour=URGENT_INK if stale else INK)
    sheet.write(at, told, pen, WIDTH - at[0])
