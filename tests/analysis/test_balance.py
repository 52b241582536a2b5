"""The relationship balance: acts weigh less as they age, unrated ones weigh nothing."""

from itertools import pairwise
from math import isclose

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kit.analysis.contacts import balance, balance_over_time


@pytest.fixture(scope="module")
def acted(account, contact, ago):
    """Return an account whose log has an act a contact, such as (10, "R1", "raises")."""

    def logged(*acts):
        return account(
            contacts=tuple(
                contact(n, ago(days), touches=[{"pair": pair, "effect": effect}])
                for n, (days, pair, effect) in enumerate(acts)
            )
        )

    return logged


def _of(found, pair):
    return next(each for each in found.pairs if each.pair == pair)


@pytest.mark.parametrize(
    ("days", "weight"), [(0, 1.0), (90, 0.5), (180, 0.25), (45, 0.5**0.5), (9000, 0.5**100)]
)
def test_an_act_weighs_half_after_each_half_life(days, weight, acted, pack, today) -> None:
    found = _of(balance(acted((days, "R1", "raises")), pack, today), "R1")
    assert isclose(found.net, weight)


def test_the_pack_decides_how_fast_an_act_fades(acted, pack, today) -> None:
    quick = pack.thresholds.model_copy(update={"balance_half_life_days": 30})
    own = pack.model_copy(update={"thresholds": quick})
    assert _of(balance(acted((60, "R1", "raises")), own, today), "R1").net == 0.25


def test_every_pair_of_the_pack_stands_there_and_unrated_ones_are_unknown(
    acted, pack, today
) -> None:
    found = balance(acted((1, "R1", "raises"), (1, "R4", "unknown")), pack, today)
    assert [each.pair for each in found.pairs] == [f"R{n}" for n in range(1, 15)]
    assert {each.pair for each in found.pairs if each.net is not None} == {"R1"}
    assert (_of(found, "R4").unknown, _of(found, "R4").known) == (1, 0)
    assert (found.known, found.unknown) == (1, 1)


def test_nothing_rated_is_unknown_and_not_zero(acted, pack, today) -> None:
    assert balance(acted(), pack, today).net is None
    assert balance(acted((1, "R1", "unknown")), pack, today).net is None


def test_what_cancels_out_comes_to_zero_and_not_to_unknown(acted, pack, today) -> None:
    found = balance(acted((7, "R1", "raises"), (7, "R1", "lowers")), pack, today)
    assert (_of(found, "R1").net, found.net) == (0.0, 0.0)
    assert _of(found, "R1").known == 2


def test_both_sides_of_a_pair_are_kept_apart(acted, pack, today) -> None:
    acts = [(0, "R3", "raises"), (90, "R3", "lowers"), (0, "R3", "lowers")]
    pair = _of(balance(acted(*acts), pack, today), "R3")
    assert (pair.raised, pair.lowered, pair.raises, pair.lowers) == (1.0, 1.5, 1, 2)


def test_a_newer_act_outweighs_an_older_one(acted, pack, today) -> None:
    found = balance(acted((80, "R1", "lowers"), (10, "R1", "raises")), pack, today)
    assert found.net > 0


@pytest.mark.parametrize(("days", "counted"), [(90, 1), (91, 0), (-1, 0)])
def test_a_window_ends_with_its_last_day_and_today(days, counted, acted, pack, today) -> None:
    found = balance(acted((days, "R1", "raises")), pack, today, within_days=90)
    assert found.known == counted


def test_what_the_pack_does_not_word_is_in_no_balance(acted, pack, today) -> None:
    assert balance(acted((1, "house-rule", "raises")), pack, today).known == 0


def test_the_balance_with_one_person_counts_contacts_with_them(
    account, contact, pack, today, ago
) -> None:
    held = (
        contact(1, ago(0), stakeholders=["kato"], touches=[{"pair": "R1", "effect": "raises"}]),
        contact(2, ago(0), stakeholders=["mori"], touches=[{"pair": "R1", "effect": "lowers"}]),
        contact(3, ago(0), touches=[{"pair": "R2", "effect": "raises"}]),
    )
    found = balance(account(contacts=held), pack, today, person="kato")
    assert (found.net, found.known) == (1.0, 1)


def test_over_time_the_last_point_is_today_and_the_first_so_many_weeks_ago(
    acted, pack, today, ago
) -> None:
    points = balance_over_time(acted((30, "R1", "raises")), pack, today, weeks=10)
    assert [each.on for each in points] == [ago(7 * n) for n in range(10, -1, -1)]
    assert [each.known for each in points] == [0] * 6 + [1] * 5


def test_over_time_what_was_done_before_the_first_week_is_in_it(acted, pack, today) -> None:
    first, *_ = balance_over_time(acted((700, "R1", "raises")), pack, today, weeks=1)
    assert first.known == 1
    assert isclose(_of(first, "R1").net, 0.5 ** (693 / 90))


ACTS = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=400),
        st.sampled_from(["R1", "R4", "R13"]),
        st.sampled_from(["raises", "lowers", "unknown"]),
    ),
    max_size=12,
)


@hypothesis_settings(max_examples=40, deadline=None)
@given(acts=ACTS)
def test_each_point_over_time_is_the_balance_of_that_day(acts, acted, pack, today) -> None:
    customer = acted(*acts)
    for point in balance_over_time(customer, pack, today, weeks=8):
        known = balance(customer, pack, point.on)
        assert [(p.raises, p.lowers, p.unknown) for p in point.pairs] == [
            (p.raises, p.lowers, p.unknown) for p in known.pairs
        ]
        for one, other in zip(point.pairs, known.pairs, strict=True):
            assert isclose(one.raised, other.raised, abs_tol=1e-9)
            assert isclose(one.lowered, other.lowered, abs_tol=1e-9)


@hypothesis_settings(max_examples=60, deadline=None)
@given(acts=ACTS, later=st.integers(min_value=1, max_value=2000))
def test_time_alone_never_turns_a_balance_over(acts, later, acted, pack, ago) -> None:
    customer = acted(*acts)
    now, then = (balance(customer, pack, ago(days)) for days in (0, -later))
    for before, after in zip(now.pairs, then.pairs, strict=True):
        if before.net is None:
            assert after.net is None
        else:
            assert before.net * after.net >= 0
            assert abs(after.net) <= abs(before.net) + 1e-12


@hypothesis_settings(max_examples=40, deadline=None)
@given(acts=ACTS)
def test_only_what_lowers_makes_a_balance_fall(acts, acted, pack, today) -> None:
    rose = [act for act in acts if act[2] != "lowers"]
    points = balance_over_time(acted(*rose), pack, today, weeks=26)
    assert all((point.net or 0) >= 0 for point in points)
    assert all(one.known <= other.known for one, other in pairwise(points))
