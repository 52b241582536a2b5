"""The milestone line of a deal: planned and done, sales there or not, promises hanging from it."""

from collections.abc import Sequence
from datetime import date

from matplotlib.figure import Figure

from kit.analysis.after_order import Delivery, go_live_step
from kit.charts.after_order.key import KEY_PITCH, draw_key, key_lines
from kit.charts.after_order.layout import LEFT, ROW, TOP, Layout, laid_out
from kit.charts.after_order.marks import SILENT, Shape, draw_mark
from kit.charts.after_order.message import message
from kit.charts.after_order.rows import Row
from kit.charts.after_order.scale import Scale, draw_months, draw_today, scale_of
from kit.charts.lettering import drawable, width_of
from kit.charts.sheet import BAND, HATCHED, Box, Look, Pen, Sheet, blank_sheet, empty_state
from kit.charts.style import BODY, GROUND, HAIRLINE, INK, QUIET, SMALL, URGENT_INK, WIDTH, drawing
from kit.pack import Pack
from kit.words import word

__all__ = ["milestone_chart"]

_NAME = LEFT - 3
_BESIDE, _SLIVER, _HIDES = 2.6, 0.5, 2.4
_EMPTY = ("empty", "first_step")
_PLANS = {Shape.planned, Shape.due}


def milestone_chart(each: Delivery, pack: Pack, today: date, lang: str) -> Figure:
    """Draw how an ordered deal is delivered; one of which nothing is entered gives a first step."""
    live = go_live_step(pack).name
    with drawing():
        if not each.line and not each.ledger:
            told, first = (word(f"charts.line.{key}", lang, step=live) for key in _EMPTY)
            return empty_state(told, first, each.deal.name)
        drawn = laid_out(each, today, lang)
        scale = scale_of(drawn.days(today), LEFT, WIDTH - 1)
        limit = pack.thresholds.after_order_silence_days
        keys = key_lines(drawn, scale.first, limit, lang)
        sheet = blank_sheet(drawn.foot + 3.6 + len(keys) * KEY_PITCH)
        deal = each.deal
        below = word("charts.line.deal", lang, deal=deal.name, day=deal.ordered_on)
        sheet.title(message(each, live, lang), below)
        _draw(sheet, drawn, scale, today, lang)
        draw_key(sheet, drawn.foot + 3, keys)
        return sheet.figure


def _draw(sheet: Sheet, drawn: Layout, scale: Scale, today: date, lang: str) -> None:
    _shade(sheet, drawn, scale)
    draw_months(sheet, scale, TOP - 5.6, drawn.foot, lang)
    draw_today(sheet, scale, today, Box(0, TOP - 0.6, 0, drawn.foot - TOP + 0.6), lang)
    _hang(sheet, drawn, scale)
    _draw_seen(sheet, drawn, scale, lang)
    line = scale.x(today)
    _draw_rows(sheet, drawn.steps, scale, TOP, line)
    _draw_rows(sheet, drawn.promises, scale, drawn.promises_top, line)
    _draw_rows(sheet, drawn.complaints, scale, drawn.complaints_top, line)
    if drawn.more:
        told = word("charts.line.more", lang, n=drawn.more)
        sheet.write((WIDTH, drawn.foot + 1.8), told, Pen(SMALL, bold=True, align="right"))


def _shade(sheet: Sheet, drawn: Layout, scale: Scale) -> None:
    """Shade the silences through the milestones, and hatch the time before the contact log."""
    foot = drawn.seen_y + ROW / 2
    for gap in drawn.silent:
        left, right = scale.x(gap.after_on) + _SLIVER, scale.x(gap.before_on) - _SLIVER
        sheet.box(Box(left, TOP, right - left, foot - TOP), SILENT)
    if unlogged := drawn.unlogged(scale.first):
        left, right = (scale.x(day) for day in unlogged)
        sheet.box(Box(left, drawn.seen_y - ROW / 2 + 0.6, right - left, ROW - 1.2), BAND)


def _draw_rows(sheet: Sheet, rows: Sequence[Row], scale: Scale, top: float, today: float) -> None:
    for n, row in enumerate(rows):
        y = top + (n + 0.5) * ROW
        room = width_of(drawable(row.name), BODY, bold=row.urgent) <= _NAME
        pen = Pen(BODY if room else SMALL, bold=row.urgent)
        sheet.write((0, y), row.name, pen, _NAME, item=row.item)
        sheet.line([(0, y + ROW / 2), (WIDTH, y + ROW / 2)], HAIRLINE)
        if row.marks:
            _draw_marks(sheet, row, scale, y, today)
        else:
            sheet.box(Box(scale.left, y - 1.5, 6, 3), HATCHED)
            sheet.write((scale.left + 8, y), row.told, Pen(SMALL, colour=QUIET))


def _draw_marks(sheet: Sheet, row: Row, scale: Scale, y: float, today: float) -> None:
    """Draw the marks of a row and its words; what was done hides what was planned just there."""
    places = [scale.x(mark.day) for mark in row.marks]
    end = scale.x(row.lasts_until) if row.lasts_until else places[-1]
    sheet.line([(places[0], y), (max(end, places[-1]), y)], INK, 0.6)
    done = [x for x, mark in zip(places, row.marks, strict=True) if mark.shape not in _PLANS]
    for x, mark in zip(places, row.marks, strict=True):
        hidden = mark.shape in _PLANS and any(abs(x - other) < _HIDES for other in done)
        if not hidden:
            draw_mark(sheet, (x, y), mark.shape, ticked=mark.ticked)
    if row.told:
        _tell_beside(sheet, row, (places[0], max(end, places[-1])), y, (scale.right, today))


def _tell_beside(
    sheet: Sheet, row: Row, marks: tuple[float, float], y: float, ends: tuple[float, float]
) -> None:
    """Write a row's words to the right of its marks, or to the left where they would not fit."""
    right, today = ends
    pen = Pen(SMALL, bold=row.urgent, colour=URGENT_INK if row.urgent else QUIET)
    told = drawable(row.told)
    width = width_of(told, SMALL, bold=row.urgent)
    x = marks[1] + _BESIDE
    crossing = x < today + 1 and x + width > today - 1
    if x + width > right or (crossing and marks[0] - _BESIDE - width > LEFT):
        x = marks[0] - _BESIDE - width
        # Stems of other promises pass here.
        if row.item.startswith("promises/"):
            sheet.box(Box(x - 0.4, y - 1.7, width + 0.8, 3.4), Look(fill=GROUND))
    sheet.write((x, y), told, pen)


def _draw_seen(sheet: Sheet, drawn: Layout, scale: Scale, lang: str) -> None:
    """Draw the days sales met or spoke with them, on the line the promises hang from."""
    y = drawn.seen_y
    sheet.write((0, y), word("charts.line.seen", lang), Pen(bold=True), _NAME)
    sheet.line([(scale.left, y), (scale.right, y)], INK, 0.8)
    for gap in drawn.silent:
        told = drawable(word("charts.line.gap", lang, n=gap.days))
        width = width_of(told, SMALL, bold=True) + 1.6
        left, right = scale.x(gap.after_on), scale.x(gap.before_on)
        if right - left >= width + 2:
            middle = (left + right) / 2
            sheet.box(Box(middle - width / 2, y - 1.6, width, 3.2), SILENT)
            pen = Pen(SMALL, bold=True, colour=URGENT_INK, align="center")
            sheet.write((middle, y), told, pen)
    for days, shape in ((drawn.seen.unsure, Shape.unsure), (drawn.seen.met, Shape.met)):
        for day in days:
            if scale.first <= day <= scale.last:
                draw_mark(sheet, (scale.x(day), y), shape)


def _hang(sheet: Sheet, drawn: Layout, scale: Scale) -> None:
    """Draw the stems by which the promises hang from the line, each down to its own row."""
    for n, row in enumerate(drawn.promises):
        if day := row.hangs_on:
            foot = drawn.promises_top + (n + 0.5) * ROW
            sheet.line([(scale.x(day), drawn.seen_y), (scale.x(day), foot)], QUIET, 0.5)
