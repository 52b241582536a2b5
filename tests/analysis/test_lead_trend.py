"""How early we hear of deals, by the quarter in which we first did."""

from datetime import date

import pytest

from kit.analysis.deals import Quarter, lead_trend, leads
from kit.analysis.share import Share, TooFew


@pytest.fixture(scope="module")
def heard(account, deal):
    """Return an account with deals first heard of and formally requested on such days."""

    def build(*days, **how):
        return account(
            deals=tuple(
                deal(
                    id=f"d{n}",
                    early={"first_heard_on": first, "formal_request_on": request, **how},
                )
                for n, (first, request) in enumerate(days)
            )
        )

    return build


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), (2026, 1)),
        (date(2026, 3, 31), (2026, 1)),
        (date(2026, 4, 1), (2026, 2)),
        (date(2026, 12, 31), (2026, 4)),
    ],
)
def test_a_quarter_has_three_months(day, quarter) -> None:
    assert Quarter.of(day) == Quarter(*quarter)


def test_the_fourth_quarter_is_followed_by_the_first_of_the_next_year() -> None:
    assert Quarter(2026, 4).following == Quarter(2027, 1)
    assert Quarter(2026, 1).following == Quarter(2026, 2)


@pytest.mark.parametrize(
    ("early", "lead"),
    [
        pytest.param(("2026-04-01", "2026-05-01", "unknown"), (30, True), id="a month before"),
        pytest.param(("2026-05-01", "2026-05-01", "unknown"), (0, False), id="the same day"),
        pytest.param(("2026-05-03", "2026-05-01", "unknown"), (-2, False), id="two days late"),
        pytest.param(("2026-04-01", None, "unknown"), (None, None), id="request unknown"),
        pytest.param(("2026-04-01", None, "proposed_by_us"), (None, True), id="we proposed it"),
        pytest.param((None, None, "formal_request"), (None, False), id="learned by the request"),
        pytest.param((None, None, "helped_requirements"), (None, True), id="helped to shape it"),
        pytest.param((None, None, "unknown"), (None, None), id="nothing known"),
    ],
)
def test_a_lead_is_known_from_days_or_from_how_we_heard(early, lead, heard, today) -> None:
    first, request_, how = early
    (found,) = leads(heard((first, request_), how_heard=how), today)
    assert (found.days, found.before_request) == lead


def test_a_deal_heard_of_later_is_not_known_yet(heard, today, ago) -> None:
    customer = heard((ago(1), None), (ago(-1), None))
    assert [lead.deal.id for lead in leads(customer, today)] == ["d0"]


def test_quarters_run_without_a_gap_and_say_what_is_known(heard, pack, today) -> None:
    customer = heard(
        ("2026-01-10", "2026-03-11"),
        ("2026-02-10", "2026-02-20"),
        ("2026-08-01", "2026-07-31"),
        ("2026-08-05", None),
        (None, "2026-08-01"),
    )
    trend = lead_trend(customer, pack, today)
    assert [(each.quarter, each.median_days) for each in trend.quarters] == [
        (Quarter(2026, 1), 35.0),
        (Quarter(2026, 2), None),
        (Quarter(2026, 3), -1.0),
    ]
    assert [len(each.leads) for each in trend.quarters] == [2, 0, 2]
    assert [each.deal.id for each in trend.undated] == ["d4"]
    assert trend.heard_before == TooFew(part=2, known=3, unknown=2, needed=5)
    assert trend.quarters[2].heard_before == TooFew(part=0, known=1, unknown=1, needed=5)


def test_five_known_deals_make_a_share(heard, pack, today) -> None:
    days = [("2026-02-01", "2026-03-01")] * 4 + [("2026-02-02", "2026-02-01"), ("2026-02-03", None)]
    assert lead_trend(heard(*days), pack, today).heard_before == Share(part=4, known=5, unknown=1)


def test_without_deals_there_is_no_trend(account, pack, today) -> None:
    trend = lead_trend(account(deals=()), pack, today)
    assert (trend.quarters, trend.undated) == ((), ())
