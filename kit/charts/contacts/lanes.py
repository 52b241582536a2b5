"""The lanes of a timeline: a channel each, with a mark a contact, or a bar a week when crowded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from kit.account import Channel, Contact, StartedBy
from kit.charts.contacts.marks import MARK, draw_contact, look_of
from kit.charts.contacts.span import Span
from kit.charts.sheet import Box, Sheet

__all__ = ["Lane", "draw_lane", "lanes_of"]

_STEP, _LEAST, _CROWDED = 2.7, 6.0, 13.0
_DEEPEST = 5
_FULL = 120
"""As many contacts in one lane read no better as single marks."""
_WEEK = timedelta(days=7)

Placed = tuple[Contact, float, int]
"""A contact, where it lies across, and how many lie below it."""


@dataclass(frozen=True)
class Lane:
    """One channel: its contacts, and where each stands; without places it is drawn by weeks."""

    channel: Channel
    contacts: tuple[Contact, ...]
    placed: tuple[Placed, ...]
    height: float


def lanes_of(span: Span, left: float, width: float) -> tuple[Lane, ...]:
    """Return a lane for each channel used; all are drawn by weeks as soon as one is too full."""
    found = span.by_channel()
    placed = {channel: _placed(held, span, left, width) for channel, held in found.items()}
    deep = any(depth >= _DEEPEST for each in placed.values() for _, _, depth in each)
    by_weeks = deep or any(len(held) > _FULL for held in found.values())
    return tuple(
        Lane(channel, tuple(held), (), _CROWDED)
        if by_weeks
        else Lane(channel, tuple(held), placed[channel], _height(placed[channel]))
        for channel, held in found.items()
    )


def draw_lane(sheet: Sheet, lane: Lane, place: Box, span: Span, busiest: int) -> None:
    """Draw the contacts of a channel; busiest is the most of any channel and week."""
    if lane.placed:
        for contact, x, depth in lane.placed:
            y = place.foot - _LEAST / 2 - depth * _STEP
            draw_contact(sheet, (x, y), lane.channel, contact.started_by)
        return
    tall = (place.height - 2.5) / busiest
    for week, held in enumerate(weeks_of(lane.contacts, span)):
        _draw_week(sheet, held, week, place, (span, tall))


def weeks_of(contacts: Sequence[Contact], span: Span) -> list[list[Contact]]:
    """Return the contacts of each week of the span."""
    weeks: list[list[Contact]] = [[] for _ in range((span.last - span.first).days // 7 + 1)]
    for each in contacts:
        weeks[(each.held_on - span.first).days // 7].append(each)
    return weeks


def _draw_week(
    sheet: Sheet, held: Sequence[Contact], week: int, place: Box, scale: tuple[Span, float]
) -> None:
    """Stack who started: ours at the foot, theirs above, unknown on top."""
    span, tall = scale
    x = place.x + place.width * span.share(span.first + week * _WEEK)
    wide = place.width * 7 / max(1, (span.last - span.first).days) - 0.6
    foot = place.foot - 0.8
    for who in StartedBy:
        high = sum(each.started_by is who for each in held) * tall
        if high:
            sheet.box(Box(x, foot - high, min(wide, place.right - x), high), look_of(who))
        foot -= high


def _placed(held: Sequence[Contact], span: Span, left: float, width: float) -> tuple[Placed, ...]:
    """Put each contact on the lowest level on which it covers no other."""
    ends: list[float] = []
    found: list[Placed] = []
    for contact in held:
        x = left + width * span.share(contact.held_on)
        depth = next((n for n, end in enumerate(ends) if end <= x), len(ends))
        ends[depth : depth + 1] = [x + MARK + 0.2]
        found.append((contact, x, depth))
    return tuple(found)


def _height(placed: Sequence[Placed]) -> float:
    return _LEAST + max(depth for _, _, depth in placed) * _STEP
