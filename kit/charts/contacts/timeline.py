"""The contact timeline: by which channel, who started it, silences, and the deals' milestones."""

from datetime import date

from matplotlib.figure import Figure

from kit.account import Account, StartedBy
from kit.analysis.contacts import shares
from kit.analysis.share import Measure, Share
from kit.charts.contacts.flags import draw_flags, flags_of
from kit.charts.contacts.lanes import Lane, draw_lane, lanes_of, weeks_of
from kit.charts.contacts.marks import draw_contact, look_of
from kit.charts.contacts.span import Gap, Span, span_of
from kit.charts.lettering import drawable, width_of
from kit.charts.months import month_starts, month_word
from kit.charts.sheet import Box, Look, Pen, Sheet, blank_sheet, empty_state
from kit.charts.style import (
    BODY,
    HAIRLINE,
    INK,
    QUIET,
    SMALL,
    URGENT_INK,
    WIDTH,
    drawing,
)
from kit.pack import Pack
from kit.words import choice, word

__all__ = ["contact_timeline"]

_TOP, _FLAG, _SILENT, _AXIS, _KEY = 11.5, 4.6, 5.2, 5.0, 5.5
_LEFT, _RIGHT = 26.0, 3.0
_TICK = 15.0
_QUIET_BAND = Look(fill="#fbeee3", edge=URGENT_INK, line=0.5)


def contact_timeline(account: Account, today: date, pack: Pack, lang: str) -> Figure:
    """Draw the contacts of the last half year, a lane a channel, however many there are."""
    with drawing():
        span = span_of(account, pack, today)
        if not span.contacts and not span.earlier:
            return empty_state(
                word("charts.timeline.empty", lang), word("charts.timeline.first_step", lang)
            )
        lanes = lanes_of(span, _LEFT, WIDTH - _LEFT - _RIGHT)
        flags, more = flags_of(span, Box(_LEFT, _TOP, WIDTH - _LEFT - _RIGHT, _FLAG), pack, lang)
        levels = 1 + max((flag.level for flag in flags), default=-1)
        silent = _SILENT if span.gaps else 0.0
        top = _TOP + levels * _FLAG + silent
        foot = top + sum(lane.height for lane in lanes)
        sheet = blank_sheet(foot + _AXIS + _KEY)
        sheet.title(_message(account, span, pack, lang), _below(span, more, lang))
        field = Box(_LEFT, top, WIDTH - _LEFT - _RIGHT, foot - top)
        bands = [(gap, _band(gap, field, span)) for gap in span.gaps]
        for _, band in bands:
            sheet.box(band, _QUIET_BAND)
        draw_flags(sheet, flags, foot, _FLAG)
        for gap, band in bands:
            _draw_length(sheet, gap, band, lang)
        _draw_lanes(sheet, lanes, field, span, lang)
        _draw_axis(sheet, field, span, lang)
        _draw_key(sheet, foot + _AXIS + _KEY / 2, lanes, span, lang)
        return sheet.figure


def _message(account: Account, span: Span, pack: Pack, lang: str) -> str:
    """Say a silence first, then who starts the contacts; a small number gets no per cent."""
    open_gap = next((gap for gap in span.gaps if gap.is_open), None)
    if open_gap:
        return word("charts.timeline.silent", lang, n=open_gap.days)
    found = shares(account, pack, span.today)
    return _shared(found.started_by_us, found.contacts, found.days, pack, lang)


def _shared(ours: Measure, held: int, days: int, pack: Pack, lang: str) -> str:
    if not isinstance(ours, Share):
        return word("charts.timeline.too_few", lang, n=ours.known, days=days)
    low = ours.is_below(pack.thresholds.started_by_us_percent)
    key = "reply_only" if low else "started"
    facts = {"n": ours.known, "part": ours.part, "percent": ours.percent, "days": days}
    return word(f"charts.timeline.{key}", lang, held=held, **facts)


def _below(span: Span, more: int, lang: str) -> str:
    told = [word("charts.timeline.below", lang, first=span.first, n=len(span.contacts))]
    if span.earlier:
        told.append(word("charts.timeline.earlier", lang, n=span.earlier))
    if more:
        told.append(word("charts.timeline.more", lang, n=more))
    return word("charts.timeline.between", lang).join(told)


def _band(gap: Gap, field: Box, span: Span) -> Box:
    start = field.x + field.width * max(0.0, span.share(gap.start))
    end = field.x + field.width * span.share(gap.end)
    return Box(start, field.y - _SILENT, end - start, field.height + _SILENT)


def _draw_length(sheet: Sheet, gap: Gap, band: Box, lang: str) -> None:
    """Say how long a silence is, on a plate that keeps the lines of milestones off."""
    key = "gap_open" if gap.is_open else "gap"
    told = drawable(word(f"charts.timeline.{key}", lang, n=gap.days))
    if width_of(told, SMALL, bold=True) > band.width - 2:
        told = drawable(word("charts.timeline.gap_short", lang, n=gap.days))
    x, y, wide = band.middle[0], band.y + _SILENT / 2, width_of(told, SMALL, bold=True) + 1
    sheet.box(Box(x - wide / 2, y - 1.6, wide, 3.2), Look(fill=_QUIET_BAND.fill))
    sheet.write((x, y), told, Pen(SMALL, bold=True, colour=URGENT_INK, align="center"))


def _draw_lanes(sheet: Sheet, lanes: tuple[Lane, ...], field: Box, span: Span, lang: str) -> None:
    busiest = max((len(w) for lane in lanes for w in weeks_of(lane.contacts, span)), default=1)
    y = field.y
    for lane in lanes:
        place = Box(field.x, y, field.width, lane.height)
        sheet.line([(0, y), (WIDTH, y)], HAIRLINE)
        middle = place.foot - 3
        room = _LEFT - 9
        sheet.write((0, middle), choice(lane.channel, lang), Pen(BODY, bold=True), room)
        count = word("charts.timeline.count", lang, n=len(lane.contacts))
        sheet.write((_LEFT - 3, middle), count, Pen(SMALL, colour=QUIET, align="right"))
        draw_lane(sheet, lane, place, span, busiest)
        y = place.foot


def _draw_axis(sheet: Sheet, field: Box, span: Span, lang: str) -> None:
    """Name the months below the lanes, and mark today."""
    sheet.line([(0, field.foot), (WIDTH, field.foot)], INK, 0.8)
    now = field.x + field.width * span.share(span.today)
    sheet.line([(now, field.y), (now, field.foot)], INK, 0.7, (3, 2))
    y = field.foot + 2.6
    told = drawable(word("charts.timeline.today", lang))
    bold = Pen(SMALL, bold=True, align="right")
    at = min(WIDTH, now + width_of(told, SMALL, bold=True) / 2)
    sheet.write((at, y), told, bold)
    for day in month_starts(span.first, span.last):
        x = field.x + field.width * span.share(day)
        sheet.line([(x, field.foot), (x, field.foot + 1)], INK, 0.5)
        if abs(x - now) > _TICK / 2:
            sheet.write((x + 0.8, y), month_word(day, lang), Pen(SMALL, colour=QUIET))


def _draw_key(sheet: Sheet, y: float, lanes: tuple[Lane, ...], span: Span, lang: str) -> None:
    """Explain filled, hollow and hatched, each only where it stands in the picture."""
    x = 0.0
    by_weeks = any(not lane.placed for lane in lanes)
    for who in StartedBy:
        n = sum(each.started_by is who for each in span.contacts)
        if not n:
            continue
        if by_weeks:
            sheet.box(Box(x + 0.2, y - 1.2, 2.4, 2.4), look_of(who))
        else:
            draw_contact(sheet, (x + 1.4, y), lanes[0].channel, who)
        told = drawable(word(f"charts.timeline.by_{who.value}", lang, n=n))
        sheet.write((x + 4, y), told, Pen(SMALL))
        x += width_of(told, SMALL) + 10
    if by_weeks:
        sheet.write((x, y), word("charts.timeline.by_weeks", lang), Pen(SMALL, colour=QUIET))
