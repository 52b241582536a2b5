"""The marks of a timeline: a shape for the channel, filled if we started, hollow if they did."""

from kit.account import Channel, StartedBy
from kit.charts.sheet import Look, Point, Sheet
from kit.charts.style import ACCENT, GROUND, UNKNOWN, UNKNOWN_GROUND

__all__ = ["MARK", "draw_contact", "look_of"]

MARK = 2.4
"""The width of a mark, in millimetres."""

_LOOKS = {
    StartedBy.us: Look(fill=ACCENT, edge=ACCENT, line=0.8),
    StartedBy.them: Look(fill=GROUND, edge=ACCENT, line=1.0),
    StartedBy.unknown: Look(fill=UNKNOWN_GROUND, edge=UNKNOWN, line=0.7, hatch="//////////"),
}
# Corners about the middle, in halves of a mark; who has none is round.
_SHAPES: dict[Channel, tuple[Point, ...]] = {
    Channel.visit: ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    Channel.their_visit: ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    Channel.online: ((0, -1), (1.05, 0.85), (-1.05, 0.85)),
    Channel.mail: ((-1.1, -0.6), (1.1, -0.6), (1.1, 0.6), (-1.1, 0.6)),
    Channel.letter: ((-0.55, -1.1), (0.55, -1.1), (0.55, 1.1), (-0.55, 1.1)),
    Channel.event: ((0, -1.1), (1.05, -0.3), (0.65, 0.95), (-0.65, 0.95), (-1.05, -0.3)),
    Channel.unknown: ((-1.05, -0.85), (1.05, -0.85), (0, 1)),
}


def look_of(started_by: StartedBy) -> Look:
    """Return how it is drawn who started a contact."""
    return _LOOKS[started_by]


def draw_contact(sheet: Sheet, middle: Point, channel: Channel, started_by: StartedBy) -> None:
    """Draw one contact."""
    x, y = middle
    if channel not in _SHAPES:
        sheet.disc(middle, MARK / 2 * 0.9, _LOOKS[started_by])
        return
    corners = [(x + dx * MARK / 2, y + dy * MARK / 2) for dx, dy in _SHAPES[channel]]
    sheet.shape(corners, _LOOKS[started_by])
