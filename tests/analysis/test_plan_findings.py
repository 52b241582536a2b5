"""What the plan gives to notice, and which findings were seen and left unanswered."""

import pytest

from kit.account import Action, Answered, Decision, Deferral, Goal, Noticed, Usage
from kit.analysis import Finding, Ref, find
from kit.analysis.plan import seen_on, with_seen
from kit.pack import Severity


def _goal(**fields) -> Goal:
    return Goal.model_validate({"id": "o1", "customer_outcome": "", **fields})


def _action(**fields) -> Action:
    return Action.model_validate({"id": "a1", "what": "尋ねる", **fields})


def _usage(number: int, **fields) -> Usage:
    given = {"id": f"u{number}", "department": "製造部", "domain": "equipment", "supply": "ours"}
    return Usage.model_validate({**given, **fields})


def test_an_account_without_a_plan_gives_nothing_to_notice_of_it(account, pack, today) -> None:
    chapters = {each.code.split(".")[0] for each in find(account(), pack, today)}
    assert chapters & {"plan", "action", "finding", "decision", "map"} == set()


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ({"own_outcome": "売上1億円"}, 1),
        ({"own_outcome": "売上1億円", "customer_outcome": "  "}, 1),
        ({"own_outcome": "売上1億円", "customer_outcome": "売上1億円 "}, 1),
        ({"own_outcome": "売上1億円", "customer_outcome": "検査で止まらない"}, 0),
        ({"customer_outcome": "検査で止まらない"}, 0),
        ({}, 0),
    ],
)
def test_a_goal_in_our_own_outcome_alone_is_sent_back(outcomes, told, account, raised) -> None:
    found = raised(account(goals=(_goal(**outcomes),)), "plan.no_customer_outcome")
    assert [facts["n"] for facts in found] == [1] * told


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({}, (1, 1)),
        ({"owner": "sales-1"}, (0, 1)),
        ({"due_on": "2026-12-01"}, (1, 0)),
        ({"owner": "sales-1", "due_on": "2026-12-01"}, None),
        ({"done_on": "2026-11-19"}, None),
        ({"done_on": "2026-11-21"}, (1, 1)),
    ],
)
def test_an_action_wants_an_owner_and_a_day(fields, counted, account, raised) -> None:
    found = raised(account(actions=(_action(**fields),)), "action.no_owner_or_date")
    assert [(each["no_owner"], each["no_date"]) for each in found] == ([counted] if counted else [])


@pytest.mark.parametrize(
    ("due", "done", "days"),
    [(1, None, 1), (30, None, 30), (0, None, None), (-1, None, None), (9, 3, None), (9, -3, 9)],
)
def test_an_action_past_its_day_and_not_done_is_a_finding(
    due, done, days, account, raised, ago
) -> None:
    fields = {"due_on": ago(due), "done_on": None if done is None else ago(done)}
    found = raised(account(actions=(_action(**fields),)), "action.overdue")
    assert [each["days"] for each in found] == ([days] if days else [])


@pytest.mark.parametrize(
    ("by", "decided", "days"), [(1, None, 1), (0, None, None), (9, 2, None), (9, -2, 9)]
)
def test_a_decision_past_its_day_is_a_finding(by, decided, days, account, raised, ago) -> None:
    taken = None if decided is None else ago(decided)
    decision = Decision(id="x1", what="体制", decide_by_on=ago(by), decided_on=taken)
    found = raised(account(decisions=(decision,)), "decision.overdue")
    assert [each["days"] for each in found] == ([days] if days else [])


@pytest.mark.parametrize(("days", "told"), [(180, 0), (181, 1)])
def test_the_map_grows_old(days, told, account, raised, ago) -> None:
    usages = (_usage(1, as_of=ago(days)), _usage(2, as_of=ago(1)), _usage(3))
    found = raised(account(usages=usages), "map.stale")
    assert [(each["n"], each["total"], each["undated"]) for each in found] == [(1, 3, 1)] * told


def test_what_is_unknown_on_the_map_has_nothing_to_grow_old(account, raised, ago) -> None:
    assert raised(account(usages=(_usage(1, as_of=ago(999), supply="unknown"),)), "map.stale") == []


def _noticed(on, *about: str, code: str = "action.overdue") -> Noticed:
    return Noticed(id="w1", found=Answered(code=code, about=about), first_seen_on=on)


def _late(account, ago, **entries):
    """Return an account with one action three days late."""
    late = _action(id="late", owner="sales-1", due_on=ago(3))
    return account(actions=(late,), **entries)


@pytest.mark.parametrize(("days", "told"), [(14, 0), (15, 1)])
def test_a_finding_seen_long_ago_and_not_answered_is_a_finding(
    days, told, account, raised, ago
) -> None:
    noticed = (_noticed(ago(days), "actions/late"),)
    found = raised(_late(account, ago, noticed=noticed), "finding.unanswered")
    assert [(each["n"], each["days"]) for each in found] == [(1, days)] * told


def test_a_finding_that_is_put_aside_is_not_unanswered(account, raised, ago) -> None:
    mark = Answered(code="action.overdue", about=("actions/late",))
    aside = (Deferral(id="f1", answers=mark, reason="年明けに"),)
    noticed = (_noticed(ago(30), "actions/late"),)
    customer = _late(account, ago, noticed=noticed, deferrals=aside)
    assert raised(customer, "finding.unanswered") == []


@pytest.mark.parametrize("about", [("actions/other",), ()])
def test_a_finding_about_something_else_was_not_seen(about, account, raised, ago) -> None:
    customer = _late(account, ago, noticed=(_noticed(ago(30), *about),))
    assert raised(customer, "finding.unanswered") == []


def test_a_reader_who_may_not_see_a_finding_is_not_told_of_it(account, pack, today, ago) -> None:
    customer = _late(account, ago, noticed=(_noticed(ago(30), "actions/late"),))
    shown = find(customer, pack, today, lambda each: each.code != "action.overdue")
    assert {each.code for each in shown} & {"action.overdue", "finding.unanswered"} == set()


A, B = Ref("stakeholders", "a"), Ref("stakeholders", "b")


def _found(*about: Ref) -> Finding:
    return Finding("people.stale", Severity.note, "B7", about)


def test_what_is_seen_keeps_the_day_it_was_seen_first(account, today, ago) -> None:
    first = with_seen(account(), [_found(A)], [_found(A)], ago(9))
    again = with_seen(first, [_found(A)], [_found(A)], today)
    assert again == first
    assert seen_on(again, _found(A)) == ago(9)


def test_a_finding_that_came_to_be_about_more_is_seen_anew(account, today, ago) -> None:
    first = with_seen(account(), [_found(A)], [_found(A)], ago(9))
    grown = with_seen(first, [_found(A, B)], [_found(A, B)], today)
    assert [(each.found.about, each.first_seen_on) for each in grown.noticed] == [
        (("stakeholders/a", "stakeholders/b"), today)
    ]


def test_what_is_noticed_no_more_is_let_go(account, today, ago) -> None:
    first = with_seen(account(), [_found(A)], [_found(A)], ago(9))
    assert with_seen(first, [], [], today).noticed == ()


def test_what_others_see_alone_is_kept(account, today, ago) -> None:
    first = with_seen(account(), [_found(A)], [_found(A)], ago(9))
    assert with_seen(first, [], [_found(A)], today).noticed == first.noticed


def test_two_people_who_note_the_same_make_the_same_entry(account, today) -> None:
    one, other = (with_seen(account(), [_found(A)], [_found(A)], today) for _ in range(2))
    assert one.noticed == other.noticed != ()
