"""Where the lines beside a list of people run, so that each can be followed from end to end."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

__all__ = ["Lanes", "Span", "lanes_of"]

DEEPEST = 14
"""How many lines may pass beside one row; further ones are left out, the first given stay."""


@dataclass(frozen=True)
class Span:
    """A line between two rows, counted from above; arrows at one row from one side join there."""

    source: int
    target: int
    arrow: bool = False

    @property
    def rows(self) -> range:
        """Return the rows it passes, both ends included."""
        return range(min(self.source, self.target), max(self.source, self.target) + 1)


@dataclass(frozen=True)
class Lanes:
    """The lane of each line drawn, the innermost being 0, and where its ends leave their rows.

    An end is a share of the row's height, above (-) or below (+) its middle, at most a half.
    """

    lane: Mapping[int, int]
    ends: Mapping[tuple[int, int], float]

    @property
    def n(self) -> int:
        """Return how many lanes there are."""
        return max(self.lane.values(), default=-1) + 1


def lanes_of(spans: Sequence[Span]) -> Lanes:
    """Give each line a lane, short ones inside; of lines too many beside a row the last go."""
    lane: dict[int, int] = {}
    taken: dict[int, set[int]] = defaultdict(set)
    for n in sorted(_fitting(spans), key=lambda n: (len(spans[n].rows), spans[n].rows.start, n)):
        rows = spans[n].rows
        lane[n] = next(each for each in count() if taken[each].isdisjoint(rows))
        taken[lane[n]].update(rows)
    return Lanes(lane, _ends(spans, lane))


def _fitting(spans: Sequence[Span]) -> list[int]:
    passing: dict[int, int] = defaultdict(int)
    kept = []
    for n, span in enumerate(spans):
        if all(passing[row] < DEEPEST for row in span.rows):
            kept.append(n)
            for row in span.rows:
                passing[row] += 1
    return kept


def _ends(spans: Sequence[Span], lane: Mapping[int, int]) -> dict[tuple[int, int], float]:
    """Order the ends at each row so that lines which part there do not cross."""
    at: dict[int, dict[tuple[bool, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    for n in lane:
        for row in (spans[n].source, spans[n].target):
            downwards = row == spans[n].rows[0]
            alone = n if not spans[n].arrow or row == spans[n].source else -1
            at[row][downwards, alone].append(n)
    ends: dict[tuple[int, int], float] = {}
    for row, groups in at.items():
        # From above: those that go up, inner lanes first, then those that go down, outer first.
        order = sorted(groups, key=lambda g: _from_above(g[0], max(lane[n] for n in groups[g])))
        for place, group in enumerate(order):
            share = (place + 1) / (len(order) + 1) - 0.5
            ends |= {(n, row): share for n in groups[group]}
    return ends


def _from_above(downwards: bool, lane: int) -> tuple[bool, int]:
    return downwards, -lane if downwards else lane
