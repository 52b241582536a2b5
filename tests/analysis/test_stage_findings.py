"""stage.*: each finding, and beside it the nearest case that is none."""

from datetime import date, timedelta

import pytest

from kit.analysis import find
from kit.analysis.finding import LevelIndex, Rung


@pytest.fixture
def seen(account, raised):
    """Return the facts of a code's findings about an account with these assessments."""

    def facts(code, *assessments, **entries):
        return raised(account(assessments=assessments, **entries), code)

    return facts


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("in_progress", [{"deal": "検査装置"}]),
        ("won", []),
        ("lost", []),
        ("stopped", []),
        ("unknown", []),
    ],
)
def test_a_deal_in_progress_without_assessment_is_a_finding(status, expected, seen, deal) -> None:
    assert seen("stage.not_assessed", deals=(deal(status=status),)) == expected


@pytest.mark.parametrize(
    ("rungs", "expected"),
    [("", [{"deal": "検査装置"}]), ("??", [{"deal": "検査装置"}]), ("n?", [])],
)
def test_a_deal_of_which_something_is_known_is_assessed(rungs, expected, seen, assessed) -> None:
    assert seen("stage.not_assessed", assessed(rungs)) == expected


def test_an_assessment_kept_back_for_blind_rating_is_not_called_missing(seen, assessed) -> None:
    open_rating = assessed("", side="coach", handed_in=False)
    assert seen("stage.not_assessed", assessed("YY"), open_rating) == []


@pytest.mark.parametrize(
    ("rungs", "expected"),
    [
        pytest.param("YY YY", [], id="all shown"),
        pytest.param("YY ?p nn", [], id="nothing claimed"),
        pytest.param("YY Yy", [{"deal": "検査装置", "stages": (1,), "n": 1}], id="one claimed"),
        pytest.param(
            "yy Yp yn y?", [{"deal": "検査装置", "stages": (0, 2, 3), "n": 4}], id="on any rung"
        ),
    ],
)
def test_yes_without_evidence_is_counted(rungs, expected, seen, assessed) -> None:
    assert seen("stage.without_evidence", assessed(rungs)) == expected


@pytest.mark.parametrize(
    ("rungs", "expected"),
    [
        pytest.param("YY YY nn", [], id="nothing above the hole"),
        pytest.param("YY yy YY", [], id="claimed is no hole"),
        pytest.param(
            "YY nY YY yy", [{"deal": "検査装置", "holes": (1,), "stages": (2, 3)}], id="skipped"
        ),
    ],
)
def test_a_rung_ticked_over_a_hole_is_skipped(rungs, expected, seen, assessed) -> None:
    assert seen("stage.skipped", assessed(rungs)) == expected


@pytest.mark.parametrize(
    ("rungs", "days", "limit"),
    [
        pytest.param("YY", 30, None, id="at the limit"),
        pytest.param("YY", 31, 30, id="a day beyond"),
        pytest.param("nn", 31, 30, id="below the ladder the first stage's limit holds"),
        pytest.param("YY " * 9, 45, None, id="waiting for the decision is not decay"),
        pytest.param("YY " * 9, 46, 45, id="even waiting has an end"),
    ],
)
def test_an_assessment_is_stale_beyond_the_limit_of_its_stage(
    rungs, days, limit, seen, assessed
) -> None:
    entered = assessed(rungs, on=date(2026, 11, 20) - timedelta(days=days))
    facts = {"deal": "検査装置", "days": days, "assessed_on": entered.assessed_on, "limit": limit}
    assert seen("stage.stale", entered) == ([] if limit is None else [facts])


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param("YY YY", "YY nn", (1, 0), id="one level"),
        pytest.param("YY YY nn", "nn", (1, Rung.below), id="off the ladder"),
        pytest.param("YY YY", "YY YY", None, id="the same"),
        pytest.param("YY", "YY YY", None, id="higher"),
        pytest.param("YY YY", "YY ??", None, id="perhaps not lower, only unknown"),
        pytest.param("YY YY ??", "YY nn", (1, 0), id="from at least 1"),
        pytest.param("??", "nn", None, id="the one before was not assessed"),
    ],
)
def test_the_rated_level_falls_back_only_for_certain(before, now, expected, seen, assessed) -> None:
    days = date(2026, 11, 1), date(2026, 11, 19)
    found = seen("stage.fell_back", assessed(before, on=days[0]), assessed(now, on=days[1]))
    facts = {"deal": "検査装置", "index": LevelIndex.rated}
    falls = [] if expected is None else [{**facts, "before": expected[0], "now": expected[1]}]
    assert found == falls


@pytest.mark.parametrize(
    ("agreed", "expected"),
    [
        pytest.param("agreed agreed", None, id="stands"),
        pytest.param("agreed by-one-who-left", (1, 0), id="who agreed has left since"),
        pytest.param("by-one-who-left", (0, Rung.below), id="off the ladder"),
        pytest.param("agreed withdrawn", (1, 0), id="withdrawn since"),
        pytest.param("agreed confirmed", None, id="the successor confirmed it"),
        pytest.param("agreed by-both", None, id="one of the two is still there"),
        pytest.param("agreed unknown by-one-who-left", None, id="was not reached before either"),
    ],
)
def test_the_agreed_level_falls_back_between_assessments(
    agreed, expected, seen, assessed, ago
) -> None:
    # mori left, and kato withdrew, on 2026-11-01: 19 days ago.
    found = seen("stage.fell_back", assessed("n", agreed, on=ago(40)))
    facts = {"deal": "検査装置", "index": LevelIndex.agreed}
    falls = [] if expected is None else [{**facts, "before": expected[0], "now": expected[1]}]
    assert found == falls


def test_a_reassessment_with_less_agreed_falls_back(seen, assessed, ago) -> None:
    before, now = assessed("n", "agreed agreed", on=ago(20)), assessed("n", "agreed no", on=ago(1))
    facts = {"deal": "検査装置", "index": LevelIndex.agreed, "before": 1, "now": 0}
    assert seen("stage.fell_back", before, now) == [facts]


def test_a_reassessment_with_less_known_of_agreement_does_not_fall_back(
    seen, assessed, ago
) -> None:
    before = assessed("n", "agreed agreed", on=ago(20))
    assert seen("stage.fell_back", before, assessed("n", "agreed", on=ago(1))) == []


def test_both_indices_may_fall_back_at_once(seen, assessed, ago) -> None:
    before = assessed("YY YY", "agreed agreed", on=ago(20))
    found = seen("stage.fell_back", before, assessed("YY nn", "agreed no", on=ago(1)))
    assert [each["index"] for each in found] == [LevelIndex.rated, LevelIndex.agreed]


def test_a_blank_draft_does_not_hide_a_fall(seen, assessed, ago) -> None:
    before, now = assessed("YY YY", on=ago(20)), assessed("YY nn", on=ago(9))
    blank = assessed("", on=ago(1), handed_in=False)
    assert len(seen("stage.fell_back", before, now, blank)) == 1


@pytest.mark.parametrize(
    ("rep", "coach", "expected"),
    [
        pytest.param("YY YY YY nn", "YY nn", (2, 0, 2), id="two levels"),
        pytest.param("YY YY nn", "YY nn", None, id="one level"),
        pytest.param("YY nn", "YY YY YY nn", (0, 2, 2), id="the coach sees more"),
        pytest.param("YY YY nn", "nn", (1, Rung.below, 2), id="below the ladder counts as one"),
        pytest.param("YY YY YY", "YY ??", None, id="the lower is only at least"),
        pytest.param("YY YY YY ??", "YY nn", (2, 0, 2), id="the higher is at least"),
    ],
)
def test_rep_and_coach_differ_by_two_levels_or_more(rep, coach, expected, seen, assessed) -> None:
    found = seen("stage.rep_coach_gap", assessed(rep), assessed(coach, side="coach"))
    names = ("rep", "coach", "gap")
    facts = (
        []
        if expected is None
        else [{"deal": "検査装置", **dict(zip(names, expected, strict=True))}]
    )
    assert found == facts


@pytest.mark.parametrize("side", ["rep", "coach"])
def test_one_rater_has_no_gap(side, seen, assessed) -> None:
    assert seen("stage.rep_coach_gap", assessed("YY YY YY YY", side=side)) == []


def test_a_coach_who_has_not_handed_in_shows_no_gap(seen, assessed) -> None:
    coach = assessed("nn", side="coach", handed_in=False)
    assert seen("stage.rep_coach_gap", assessed("YY YY YY"), coach) == []


@pytest.mark.parametrize(
    ("rungs", "agreed", "expected"),
    [
        pytest.param("YY YY YY", "agreed no", (2, 0, 2), id="two levels"),
        pytest.param("YY YY", "agreed no", None, id="one level"),
        pytest.param("YY YY", "no", (1, Rung.below, 2), id="nothing agreed, for certain"),
        pytest.param("YY YY YY YY", "agreed", None, id="further agreement is only unknown"),
        pytest.param("YY YY YY YY", "", None, id="all agreement is unknown"),
        pytest.param("YY YY YY", "agreed undated", (2, 0, 2), id="agreed on our word alone"),
        pytest.param("YY YY YY", "agreed by-one-who-left", (2, 0, 2), id="who agreed has left"),
        pytest.param("YY YY YY ??", "agreed no", (2, 0, 2), id="rated at least 2"),
        pytest.param("nn", "agreed agreed agreed", None, id="agreement ahead of rating"),
    ],
)
def test_agreement_lags_two_levels_or_more_behind_rating(
    rungs, agreed, expected, seen, assessed
) -> None:
    names = ("rated", "agreed", "gap")
    facts = (
        []
        if expected is None
        else [{"deal": "検査装置", **dict(zip(names, expected, strict=True))}]
    )
    assert seen("stage.agreement_lags", assessed(rungs, agreed)) == facts


@pytest.mark.parametrize("status", ["won", "lost", "stopped", "unknown"])
def test_a_deal_no_longer_in_progress_raises_no_stage_finding(
    status, account, deal, assessed, pack
) -> None:
    entered = (
        assessed("YY YY YY YY", "agreed agreed by-one-who-left", on=date(2026, 8, 22)),
        assessed("YY nn yy", "agreed no", on=date(2026, 9, 21)),
        assessed("YY YY YY YY", on=date(2026, 9, 21), side="coach"),
    )
    open_deal = account(assessments=entered)
    closed = account(deals=(deal(status=status),), assessments=entered)
    assert len(_stage_codes(find(open_deal, pack, date(2026, 11, 20)))) >= 5
    assert not _stage_codes(find(closed, pack, date(2026, 11, 20)))


def _stage_codes(findings):
    return {each.code for each in findings if each.code.startswith("stage.")}


def test_each_deal_has_findings_of_its_own(seen, deal) -> None:
    deals = (deal(id="a", name="検査装置"), deal(id="b", name="保守契約"))
    expected = [{"deal": "検査装置"}, {"deal": "保守契約"}]
    assert seen("stage.not_assessed", deals=deals) == expected


def test_without_a_deal_there_is_no_stage_finding(account, pack, today) -> None:
    codes = {f.code for f in find(account(deals=()), pack, today)}
    assert not {code for code in codes if code.startswith(("stage.", "early."))}
