"""early.*: each finding, and beside it the nearest case that is none."""

from datetime import date

import pytest

from kit.account import HowHeard
from kit.analysis.deals import heard_too_late, lead_days
from kit.analysis.finding import Rung


@pytest.fixture
def seen(account, deal, raised):
    """Return the facts of a code's findings about an account with one such deal."""

    def facts(code, **fields):
        return raised(account(deals=(deal(**fields),)), code)

    return facts


@pytest.mark.parametrize(
    ("heard", "requested", "days"),
    [
        ("2026-10-01", "2026-10-31", 30),
        ("2026-10-01", "2026-10-01", 0),
        ("2026-10-05", "2026-10-01", -4),
        (None, "2026-10-01", None),
        ("2026-10-01", None, None),
        (None, None, None),
    ],
)
def test_lead_is_counted_from_first_hearing_to_the_formal_request(
    heard, requested, days, deal
) -> None:
    early = {"first_heard_on": heard, "formal_request_on": requested}
    assert lead_days(deal(early=early)) == days


@pytest.mark.parametrize(
    ("early", "late"),
    [
        pytest.param({"how_heard": "formal_request"}, True, id="by the request"),
        pytest.param({"how_heard": "after_decision"}, True, id="after the decision"),
        pytest.param({"how_heard": "helped_requirements"}, False, id="helped with requirements"),
        pytest.param({}, False, id="nothing known"),
        pytest.param({"formal_request_on": "2026-10-01"}, False, id="first heard on is unknown"),
        pytest.param(
            {"first_heard_on": "2026-10-01", "formal_request_on": "2026-10-01"}, True, id="same day"
        ),
        pytest.param(
            {"first_heard_on": "2026-09-30", "formal_request_on": "2026-10-01"},
            False,
            id="the day before",
        ),
    ],
)
def test_a_deal_heard_of_at_or_after_the_request_is_a_surprise(early, late, seen, deal) -> None:
    assert heard_too_late(deal(early=early)) is late
    assert len(seen("early.rfp_surprise", early=early)) == late


def test_a_surprise_tells_how_and_when(seen) -> None:
    early = {
        "how_heard": "formal_request",
        "first_heard_on": "2026-10-05",
        "formal_request_on": "2026-10-01",
    }
    assert seen("early.rfp_surprise", early=early) == [
        {
            "deal": "検査装置",
            "how": HowHeard.formal_request,
            "first_heard_on": date(2026, 10, 5),
            "formal_request_on": date(2026, 10, 1),
        }
    ]


@pytest.mark.parametrize(
    ("status", "n"), [("in_progress", 1), ("lost", 1), ("won", 0), ("stopped", 0), ("unknown", 0)]
)
def test_surprise_matters_while_in_progress_and_when_lost(status, n, seen) -> None:
    early = {"how_heard": "formal_request"}
    assert len(seen("early.rfp_surprise", status=status, early=early)) == n


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        pytest.param("2026-08-02", [], id="60 days before"),
        pytest.param("2026-08-03", [{"deal": "検査装置", "days": 59, "limit": 60}], id="59 before"),
        pytest.param("2026-09-30", [{"deal": "検査装置", "days": 1, "limit": 60}], id="1 before"),
        pytest.param("2026-10-01", [], id="the same day is a surprise instead"),
        pytest.param(None, [], id="unknown is not zero days"),
    ],
)
def test_less_than_sixty_days_before_the_request_is_short(heard, expected, seen) -> None:
    early = {"first_heard_on": heard, "formal_request_on": "2026-10-01"}
    assert seen("early.lead_time_short", early=early) == expected


def test_a_short_lead_is_not_told_beside_a_surprise(seen) -> None:
    early = {
        "how_heard": "formal_request",
        "first_heard_on": "2026-09-30",
        "formal_request_on": "2026-10-01",
    }
    assert seen("early.lead_time_short", early=early) == []
    assert len(seen("early.rfp_surprise", early=early)) == 1


@pytest.mark.parametrize("status", ["won", "lost", "stopped"])
def test_a_short_lead_matters_only_while_in_progress(status, seen) -> None:
    early = {"first_heard_on": "2026-09-30", "formal_request_on": "2026-10-01"}
    assert seen("early.lead_time_short", status=status, early=early) == []


@pytest.mark.parametrize(
    ("loss", "n"),
    [
        pytest.param({"reason_told": "price"}, 1, id="told price, own cause unknown"),
        pytest.param({"own_cause": "price"}, 1, id="own cause price"),
        pytest.param({"reason_told": "price", "own_cause": "price"}, 1, id="both price"),
        pytest.param({"reason_told": "function", "own_cause": "price"}, 1, id="own cause is price"),
        pytest.param({"reason_told": "price", "own_cause": "heard_too_late"}, 0, id="cause found"),
        pytest.param({"reason_told": "function"}, 0, id="another reason"),
        pytest.param({}, 0, id="nothing known"),
    ],
)
def test_a_loss_put_down_to_price_alone_is_sent_back(loss, n, seen) -> None:
    assert seen("early.price_blamed", status="lost", loss=loss) == [{"deal": "検査装置"}] * n


def test_price_is_blamed_only_for_a_loss(seen) -> None:
    assert seen("early.price_blamed", status="stopped", loss={"reason_told": "price"}) == []


@pytest.fixture
def window(account, raised):
    """Return the facts of early.budget_window with a deadline and these entries."""

    def facts(by_on, **entries):
        customer = account(**entries)
        calendar = customer.profile.calendar.model_copy(update={"budget_request_by_on": by_on})
        profile = customer.profile.model_copy(update={"calendar": calendar})
        return raised(customer.model_copy(update={"profile": profile}), "early.budget_window")

    return facts


@pytest.mark.parametrize(
    ("days", "n"),
    [
        pytest.param(45, 1, id="45 days left"),
        pytest.param(46, 0, id="46 days left"),
        pytest.param(0, 1, id="the last day"),
        pytest.param(-1, 0, id="past"),
    ],
)
def test_a_budget_deadline_within_forty_five_days_is_near(days, n, window, assessed, ago) -> None:
    found = window(ago(-days), assessments=(assessed("YY YY nn"),))
    assert found == [{"deal": "検査装置", "by_on": ago(-days), "days": days, "level": 1}] * n


@pytest.mark.parametrize(
    ("rungs", "levels"),
    [
        pytest.param("YY " * 7, [], id="stage 6 reached"),
        pytest.param("YY " * 6 + "nn", [5], id="stage 5"),
        pytest.param("YY " * 6 + "??", [5], id="at least 5 still has to be asked"),
        pytest.param("nn", [Rung.below], id="below the ladder"),
        pytest.param("", [None], id="not assessed is unknown, not zero"),
    ],
)
def test_a_near_deadline_matters_until_stage_six(rungs, levels, window, assessed, ago) -> None:
    found = window(ago(-10), assessments=(assessed(rungs),))
    assert [facts["level"] for facts in found] == levels


def test_without_a_deadline_there_is_no_window(window, assessed) -> None:
    assert window(None, assessments=(assessed("YY"),)) == []


@pytest.mark.parametrize("status", ["won", "lost", "stopped", "unknown"])
def test_a_deadline_matters_only_for_deals_in_progress(status, window, deal, ago) -> None:
    assert window(ago(-10), deals=(deal(status=status),)) == []
