"""How early we hear of deals: a dot a deal, by the quarter in which we first heard of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.figure import Figure

from kit.account import Account
from kit.analysis.deals import Lead, LeadTrend, QuarterLeads, lead_trend
from kit.analysis.share import Share
from kit.charts.lettering import drawable, width_of
from kit.charts.sheet import HATCHED, Box, Look, Pen, Sheet, blank_sheet, empty_state
from kit.charts.style import (
    ACCENT,
    BODY,
    GROUND,
    HAIRLINE,
    INK,
    QUIET,
    SMALL,
    TINT,
    URGENT_INK,
    WIDTH,
    drawing,
)
from kit.pack import Pack
from kit.words import word

__all__ = ["lead_dots"]

_TOP, _ROW, _FOOT = 16.0, 5.8, 1.5
_QUARTER, _NAMES, _TOLD = 26.0, 62.0, 22.0
_SHOWN = 24
_DOT = 3.0
_EARLIEST, _LATEST = 90, -30
_EVERY = 60

_EARLY = Look(fill=ACCENT, edge=ACCENT)
_LATE = Look(fill=GROUND, edge=URGENT_INK, line=1.3)


@dataclass(frozen=True)
class _Scale:
    """The days a picture spans, from late at the left to early at the right."""

    place: Box
    low: int
    high: int

    def at(self, days: int) -> float:
        """Return where so many days before the request lie."""
        return self.place.x + self.place.width * (days - self.low) / (self.high - self.low)


Line = tuple[str, Lead]
"""A deal, and the words for its quarter where it is the first of it."""


def lead_dots(account: Account, today: date, pack: Pack, lang: str) -> Figure:
    """Draw the days each deal was known before the formal request; late ones lie at the left."""
    trend = lead_trend(account, pack, today)
    lines = _lines(trend, lang)
    with drawing():
        if not lines:
            return empty_state(
                word("charts.lead.empty", lang), word("charts.lead.first_step", lang)
            )
        shown = lines[-_SHOWN:]
        sheet = blank_sheet(_TOP + len(shown) * _ROW + _FOOT)
        below = word("charts.lead.below", lang, request=pack.terms.formal_request)
        if len(lines) > len(shown):
            more = word("charts.lead.more", lang, shown=len(shown), n=len(lines) - len(shown))
            below = word("charts.timeline.between", lang).join([below, more])
        sheet.title(_message(trend, pack, lang), below)
        scale = _scale(shown)
        _draw_scale(sheet, scale, pack, lang)
        for n, line in enumerate(shown):
            _draw_line(sheet, line, _TOP + n * _ROW, scale, (pack, lang))
        return sheet.figure


def _lines(trend: LeadTrend, lang: str) -> list[Line]:
    """Return a line a deal: by quarter, then those of which no day is known."""
    groups = [(_quarter(each, lang), each.leads) for each in trend.quarters if each.leads]
    if trend.undated:
        groups.append((word("charts.lead.undated", lang), trend.undated))
    return [
        (told if place == 0 else "", lead)
        for told, found in groups
        for place, lead in enumerate(found)
    ]


def _quarter(each: QuarterLeads, lang: str) -> str:
    number = each.quarter.number
    first, last = (word(f"charts.month.{month}", lang) for month in (3 * number - 2, 3 * number))
    return word("charts.lead.quarter", lang, year=each.quarter.year, first=first, last=last)


def _message(trend: LeadTrend, pack: Pack, lang: str) -> str:
    before = trend.heard_before
    facts = {"part": before.part, "n": before.known, "request": pack.terms.formal_request}
    if isinstance(before, Share):
        return word("charts.lead.title", lang, percent=before.percent, **facts)
    return word("charts.lead.too_few" if before.known else "charts.lead.none_known", lang, **facts)


def _scale(lines: Sequence[Line]) -> _Scale:
    days = [lead.days for _, lead in lines if lead.days is not None]
    place = Box(_NAMES + _QUARTER, _TOP, WIDTH - _NAMES - _QUARTER - _TOLD, len(lines) * _ROW)
    return _Scale(place, min([_LATEST, *days]) - 5, max([_EARLIEST, *days]) + 5)


def _draw_scale(sheet: Sheet, scale: _Scale, pack: Pack, lang: str) -> None:
    """Tint the time that is too short, and mark the day of the request."""
    place, limit = scale.place, pack.thresholds.lead_time_days
    zero, aim = scale.at(0), scale.at(limit)
    sheet.box(Box(place.x, place.y, aim - place.x, place.height), Look(fill=TINT))
    sheet.line([(aim, place.y), (aim, place.foot)], QUIET, 0.6, (3, 2))
    sheet.line([(zero, place.y), (zero, place.foot)], INK, 0.9)
    y = _TOP - 2.8
    told = drawable(word("charts.lead.aim", lang, n=limit))
    at = max(aim, zero + 9 + width_of(told, SMALL) / 2)
    sheet.write((at, y), told, Pen(SMALL, colour=QUIET, align="center"))
    sheet.write((zero, y), word("charts.lead.zero", lang), Pen(SMALL, bold=True, align="center"))
    sheet.write((0, y), word("charts.lead.heard_in", lang), Pen(SMALL, colour=QUIET))
    sheet.line([(0, _TOP), (WIDTH, _TOP)], INK, 0.8)


def _draw_line(
    sheet: Sheet, line: Line, top: float, scale: _Scale, worded: tuple[Pack, str]
) -> None:
    told, lead = line
    pack, lang = worded
    y = top + _ROW / 2
    if told:
        sheet.line([(0, top), (WIDTH, top)], HAIRLINE)
        sheet.write((0, y), told, Pen(BODY, bold=True), _QUARTER - 2)
    sheet.write((_QUARTER, y), lead.deal.name, Pen(BODY), _NAMES - 3, f"deals/{lead.deal.id}")
    end = (WIDTH, y)
    if lead.days is None:
        sheet.box(Box(scale.place.x, top + 1.2, scale.place.width, _ROW - 2.4), HATCHED)
        key = {True: "before", False: "late", None: "unknown"}[lead.before_request]
        sheet.write(end, word(f"charts.lead.{key}", lang), Pen(BODY, align="right"))
        return
    x, late = scale.at(lead.days), lead.days < pack.thresholds.lead_time_days
    sheet.line([(scale.at(0), y), (x, y)], URGENT_INK if late else ACCENT, 1.2)
    sheet.disc((x, y), _DOT / 2, _LATE if late else _EARLY)
    sheet.write(end, _days(lead.days, lang), Pen(BODY, bold=late, align="right"))


def _days(days: int, lang: str) -> str:
    key = "before" if days > 0 else "late" if days < 0 else "same"
    return word(f"report.days_{key}", lang, n=abs(days))
