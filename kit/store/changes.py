"""What leads from one state of an account to another, item by item."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

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


def _items(account: Account) -> Iterator[tuple[Address, Item | Profile]]:
    """Yield every item of an account with its address, the profile first."""
    yield (PROFILE, PROFILE), account.profile
    for kind in KINDS:
        for item in getattr(account, kind):
            yield (kind, item.id), item


def changes(
    before: Account | None, after: Account, positions: Mapping[Address, float]
) -> tuple[Change, ...]:
    """Return the items that differ between two states, given where the earlier ones stood."""
    old = dict(_items(before)) if before else {}
    new = dict(_items(after))
    places = _places(after, positions)
    written = tuple(
        Change(at, item, places[at])
        for at, item in new.items()
        if not _same(old.get(at), item) or positions.get(at) != places[at]
    )
    return written + tuple(Change(at, None) for at in old if at not in new)


def _same(one: Item | Profile | None, other: Item | Profile) -> bool:
    # Most items of an edited account are the very ones that were there.
    return one is other or one == other


def _places(after: Account, positions: Mapping[Address, float]) -> dict[Address, float]:
    places = {(PROFILE, PROFILE): 0.0}
    for kind in KINDS:
        order = [(kind, item.id) for item in getattr(after, kind)]
        places.update(zip(order, placed([positions.get(at) for at in order]), strict=True))
    return places


def placed(standing: Sequence[float | None]) -> list[float]:
    """Return ascending places for items in a new order, moving as few of them as possible."""
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
    rising = all(a < b for a, b in pairwise(places))
    return places if rising else [float(n) for n in range(len(standing))]


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
