"""The complaint desk and what it gives to notice (complaint.*), and questions left open."""

import pytest

from kit.account import Account, AttributedTo, Complaint, OpenQuestion
from kit.analysis.after_order import BlameSign, ComplaintState, complaint_desk


def _complaint(**fields) -> Complaint:
    return Complaint.model_validate({"id": "e1", "what": "誰も来ない", **fields})


@pytest.fixture
def with_(account):
    def make(*complaints: Complaint, **entries) -> Account:
        return account(complaints=complaints, **entries)

    return make


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
    days, state, counted, with_, ago, today
) -> None:
    complaint = _complaint(**{name: ago(n) for name, n in days.items()})
    (standing,) = complaint_desk(with_(complaint), today)
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


@pytest.mark.parametrize(("days", "told"), [(3, False), (4, True)])
def test_a_letter_is_due_within_days_of_the_complaint(days, told, with_, ago, raised) -> None:
    found = raised(with_(_complaint(received_on=ago(days))), "complaint.no_letter")
    assert found == ([{"complaints": ("誰も来ない",), "n": 1, "limit": 3}] if told else [])


@pytest.mark.parametrize(
    ("fields", "told"),
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
    fields, told, with_, ago, raised
) -> None:
    def dated(value):
        return ago(value) if isinstance(value, int) else value

    given = {
        name: {key: dated(each) for key, each in value.items()}
        if isinstance(value, dict)
        else dated(value)
        for name, value in fields.items()
    }
    found = raised(with_(_complaint(**{"received_on": ago(30), **given})), "complaint.no_letter")
    assert bool(found) is told


@pytest.mark.parametrize(
    ("supposed", "real", "told"),
    [
        ("fault", "sales-absent", True),
        ("fault", "fault", False),
        (None, "fault", False),
        ("fault", None, False),
        ("fault", "no-such-cause", False),
    ],
)
def test_a_cause_is_misread_only_where_both_are_known(
    supposed, real, told, with_, pack, ago, raised
) -> None:
    given = {"before": {"cause": supposed}, "after": {"cause": real}, "received_on": ago(9)}
    found = raised(with_(_complaint(**given)), "complaint.cause_misread")
    names = {"supposed": pack.causes["fault"].name, "real": pack.causes["sales-absent"].name}
    assert found == ([{"complaint": "誰も来ない", **names}] if told else [])


@pytest.mark.parametrize(("days", "told"), [(180, True), (181, False)])
def test_a_misread_cause_is_taken_up_half_a_year_long(days, told, with_, ago, raised) -> None:
    given = {"before": {"cause": "fault"}, "after": {"cause": "no-word"}}
    over = _complaint(received_on=ago(days), agreed_closed_on=ago(5), **given)
    assert bool(raised(with_(over), "complaint.cause_misread")) is told


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
def test_blame_is_passed_where_the_cause_is_ours_or_sales_stays_away(
    fields, sign, with_, ago, raised
) -> None:
    complaint = _complaint(attributed_to="engineering", received_on=ago(2), **fields)
    found = raised(with_(complaint), "complaint.blame_passed")
    told = {"complaint": "誰も来ない", "attributed": AttributedTo.engineering, "sign": sign}
    assert found == ([told] if sign else [])


@pytest.mark.parametrize("attributed", ["sales", "unknown"])
def test_who_takes_the_blame_passes_it_to_nobody(attributed, with_, ago, raised) -> None:
    given = {"attributed_to": attributed, "after": {"cause": "sales-absent"}}
    complaint = _complaint(received_on=ago(2), **given)
    assert raised(with_(complaint), "complaint.blame_passed") == []


@pytest.mark.parametrize(
    ("due", "done", "told"), [(0, None, False), (1, None, True), (9, 3, False), (9, -1, True)]
)
def test_a_report_the_customer_waits_for_is_a_finding(due, done, told, with_, ago, raised) -> None:
    report = {"due_on": ago(due), "done_on": None if done is None else ago(done)}
    found = raised(with_(_complaint(reports=[report])), "complaint.report_overdue")
    assert found == ([{"complaints": ("誰も来ない",), "n": 1, "days": due}] if told else [])


@pytest.mark.parametrize(("days", "told"), [(180, False), (181, True)])
def test_no_complaint_in_half_a_year_after_an_order_is_a_finding(
    days, told, with_, deal, ago, raised
) -> None:
    customer = with_(deals=(deal(status="won", ordered_on=ago(days)),))
    found = raised(customer, "complaint.none_recorded")
    assert found == ([{"deals": ("検査装置",), "n": 1, "days": 180}] if told else [])


@pytest.mark.parametrize(
    ("received", "told"), [(180, False), (181, True), (None, False), (-1, True)]
)
def test_a_complaint_of_late_or_of_an_unknown_day_breaks_the_silence(
    received, told, with_, deal, ago, raised
) -> None:
    on = None if received is None else ago(received)
    customer = with_(
        _complaint(small="yes", received_on=on, agreed_closed_on=ago(0)),
        deals=(deal(status="won", ordered_on=ago(400)),),
    )
    assert bool(raised(customer, "complaint.none_recorded")) is told


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "in_progress"},
        {"status": "lost", "ordered_on": "2025-01-10"},
        {"status": "won"},
    ],
    ids=["no order", "lost again", "ordered nobody knows when"],
)
def test_without_an_old_order_silence_about_complaints_says_nothing(
    fields, with_, deal, raised
) -> None:
    assert raised(with_(deals=(deal(**fields),)), "complaint.none_recorded") == []


@pytest.mark.parametrize(
    ("asked", "settled", "told"),
    [(14, None, False), (15, None, True), (30, 2, False), (30, -2, True), (None, None, False)],
)
def test_a_question_the_engineers_could_not_settle_is_a_finding_after_a_while(
    asked, settled, told, account, ago, raised
) -> None:
    days = {"asked_on": asked, "settled_on": settled}
    dated = {name: None if n is None else ago(n) for name, n in days.items()}
    question = OpenQuestion.model_validate({"id": "q1", "what": "雨の日は", **dated})
    found = raised(account(open_questions=(question,)), "after_order.question_open")
    assert found == ([{"questions": ("雨の日は",), "n": 1, "limit": 14}] if told else [])


def test_a_question_about_a_deal_without_an_order_is_left_alone(account, ago, raised) -> None:
    question = OpenQuestion(id="q1", what="雨の日は", deal="deal", asked_on=ago(60))
    assert raised(account(open_questions=(question,)), "after_order.question_open") == []
