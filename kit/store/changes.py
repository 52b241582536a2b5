"""What leads from one state of an account to another, item by item."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, cast

from kit.account import KINDS, Account, Item, Profile

__all__ = ["PROFILE", "Address", "Change", "changes", "placed"]

PROFILE = "profile"
Address = tuple[str, str]
"""The kind of an item and its id."""


class Change(NamedTuple):
    """A new state of one item and its place, or None where it was removed."""

    address: Address
    item: Item | Profile | None
    position: float = 0.0


def changes(
    before: Account | None, after: Account, positions: Mapping[Address, float]
) -> tuple[Change, ...]:
    """Return the items that differ between two states, given where the earlier ones stood."""
    written, removed = list[Change](), list[Change]()
    if before is None or not _same(before.profile, after.profile):
        written.append(Change((PROFILE, PROFILE), after.profile))
    for kind in KINDS:
        old, new = getattr(before, kind, ()), getattr(after, kind)
        # A list that nobody touched is the very one that was there.
        if old is not new:
            written += _written(kind, old, new, positions)
            kept = {item.id for item in new}
            removed += (Change((kind, item.id), None) for item in old if item.id not in kept)
    return (*written, *removed)


def _written(
    kind: str, old: Sequence[Item], new: Sequence[Item], positions: Mapping[Address, float]
) -> Iterator[Change]:
    """Yield the items of a kind that are new, other than before, or in another place."""
    earlier = {item.id: item for item in old}
    standing = [positions.get((kind, item.id)) for item in new]
    for item, stood, place in zip(new, standing, placed(standing), strict=True):
        if stood != place or not _same(earlier.get(item.id), item):
            yield Change((kind, item.id), item, place)


def _same(one: Item | Profile | None, other: Item | Profile) -> bool:
    # Most items of an edited account are the very ones that were there.
    return one is other or one == other


def placed(standing: Sequence[float | None]) -> list[float]:
    """Return ascending places for items in a new order, moving as few of them as possible."""
    if None not in standing and _rising(cast("Sequence[float]", standing)):
        return [*cast("Sequence[float]", standing)]
    kept = _longest_rising(standing)
    if not kept:
        return _spread(None, None, len(standing))
    places: list[float] = []
    low: float | None = None
    between = 0
    for n, place in enumerate(standing):
        if n not in kept or place is None:
            between += 1
            continue
        places += [*_spread(low, place, between), place]
        low, between = place, 0
    places += _spread(low, None, between)
    # Floats between two neighbours run out after some fifty insertions at one spot.
    return places if _rising(places) else [float(n) for n in range(len(standing))]


def _rising(places: Sequence[float]) -> bool:
    return all(a < b for a, b in pairwise(places))


def _spread(low: float | None, high: float | None, n: int) -> list[float]:
    """Return n places between two others, evenly apart."""
    if low is None:
        first = 0.0 if high is None else high - n
        return [first + k for k in range(n)]
    step = 1.0 if high is None else (high - low) / (n + 1)
    return [low + step * (k + 1) for k in range(n)]


def _longest_rising(standing: Sequence[float | None]) -> set[int]:
    """Return the indices of a longest strictly rising run of known places."""
    ends: list[float] = []
    tails: list[int] = []
    came_from: dict[int, int | None] = {}
    for n, place in enumerate(standing):
        if place is None:
            continue
        at = bisect_left(ends, place)
        came_from[n] = tails[at - 1] if at else None
        ends[at : at + 1] = [place]
        tails[at : at + 1] = [n]
    kept: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = came_from[last]
    return kept
