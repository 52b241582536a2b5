"""The lines between people, drawn in lanes to the right of their cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from kit.charts.people.frame import Frame, Row
from kit.charts.people.lanes import Lanes, Span, lanes_of
from kit.charts.people.strokes import MARK, Route, draw_tie
from kit.charts.people.ties import Tie
from kit.charts.sheet import Point, Sheet

__all__ = ["Threads"]

_INNERMOST = 4.5
_WIDEST, _NARROWEST, _ROOM = 6.0, 2.9, 46.0


@dataclass(frozen=True)
class Threads:
    """Lines between rows, and the lanes they run in."""

    ties: tuple[Tie, ...]
    spans: tuple[Span, ...]
    lanes: Lanes

    @classmethod
    def between(cls, rows: Sequence[Row], ties: Sequence[Tie]) -> Self:
        """Return those lines that join these rows."""
        at = {row.person.id: n for n, row in enumerate(rows)}
        joining = tuple(tie for tie in ties if {tie.source, tie.target} <= at.keys())
        spans = tuple(Span(at[tie.source], at[tie.target], tie.directed) for tie in joining)
        return cls(joining, spans, lanes_of(spans))

    @property
    def drawn(self) -> tuple[Tie, ...]:
        """Return the lines there is room for."""
        return tuple(self.ties[n] for n in sorted(self.lanes.lane))

    @property
    def width(self) -> float:
        """Return the room the lanes take, in millimetres."""
        return _INNERMOST + self.lanes.n * self._pitch if self.lanes.n else 0.4

    @property
    def clear(self) -> int:
        """Return the row from which on no line runs."""
        return max((row + 1 for _, row in self.lanes.ends), default=0)

    def draw(self, sheet: Sheet, frame: Frame, lang: str) -> None:
        """Draw each line from card to card, with the mark of its kind where few others cross."""
        ends = {(n, row): self._end(frame, n, row) for n, row in self.lanes.ends}
        for n, lane in sorted(self.lanes.lane.items()):
            span = self.spans[n]
            x = frame.right + _INNERMOST + lane * self._pitch
            route = Route(ends[n, span.source], x, ends[n, span.target])
            crossing = [y for (o, _), (_, y) in ends.items() if self.lanes.lane[o] > lane]
            mark = _quietest([frame.tops[row] for row in span.rows[1:]], crossing, route)
            draw_tie(sheet, route, self.ties[n].kind, mark, lang)

    @property
    def _pitch(self) -> float:
        return min(_WIDEST, max(_NARROWEST, _ROOM / max(1, self.lanes.n)))

    def _end(self, frame: Frame, n: int, row: int) -> Point:
        card = frame.card(row)
        return card.right, card.middle[1] + self.lanes.ends[n, row] * card.height


def _quietest(heights: Sequence[float], crossing: Sequence[float], route: Route) -> float:
    """Return the height between two rows that the fewest lines cross, near the middle."""
    middle = (route.source[1] + route.target[1]) / 2

    def unrest(y: float) -> tuple[int, float]:
        return sum(abs(y - each) < MARK for each in crossing), abs(y - middle)

    return min(heights, key=unrest)
