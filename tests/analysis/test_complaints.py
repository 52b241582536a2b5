"""The complaint desk and what it gives to notice (complaint.*), and questions left open."""

from datetime import date

import pytest

from kit.account import Account, AttributedTo, Complaint, Letter, OpenQuestion
from kit.analysis.after_order import BlameSign, ComplaintState, complaint_desk

TODAY = date(2026, 11, 20)


def _complaint(**fields) -> Complaint:
    return Complaint.model_validate({"id": "e1", "what": "誰も来ない", **fields})


@pytest.fixture
def with_(account):
    def make(*complaints: Complaint, **entries) -> Account:
        return account(complaints=complaints, **entries)

    return make


@pytest.fixture
def dated(ago):
    """Return fields whose numbers have become the days so long ago."""

    def make(fields):
        if isinstance(fields, dict):
            return {name: make(value) for name, value in fields.items()}
        return ago(fields) if isinstance(fields, int) else fields

    return make


@pytest.fixture
def told(with_, raised):
    """Return the facts of the findings of one code about a complaint."""

    def facts(code: str, complaint: Complaint | None = None, **entries) -> list[dict]:
        return raised(with_(*([complaint] if complaint else []), **entries), code)

    return facts


@pytest.mark.parametrize(
    ("days", "state", "counted"),
    [
        ({"received_on": 20}, ComplaintState.open, 20),
        ({"received_on": 20, "closed_on": 5}, ComplaintState.closed_by_us, 20),
        ({"received_on": 20, "agreed_closed_on": 5}, ComplaintState.over, 15),
        ({"received_on": 20, "agreed_closed_on": -1}, ComplaintState.open, 20),
        ({}, ComplaintState.open, None),
    ],
)
def test_a_complaint_is_over_only_in_the_customers_words(
    days, state, counted, with_, dated
) -> None:
    (standing,) = complaint_desk(with_(_complaint(**dated(days))), TODAY)
    assert (standing.state, standing.days) == (state, counted)


def test_a_complaint_of_tomorrow_is_not_on_the_desk(with_, ago, today) -> None:
    assert complaint_desk(with_(_complaint(received_on=ago(-1))), today) == ()


def test_open_complaints_are_told_in_one_line(with_, ago, raised) -> None:
    found = (
        _complaint(id="e1", what="遅い", received_on=ago(9), closed_on=ago(2)),
        _complaint(id="e2", what="来ない", received_on=ago(30)),
        _complaint(id="e3", what="済んだ", received_on=ago(40), agreed_closed_on=ago(1)),
    )
    assert raised(with_(*found), "complaint.open") == [
        {"complaints": ("来ない", "遅い"), "n": 2, "days": 30, "closed": 1}
    ]


def test_a_complaint_of_an_unknown_day_is_open_for_an_unknown_time(with_, raised) -> None:
    assert [each["days"] for each in raised(with_(_complaint()), "complaint.open")] == [None]


def test_a_complaint_before_any_order_is_taken_up_too(with_, ago, raised) -> None:
    customer = with_(_complaint(deal="deal", received_on=ago(1)))
    assert customer.deals[0].status.value == "in_progress"
    assert len(raised(customer, "complaint.open")) == 1


@pytest.mark.parametrize(
    ("days", "facts"), [(3, []), (4, [{"complaints": ("誰も来ない",), "n": 1, "limit": 3}])]
)
def test_a_letter_is_due_within_days_of_the_complaint(days, facts, told, ago) -> None:
    assert told("complaint.no_letter", _complaint(received_on=ago(days))) == facts


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({"after": {"visited_on": 3}}, False),
        ({"after": {"visited_on": 4}}, True),
        ({"letter_sent_on": 1}, False),
        ({"small": "yes"}, False),
        ({"agreed_closed_on": 1}, False),
        ({"received_on": None}, False),
    ],
)
def test_a_letter_is_due_after_the_visit_and_not_for_every_complaint(
    fields, due, told, dated
) -> None:
    complaint = _complaint(**dated({"received_on": 30, **fields}))
    assert bool(told("complaint.no_letter", complaint)) is due


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({"complaint": "e1", "sent_on": 1}, False),
        ({"complaint": "e1", "sent_on": -1}, True),
        ({"complaint": "e1"}, True),
        ({"sent_on": 1}, True),
    ],
)
def test_a_letter_sent_from_the_letter_desk_is_the_complaints_letter(
    fields, due, told, dated
) -> None:
    letter = {"id": "l1", "kind": "apology", "recipient": "kato", **dated(fields)}
    complaint = _complaint(**dated({"received_on": 9}))
    found = told("complaint.no_letter", complaint, letters=(Letter.model_validate(letter),))
    assert bool(found) is due


@pytest.mark.parametrize(
    ("supposed", "real", "misread"),
    [
        ("fault", "sales-absent", True),
        ("fault", "fault", False),
        (None, "fault", False),
        ("fault", None, False),
        ("fault", "no-such-cause", False),
    ],
)
def test_a_cause_is_misread_only_where_both_are_known(supposed, real, misread, told, pack) -> None:
    complaint = _complaint(before={"cause": supposed}, after={"cause": real})
    names = {"supposed": pack.causes["fault"].name, "real": pack.causes["sales-absent"].name}
    facts = [{"complaint": "誰も来ない", **names}] if misread else []
    assert told("complaint.cause_misread", complaint) == facts


@pytest.mark.parametrize(("days", "taken_up"), [(180, True), (181, False)])
def test_a_misread_cause_is_taken_up_half_a_year_long(days, taken_up, told, ago) -> None:
    given = {"before": {"cause": "fault"}, "after": {"cause": "no-word"}}
    over = _complaint(received_on=ago(days), agreed_closed_on=ago(5), **given)
    assert bool(told("complaint.cause_misread", over)) is taken_up


@pytest.mark.parametrize(
    ("fields", "sign"),
    [
        ({"after": {"cause": "sales-absent"}}, BlameSign.lies_with_sales),
        ({"after": {"cause": "fault"}}, None),
        ({"before": {"going": ["engineer"]}}, BlameSign.sales_stays_away),
        ({"before": {"going": ["engineer", "sales-1"]}}, None),
        ({"before": {"going": ["engineer", "somebody"]}}, None),
        ({}, None),
    ],
)
def test_blame_is_passed_where_the_cause_is_ours_or_sales_stays_away(fields, sign, told) -> None:
    complaint = _complaint(attributed_to="engineering", **fields)
    facts = {"complaint": "誰も来ない", "attributed": AttributedTo.engineering, "sign": sign}
    assert told("complaint.blame_passed", complaint) == ([facts] if sign else [])


@pytest.mark.parametrize("attributed", ["sales", "unknown"])
def test_who_takes_the_blame_passes_it_to_nobody(attributed, told) -> None:
    complaint = _complaint(attributed_to=attributed, after={"cause": "sales-absent"})
    assert told("complaint.blame_passed", complaint) == []


@pytest.mark.parametrize(
    ("days", "late"),
    [
        ({"due_on": 0}, 0),
        ({"due_on": 1}, 1),
        ({"due_on": 9, "done_on": 3}, 0),
        ({"due_on": 9, "done_on": -1}, 9),
    ],
)
def test_a_report_the_customer_waits_for_is_a_finding(days, late, told, dated) -> None:
    complaint = _complaint(reports=[dated(days)])
    facts = [{"complaints": ("誰も来ない",), "n": 1, "days": late}] if late else []
    assert told("complaint.report_overdue", complaint) == facts


@pytest.mark.parametrize(
    ("days", "facts"), [(180, []), (181, [{"deals": ("検査装置",), "n": 1, "days": 180}])]
)
def test_no_complaint_in_half_a_year_after_an_order_is_a_finding(
    days, facts, told, deal, ago
) -> None:
    won = deal(status="won", ordered_on=ago(days))
    assert told("complaint.none_recorded", deals=(won,)) == facts


@pytest.mark.parametrize(
    ("received", "silent"), [(180, False), (181, True), (None, False), (-1, True)]
)
def test_a_complaint_of_late_or_of_an_unknown_day_breaks_the_silence(
    received, silent, told, deal, dated
) -> None:
    complaint = _complaint(small="yes", **dated({"received_on": received, "agreed_closed_on": 0}))
    won = deal(status="won", ordered_on="2025-01-10")
    found = told("complaint.none_recorded", complaint, deals=(won,))
    assert bool(found) is silent


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "in_progress"},
        {"status": "lost", "ordered_on": "2025-01-10"},
        {"status": "won"},
    ],
    ids=["no order", "lost again", "ordered nobody knows when"],
)
def test_without_an_old_order_silence_about_complaints_says_nothing(fields, told, deal) -> None:
    assert told("complaint.none_recorded", deals=(deal(**fields),)) == []


@pytest.mark.parametrize(
    ("days", "waits"),
    [
        ({"asked_on": 14}, False),
        ({"asked_on": 15}, True),
        ({"asked_on": 30, "settled_on": 2}, False),
        ({"asked_on": 30, "settled_on": -2}, True),
        ({}, False),
    ],
)
def test_a_question_the_engineers_could_not_settle_is_a_finding_after_a_while(
    days, waits, told, dated
) -> None:
    question = OpenQuestion.model_validate({"id": "q1", "what": "雨の日は", **dated(days)})
    facts = [{"questions": ("雨の日は",), "n": 1, "limit": 14}] if waits else []
    assert told("after_order.question_open", open_questions=(question,)) == facts


def test_a_question_about_a_deal_without_an_order_is_left_alone(account, ago, raised) -> None:
    question = OpenQuestion(id="q1", what="雨の日は", deal="deal", asked_on=ago(60))
    assert raised(account(open_questions=(question,)), "after_order.question_open") == []
