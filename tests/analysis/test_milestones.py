"""Milestones in the pack's order, sales' presence, and the sign-off of go-live."""

import pytest

from kit.account import Account, Milestone
from kit.analysis.after_order import MilestoneState, delivery, milestone_line, sign_off


def _step(step: str = "acceptance", **fields) -> Milestone:
    return Milestone.model_validate({"id": step, "deal": "deal", "step": step, **fields})


@pytest.fixture
def ordered(account, deal, ago):
    def make(*milestones: Milestone, **entries) -> Account:
        won = deal(status="won", ordered_on=ago(100))
        return account(deals=(won,), milestones=milestones, **entries)

    return make


@pytest.fixture
def line(ordered, pack, today):
    def make(*milestones: Milestone):
        customer = ordered(*milestones)
        return milestone_line(customer, customer.deals[0], pack, today)

    return make


def test_milestones_stand_in_the_order_of_the_pack_and_strangers_last(line) -> None:
    found = line(_step("rehearsal"), _step("go-live"), _step("order"), _step("delivery"))
    assert [each.milestone.step for each in found] == ["order", "delivery", "go-live", "rehearsal"]
    assert found[-1].name.ja == "rehearsal"


@pytest.mark.parametrize(
    ("days", "state", "late"),
    [
        ({}, MilestoneState.undated, None),
        ({"planned_on": -3}, MilestoneState.planned, -3),
        ({"planned_on": 0}, MilestoneState.planned, 0),
        ({"planned_on": 1}, MilestoneState.late, 1),
        ({"planned_on": 9, "done_on": 4}, MilestoneState.done, 5),
        ({"planned_on": 4, "done_on": 9}, MilestoneState.done, -5),
        ({"done_on": 9}, MilestoneState.done, None),
        ({"planned_on": 2, "done_on": -1}, MilestoneState.late, 2),
    ],
)
def test_a_milestone_is_done_late_planned_or_undated(days, state, late, line, ago) -> None:
    (standing,) = line(_step(**{name: ago(n) for name, n in days.items()}))
    assert (standing.state, standing.days_late) == (state, late)


def test_milestones_past_their_day_are_told_per_deal(ordered, pack, ago, raised) -> None:
    steps = (_step("delivery", planned_on=ago(4)), _step("acceptance", planned_on=ago(1)))
    names = tuple(pack.milestones[each.step].name for each in steps)
    assert raised(ordered(*steps), "milestone.late") == [
        {"deal": "検査装置", "steps": names, "n": 2, "days": 4}
    ]


def test_a_milestone_done_late_is_no_longer_late(ordered, ago, raised) -> None:
    assert raised(ordered(_step(planned_on=ago(9), done_on=ago(1))), "milestone.late") == []


def test_a_milestone_without_sales_is_a_finding_and_the_unknown_are_counted(
    ordered, pack, ago, raised
) -> None:
    steps = (
        _step("order", done_on=ago(90), sales_was_there="yes"),
        _step("delivery", done_on=ago(9), sales_was_there="no"),
        _step("acceptance", done_on=ago(5)),
        _step("go-live", planned_on=ago(-5), sales_was_there="no"),
    )
    assert raised(ordered(*steps), "milestone.sales_absent") == [
        {
            "deal": "検査装置",
            "steps": (pack.milestones["delivery"].name,),
            "n": 1,
            "unknown": 1,
        }
    ]


def test_whether_sales_was_there_is_not_guessed(ordered, ago, raised) -> None:
    assert raised(ordered(_step(done_on=ago(5))), "milestone.sales_absent") == []


@pytest.mark.parametrize(("done", "told"), [(40, False), (30, False), (29, True)])
def test_after_the_sign_off_only_what_came_later_counts(done, told, ordered, ago, raised) -> None:
    live = _step("go-live", done_on=ago(35), signed_off_on=ago(30), sales_was_there="yes")
    absent = _step("acceptance", done_on=ago(done), sales_was_there="no")
    found = raised(ordered(live, absent), "milestone.sales_absent")
    assert bool(found) is told


def test_go_live_done_and_not_signed_off_is_a_finding(ordered, pack, ago, raised) -> None:
    live = _step("go-live", done_on=ago(12))
    assert raised(ordered(live), "after_order.no_sign_off") == [
        {
            "deal": "検査装置",
            "step": pack.milestones["go-live"].name,
            "done_on": ago(12),
            "days": 12,
        }
    ]
    signed = live.model_copy(update={"signed_off_on": ago(1)})
    assert raised(ordered(signed), "after_order.no_sign_off") == []


def test_a_go_live_to_come_waits_for_no_sign_off(ordered, ago, raised) -> None:
    assert raised(ordered(_step("go-live", planned_on=ago(-3))), "after_order.no_sign_off") == []


def test_a_go_live_in_two_parts_is_signed_off_with_the_last(ordered, pack, ago, today) -> None:
    first = _step("go-live", id="east", done_on=ago(30), signed_off_on=ago(20))
    second = _step("go-live", id="west", done_on=ago(9))
    customer = ordered(first, second)
    signed = sign_off(customer, customer.deals[0], pack, today)
    assert (signed.done_on, signed.signed_off_on) == (ago(9), None)
    done = second.model_copy(update={"signed_off_on": ago(2)})
    whole = ordered(first, done)
    assert sign_off(whole, whole.deals[0], pack, today).signed_off_on == ago(2)


def test_a_deal_of_which_nothing_is_entered_is_not_signed_off(ordered, pack, today) -> None:
    customer = ordered()
    found = delivery(customer, customer.deals[0], pack, today)
    assert (found.signed.done_on, found.signed.signed_off_on) == (None, None)
    assert (found.line, found.ledger, found.complaints) == ((), (), ())
