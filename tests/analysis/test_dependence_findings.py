"""dependence.*: each finding, and beside it the nearest case that is none."""

import pytest

from kit.account import Dependence, Profile
from kit.analysis import Direction
from kit.analysis.people import difference


@pytest.fixture
def seen(account, person, raised):
    """Return the facts of a code's findings, given (they on us, we on them) for each."""

    def facts(code, whole, *people):
        def dependence(they_on_us, we_on_them):
            return Dependence(they_on_us=they_on_us, we_on_them=we_on_them)

        customer = account(
            profile=Profile(name="青原", dependence=dependence(*whole)),
            stakeholders=tuple(
                person(f"p{n}", dependence=dependence(*each)) for n, each in enumerate(people)
            ),
        )
        return raised(customer, code)

    return facts


@pytest.mark.parametrize(
    ("pair", "expected"),
    [((5, 2), 3), ((2, 5), -3), ((3, 3), 0), ((None, 5), None), ((5, None), None)],
)
def test_the_difference_is_theirs_minus_ours_and_unknown_where_either_is(pair, expected) -> None:
    assert difference(Dependence(they_on_us=pair[0], we_on_them=pair[1])) == expected


@pytest.mark.parametrize(
    ("pair", "direction"),
    [
        pytest.param((5, 2), Direction.they_more, id="they need us more by 3"),
        pytest.param((4, 2), None, id="by 2"),
        pytest.param((1, 4), Direction.we_more, id="we need them more by 3"),
        pytest.param((2, 4), None, id="by 2 the other way"),
        pytest.param((None, 5), None, id="unknown is not zero"),
        pytest.param((5, None), None, id="unknown is not zero the other way"),
    ],
)
def test_a_difference_of_three_is_one_sided(pair, direction, seen) -> None:
    found = seen("dependence.one_sided", pair)
    assert found == ([{"names": ("青原",), "n": 1, "direction": direction}] if direction else [])


def test_the_two_directions_are_two_findings_each_naming_its_own(seen) -> None:
    found = seen("dependence.one_sided", (3, 3), (5, 1), (1, 5), (1, 4))
    assert found == [
        {"names": ("p0",), "n": 1, "direction": Direction.they_more},
        {"names": ("p1", "p2"), "n": 2, "direction": Direction.we_more},
    ]


@pytest.mark.parametrize(
    ("pair", "n"),
    [
        pytest.param((2, 2), 1, id="both 2"),
        pytest.param((2, 3), 0, id="one is 3"),
        pytest.param((1, None), 0, id="the other is unknown"),
        pytest.param((None, None), 0, id="both unknown"),
    ],
)
def test_both_at_two_or_less_is_weak(pair, n, seen) -> None:
    assert seen("dependence.weak", pair) == [{"names": ("青原",), "n": 1}] * n


@pytest.mark.parametrize(
    ("pair", "n"), [((3, 3), 0), ((None, 3), 1), ((3, None), 1), ((None, None), 1)]
)
def test_dependence_is_unknown_where_either_side_is(pair, n, seen) -> None:
    assert seen("dependence.unknown", pair) == [{"names": ("青原",), "n": 1}] * n


def test_the_account_and_its_people_are_named_together(seen) -> None:
    found = seen("dependence.unknown", (None, None), (3, 3), (None, 1))
    assert found == [{"names": ("青原", "p1"), "n": 2}]
