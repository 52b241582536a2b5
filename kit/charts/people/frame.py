"""Where the people of the power chart stand: a row each, in sections from above."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kit.account import Stakeholder
from kit.charts.people.house import House
from kit.charts.people.labels import Label, label_of
from kit.charts.sheet import Box
from kit.charts.style import WIDTH

__all__ = ["DEPARTMENT", "HEADING", "INFLUENCE", "TOP", "Frame", "Row", "Section", "rows_of"]

TOP, HEADING = 15.0, 6.4
"""Where the rows begin, and how high the heading of a further section is; in millimetres."""

DEPARTMENT, INFLUENCE = 30.0, 12.5
"""The widths of the columns left and right of the names, in millimetres."""

_HIGHEST = 190.0
_NARROWEST, _WIDEST = 4.5, 6.6
_STEP, _DEEPEST = 4.2, 24.0
_HEAD, _TITLE = 18.0, 24.0
_GAP = 0.35


class Section(StrEnum):
    """Where somebody stands: below the top, under nobody known, or no longer there."""

    house = "house"
    unplaced = "unplaced"
    gone = "gone"


@dataclass(frozen=True)
class Row:
    """A person, how deep they stand, and in which row their superior does."""

    label: Label
    section: Section
    depth: int = 0
    above: int | None = None

    @property
    def person(self) -> Stakeholder:
        """Return who it is."""
        return self.label.person


def rows_of(house: House, gone: Iterable[Stakeholder], lang: str) -> tuple[Row, ...]:
    """Return the rows from above, those of one section together."""
    rows: list[Row] = []
    at: dict[str | None, int] = {}
    for section, posts in ((Section.house, house.below_top), (Section.unplaced, house.unplaced)):
        for post in posts:
            at[post.person.id] = len(rows)
            label = label_of(post.person, lang)
            rows.append(Row(label, section, post.depth, at.get(post.above)))
    return (*rows, *(Row(label_of(person, lang), Section.gone) for person in gone))


@dataclass(frozen=True)
class Frame:
    """Where rows and columns lie, beside lanes of a width; the rows from clear on have none."""

    rows: tuple[Row, ...]
    lanes: float
    clear: int

    @property
    def pitch(self) -> float:
        """Return the height of a row."""
        return min(_WIDEST, max(_NARROWEST, _HIGHEST / len(self.rows)))

    @cached_property
    def step(self) -> float:
        """Return how far a card stands in from that of the superior."""
        return min(_STEP, _DEEPEST / max(1, *(row.depth for row in self.rows)))

    @property
    def right(self) -> float:
        """Return where the cards end and the lanes begin."""
        return WIDTH - self.lanes

    @cached_property
    def titles(self) -> float:
        """Return where the titles begin, right of the longest name there is room for."""
        longest = max(_HEAD, *(row.depth * self.step + row.label.width for row in self.rows))
        return min(DEPARTMENT + longest + 2, self.right - INFLUENCE - _TITLE)

    @property
    def foot(self) -> float:
        """Return where the last row ends."""
        return self.tops[-1] + self.pitch

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """Return the upper edge of each row; a section but the house has its heading above."""
        tops, y = [], TOP
        for n, row in enumerate(self.rows):
            y += HEADING if self.opens(n) and row.section is not Section.house else 0
            tops.append(y)
            y += self.pitch
        return tuple(tops)

    @cached_property
    def first_gone(self) -> int:
        """Return the row in which those who left begin."""
        return sum(row.section is not Section.gone for row in self.rows)

    def opens(self, n: int) -> bool:
        """Return whether a section begins with a row."""
        return n == 0 or self.rows[n - 1].section is not self.rows[n].section

    def card(self, n: int) -> Box:
        """Return the place of a person's card; of those who left it is wide, if no line runs."""
        x = DEPARTMENT + self.rows[n].depth * self.step
        wide = n >= self.first_gone >= self.clear
        right = WIDTH - 0.4 if wide else self.right
        return Box(x, self.tops[n] + _GAP, right - x, self.pitch - 2 * _GAP)
