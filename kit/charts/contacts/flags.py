"""The deals' milestones above a timeline, in rows so that no two names lie over each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.charts.contacts.span import Span
from kit.charts.lettering import clipped, drawable, width_of
from kit.charts.sheet import Box, Look, Pen, Sheet
from kit.charts.style import INK, QUIET, SMALL, WIDTH
from kit.pack import Pack
from kit.words import word

__all__ = ["Flag", "draw_flags", "flags_of"]

_LEVELS = 4
_NAME = 15.0
_SIGN = Look(fill=INK)


@dataclass(frozen=True)
class Flag:
    """One milestone: its words, where it stands, and its row, the lowest 0."""

    told: str
    x: float
    y: float
    level: int
    to_left: bool


def flags_of(span: Span, place: Box, pack: Pack, lang: str) -> tuple[tuple[Flag, ...], int]:
    """Return the milestones that find a place above a width, and how many do not."""
    ends: list[list[tuple[float, float]]] = [[] for _ in range(_LEVELS)]
    flags: list[Flag] = []
    for each in span.happenings:
        x = place.x + place.width * span.share(each.on)
        facts = {"deal": clipped(each.deal, _NAME), "request": pack.terms.formal_request}
        told = drawable(word(f"charts.timeline.{each.kind}", lang, **facts))
        wide = width_of(told, SMALL) + 3
        to_left = x + wide > WIDTH
        room = (x - wide, x + 1) if to_left else (x - 1, x + wide)
        level = next((n for n, taken in enumerate(ends) if _is_free(room, taken)), None)
        if level is not None:
            ends[level].append(room)
            flags.append(Flag(told, x, place.y, level, to_left))
    return tuple(flags), len(span.happenings) - len(flags)


def draw_flags(sheet: Sheet, flags: Sequence[Flag], foot: float, pitch: float) -> None:
    """Draw a thin line up from the lanes to each milestone's words."""
    for flag in flags:
        y = flag.y + (flag.level + 0.5) * pitch
        sheet.line([(flag.x, y), (flag.x, foot)], QUIET, 0.4, (2, 2))
        sheet.shape(
            [(flag.x - 1.1, y - 1.1), (flag.x + 1.1, y - 1.1), (flag.x, y + 1.1)],
            _SIGN,
        )
        side = -1 if flag.to_left else 1
        pen = Pen(SMALL, colour=INK, align="right" if flag.to_left else "left")
        sheet.write((flag.x + 1.8 * side, y), flag.told, pen)


def _is_free(room: tuple[float, float], taken: Sequence[tuple[float, float]]) -> bool:
    return all(room[1] <= start or room[0] >= end for start, end in taken)
