"""The places of items: ascending, and moved as little as can be."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given as with_
from hypothesis import strategies as st

from kit.store.changes import placed

places = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)
standing = st.lists(st.none() | places, max_size=7)


def rising(found: list[float]) -> bool:
    return all(low < high for low, high in pairwise(found))


def fewest_moves(given: list[float | None]) -> int:
    """Return by trial how many of the known places have to change."""
    known = [place for place in given if place is not None]
    longest = max(
        n
        for n in range(len(known) + 1)
        if any(rising(list(kept)) for kept in combinations(known, n))
    )
    return len(known) - longest


@with_(standing)
def test_places_are_ascending(given: list[float | None]) -> None:
    found = placed(given)
    assert len(found) == len(given)
    assert rising(found)


@with_(st.lists(st.none() | st.integers(-100, 100).map(float), max_size=7))
def test_as_few_items_move_as_can_be(given: list[float | None]) -> None:
    found = placed(given)
    moved = sum(
        before != after for before, after in zip(given, found, strict=True) if before is not None
    )
    assert moved == fewest_moves(given)


@with_(st.lists(places, unique=True, max_size=20).map(sorted))
def test_items_in_order_stay_where_they_are(given: list[float]) -> None:
    assert placed(given) == given


@pytest.mark.parametrize("spot", [0, 1, 2, 3], ids=["first", "second", "third", "last"])
def test_hundreds_of_insertions_at_one_spot_stay_ascending(spot: int) -> None:
    given: list[float | None] = [0.0, 1.0, 2.0]
    for _ in range(300):
        given.insert(spot, None)
        found = placed(given)
        assert rising(found)
        given = list(found)


def test_many_items_put_between_two_at_once_move_neither() -> None:
    found = placed([0.0, *[None] * 500, 1.0])
    assert rising(found)
    assert (found[0], found[-1]) == (0.0, 1.0)


def test_no_items_have_no_places() -> None:
    assert placed([]) == []
