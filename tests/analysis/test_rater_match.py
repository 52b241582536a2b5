"""How far rep and coach see the same, with cases worked by hand and beside scikit-learn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from kit.analysis.coaching import (
    KAPPA_PAIRS,
    Kappa,
    KappaTooFew,
    last_rounds,
    rater_match,
    rater_tendency,
    rounds_over,
    weighted_kappa,
)
from kit.analysis.share import Share, TooFew

LEVELS = st.integers(-1, 9)
PAIRS = st.lists(st.tuples(LEVELS, LEVELS), min_size=KAPPA_PAIRS, max_size=60)


def test_kappa_of_a_case_worked_by_hand() -> None:
    # Squares seen: 5 × 1 + 5 × 4 = 25 of 20 pairs. By chance: (15×5×1 + 5×15×4 + 5×5×1) / 20² = 1.
    pairs = [(2, 2)] * 10 + [(2, 3)] * 5 + [(4, 2)] * 5
    found = weighted_kappa(pairs)
    assert isinstance(found, Kappa)
    assert found.value == pytest.approx(1 - 25 / 20)
    assert found.n == 20


def test_kappa_is_one_where_both_always_agree() -> None:
    found = weighted_kappa([(1, 1), (4, 4)] * 10)
    assert isinstance(found, Kappa)
    assert found.value == 1


@given(PAIRS)
def test_kappa_equals_that_of_scikit_learn(pairs) -> None:
    found = weighted_kappa(pairs)
    ours, theirs = zip(*pairs, strict=True)
    if min(len(set(ours)), len(set(theirs))) < 2:
        assert found == KappaTooFew(len(pairs), KAPPA_PAIRS, (len(set(ours)), len(set(theirs))))
        return
    labels = list(range(-1, 10))
    assert isinstance(found, Kappa)
    beside = cohen_kappa_score(ours, theirs, labels=labels, weights="quadratic")
    assert found.value == pytest.approx(beside)


@pytest.mark.parametrize(
    ("pairs", "values"),
    [
        ([(1, 2), (2, 1)] * 9 + [(1, 1)], (2, 2)),
        ([(3, 1), (3, 2)] * 10, (1, 2)),
        ([(1, 3), (2, 3)] * 10, (2, 1)),
        ([], (0, 0)),
    ],
    ids=["19 pairs", "the rep used one level", "the coach used one level", "nobody rated"],
)
def test_too_few_is_said_with_the_number(pairs, values) -> None:
    assert weighted_kappa(pairs) == KappaTooFew(len(pairs), KAPPA_PAIRS, values)


@pytest.fixture
def rated(account, assessed, pack, today):
    """Return the rounds of an account from (rep's rungs, coach's rungs, days ago) each."""

    def made(*rounds, ago):
        both = [
            assessed(rungs, side=side, on=ago(days), said_on=ago(days + 1))
            for rep, coach, days in rounds
            for side, rungs in (("rep", rep), ("coach", coach))
        ]
        return rounds_over(account(assessments=tuple(both)), pack, today)

    return made


def test_criteria_are_compared_where_both_know_and_the_others_counted(rated, pack, ago) -> None:
    (round_,) = rated(("Yn p?", "YY ?", 5), ago=ago)
    match = rater_match([("検査装置", round_)], pack)
    found = {(each.stage, each.criterion): each.equal for each in match.criteria[:4]}
    assert found == {
        (0, "first"): Share(1, 1, 0),
        (0, "second"): Share(0, 1, 0),
        (1, "first"): TooFew(0, 0, 1, 1),
        (1, "second"): TooFew(0, 0, 1, 1),
    }


def test_a_gap_is_signed_and_not_said_where_the_unknown_stopped_a_count(rated, pack, ago) -> None:
    above, open_end = (
        rated(("YY YY YY nn", "YY nn", 5), ago=ago)[0],
        rated(("YY ??", "YY nn", 5), ago=ago)[0],
    )
    match = rater_match([("甲", above), ("乙", open_end)], pack)
    assert match.gaps == (("甲", 2), ("乙", None))
    assert match.within_one == Share(0, 1, 1)
    assert match.kappa == KappaTooFew(1, KAPPA_PAIRS, (1, 1))
    assert match.n == 2


def test_over_many_deals_kappa_is_worked_out(rated, pack, ago) -> None:
    same, apart = (
        rated(("YY nn", "YY nn", 5), ago=ago)[0],
        rated(("YY YY nn", "YY nn", 5), ago=ago)[0],
    )
    other = rated(("YY YY nn", "YY YY nn", 5), ago=ago)[0]
    named = [("x", each) for each in [same] * 10 + [apart] * 4 + [other] * 6]
    match = rater_match(named, pack)
    assert match.within_one == Share(20, 20, 0)
    assert isinstance(match.kappa, Kappa)
    # Seen 4/20; by chance (10×6 + 10×14)/400 = 0.5.
    assert match.kappa.value == pytest.approx(1 - 0.2 / 0.5)


def test_only_the_last_round_of_a_deal_stands_for_it(rated, ago) -> None:
    rounds = rated(("YY nn", "YY nn", 60), ("YY YY nn", "YY nn", 5), ago=ago)
    assert len(rounds) == 2
    (last,) = last_rounds(rounds)
    assert last.gap == 1


def test_the_tendency_is_told_month_by_month_with_its_number(rated, ago) -> None:
    rounds = rated(
        ("YY YY YY nn", "YY nn", 70), ("YY ??", "YY nn", 40), ("YY nn", "YY YY nn", 5), ago=ago
    )
    told = [(m.year, m.month, m.mean, m.n, m.unknown) for m in rater_tendency(rounds)]
    assert told == [(2026, 9, 2.0, 1, 0), (2026, 10, None, 0, 1), (2026, 11, -1.0, 1, 0)]
