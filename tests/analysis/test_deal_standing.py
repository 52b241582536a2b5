"""Whose assessment counts today, what blind rating keeps back, and which two are compared."""

import pytest

from kit.analysis.deals import standing, standings


@pytest.fixture
def stand(account, deal, pack, today):
    """Return where the deal stands with these assessments."""

    def standing_of(*assessments):
        return standing(account(assessments=assessments), deal(), pack, today)

    return standing_of


def _level(rated):
    return None if rated is None else rated.rated.value


@pytest.mark.parametrize(
    ("rungs", "agreed", "is_assessed"),
    [
        pytest.param("", "", False, id="nothing entered"),
        pytest.param("?? ??", "unknown", False, id="all unknown"),
        pytest.param("n?", "", True, id="one no"),
        pytest.param("", "partly", True, id="only an agreement known"),
    ],
)
def test_a_deal_of_which_everything_is_unknown_is_not_assessed(
    rungs, agreed, is_assessed, stand, assessed
) -> None:
    assert (stand(assessed(rungs, agreed)).current is not None) is is_assessed


def test_a_deal_without_assessments_is_not_assessed(stand) -> None:
    assert stand().current is None


def test_the_newest_assessment_counts_whatever_the_order_of_entry(stand, assessed, ago) -> None:
    newer, older = assessed("YY YY", on=ago(5)), assessed("YY", on=ago(20))
    found = stand(newer, older)
    assert (_level(found.current), _level(found.previous)) == (1, 0)


def test_an_assessment_dated_after_today_is_ignored(stand, assessed, ago) -> None:
    found = stand(assessed("YY", on=ago(0)), assessed("YY YY YY", on=ago(-1)))
    assert _level(found.current) == 0


def test_a_blank_draft_hides_neither_the_newest_assessment_nor_the_one_before(
    stand, assessed, ago
) -> None:
    blank = assessed("", on=ago(0), handed_in=False)
    found = stand(assessed("YY YY", on=ago(20)), assessed("YY", on=ago(10)), blank)
    assert (_level(found.current), _level(found.previous)) == (0, 1)


def test_another_deals_assessment_does_not_count(stand, assessed) -> None:
    assert stand(assessed("YY", deal="another")).current is None


def test_the_coachs_rating_never_stands_in_for_the_reps(stand, assessed) -> None:
    assert stand(assessed("YY", side="coach")).current is None


def test_while_the_coach_rates_blind_the_reps_newest_is_kept_back(stand, assessed, ago) -> None:
    found = stand(
        assessed("YY", on=ago(30)),
        assessed("YY Yn", side="coach", on=ago(30)),
        assessed("YY YY YY", on=ago(3)),
        assessed("", side="coach", on=ago(1), handed_in=False),
    )
    assert _level(found.current) == 0
    assert found.waiting


def test_a_coach_who_never_handed_in_sees_nothing_of_the_reps(stand, assessed, ago) -> None:
    found = stand(assessed("YY", on=ago(3)), assessed("", side="coach", on=ago(1), handed_in=False))
    assert found.current is None
    assert found.comparison is None
    assert found.waiting


def test_when_both_are_in_the_reps_newest_is_shown(stand, assessed, ago) -> None:
    found = stand(assessed("YY YY", on=ago(3)), assessed("YY", side="coach", on=ago(1)))
    assert _level(found.current) == 1
    assert not found.waiting


def test_while_the_rep_rates_blind_the_coachs_newest_is_not_compared(stand, assessed, ago) -> None:
    found = stand(
        assessed("YY", on=ago(30)),
        assessed("YY YY", side="coach", on=ago(30)),
        assessed("YY YY YY YY", side="coach", on=ago(3)),
        assessed("YY", on=ago(1), handed_in=False),
    )
    assert _level(found.comparison.coach) == 1


def test_what_both_have_seen_stays_compared_while_the_rep_rates_anew(stand, assessed, ago) -> None:
    found = stand(
        assessed("YY YY", on=ago(9)),
        assessed("YY", side="coach", on=ago(8)),
        assessed("YY YY YY", on=ago(1), handed_in=False),
    )
    assert _level(found.comparison.coach) == 0


def test_a_rep_who_never_handed_in_is_compared_with_nobody(stand, assessed, ago) -> None:
    found = stand(
        assessed("YY", on=ago(3), handed_in=False), assessed("YY YY", side="coach", on=ago(1))
    )
    assert found.comparison is None


def test_one_rater_is_compared_with_nobody(stand, assessed) -> None:
    assert stand(assessed("YY")).comparison is None


def test_a_rating_not_handed_in_is_compared_with_nobody(stand, assessed, ago) -> None:
    found = stand(
        assessed("YY YY", on=ago(9)),
        assessed("YY", side="coach", on=ago(9)),
        assessed("YY YY YY", on=ago(1), handed_in=False),
    )
    assert _level(found.comparison.rep) == 1


@pytest.mark.parametrize(
    ("rep_days", "expected"),
    [
        pytest.param((40, 12, 1), 1, id="the last before it"),
        pytest.param((40, 14, 6), 1, id="a later one begins a new round"),
    ],
)
def test_the_coachs_rating_is_compared_with_the_one_it_answers(
    rep_days, expected, stand, assessed, ago
) -> None:
    ladders = ("YY", "YY YY", "YY YY YY")
    reps = [assessed(rungs, on=ago(days)) for rungs, days in zip(ladders, rep_days, strict=True)]
    found = stand(*reps, assessed("YY", side="coach", on=ago(10)))
    assert _level(found.comparison.rep) == expected


@pytest.mark.parametrize(
    ("rep", "coach", "gap"),
    [("YY YY YY", "YY", 2), ("YY", "YY YY YY", -2), ("YY", "YY", 0), ("YY", "nn", 1)],
)
def test_the_gap_is_the_reps_level_minus_the_coachs(rep, coach, gap, stand, assessed) -> None:
    assert stand(assessed(rep), assessed(coach, side="coach")).comparison.gap == gap


def test_deals_in_progress_stand_first_otherwise_as_entered(account, deal, pack, today) -> None:
    statuses = ("lost", "in_progress", "won", "in_progress")
    deals = tuple(deal(id=f"d{n}", status=status) for n, status in enumerate(statuses))
    order = [each.deal.id for each in standings(account(deals=deals), pack, today)]
    assert order == ["d1", "d3", "d0", "d2"]
