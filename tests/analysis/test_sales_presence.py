"""Whether sales is seen after the order: who counts, what is unsure, and what is a silence."""

import pytest

from kit.account import Account, Complaint, Contact, Milestone, Promise
from kit.analysis.after_order import delivery

SALES, ENGINEER, SOMEBODY = ("sales-1",), ("engineer",), ("somebody",)


def _talk(held_on, members=SALES, **fields) -> Contact:
    given = {"held_on": held_on, "channel": "visit", "members": members, "deal": "deal", **fields}
    return Contact.model_validate({"id": f"k-{held_on}-{'-'.join(members)}", **given})


@pytest.fixture
def ordered(account, deal, ago):
    """Return an account with an order of a hundred days ago that promised something to kato."""

    def make(*contacts: Contact, **entries) -> Account:
        won = deal(status="won", ordered_on=ago(100))
        promise = Promise(id="y1", what="書面", deal="deal", made_to=("kato",))
        plain = {"deals": (won,), "promises": (promise,), "contacts": contacts}
        return account(**{**plain, **entries})

    return make


@pytest.fixture
def seen(pack, today):
    return lambda customer: delivery(customer, customer.deals[0], pack, today)


@pytest.mark.parametrize(("days", "silent"), [(14, False), (15, True)])
def test_sales_out_of_sight_for_more_than_the_limit_is_a_finding(
    days, silent, ordered, ago, raised
) -> None:
    customer = ordered(_talk(ago(90)), _talk(ago(days)))
    found = raised(customer, "after_order.silence")
    assert found == ([{"deal": "検査装置", "limit": 14, "last_on": ago(days)}] if silent else [])


def test_the_engineers_presence_does_not_hide_the_silence_of_sales(
    ordered, ago, raised, seen
) -> None:
    customer = ordered(_talk(ago(60)), _talk(ago(2), ENGINEER))
    assert [each["last_on"] for each in raised(customer, "after_order.silence")] == [ago(60)]
    assert seen(customer).seen.met == (ago(60),)


def test_mail_is_no_meeting(ordered, ago, raised) -> None:
    customer = ordered(_talk(ago(60)), _talk(ago(1), channel="mail"))
    assert len(raised(customer, "after_order.silence")) == 1


def test_a_talk_about_another_deal_does_not_count(ordered, deal, ago, raised) -> None:
    other = deal(id="other", name="別の話")
    customer = ordered(_talk(ago(60)), _talk(ago(1), deal="other"))
    customer = customer.model_copy(update={"deals": (*customer.deals, other)})
    assert len(raised(customer, "after_order.silence")) == 1


@pytest.mark.parametrize(("person", "counts"), [("kato", True), ("mori", False)])
def test_a_talk_about_no_deal_counts_with_the_deals_own_people(
    person, counts, ordered, ago, raised
) -> None:
    talk = _talk(ago(1), deal=None, stakeholders=(person,))
    found = raised(ordered(_talk(ago(60)), talk), "after_order.silence")
    assert bool(found) is not counts


@pytest.mark.parametrize("members", [(), SOMEBODY])
def test_a_talk_of_nobody_knows_who_leaves_it_open(members, ordered, ago, raised, seen) -> None:
    customer = ordered(_talk(ago(60)), _talk(ago(3), members))
    assert raised(customer, "after_order.silence") == []
    assert seen(customer).seen.unsure == (ago(3),)


def test_what_is_typed_on_a_person_leaves_it_open(ordered, person, ago, raised, seen) -> None:
    customer = ordered(_talk(ago(60)), stakeholders=(person("kato", last_met_on=ago(4)),))
    assert raised(customer, "after_order.silence") == []
    assert seen(customer).seen.unsure == (ago(4),)


def test_a_milestone_and_a_visit_with_sales_are_meetings(ordered, ago, seen) -> None:
    step = {"id": "g1", "deal": "deal", "step": "delivery", "done_on": ago(9)}
    visit = {"visited_on": ago(5)}
    complaint = {"id": "e1", "what": "来ない", "deal": "deal", "after": visit}
    customer = ordered(
        _talk(ago(60)),
        milestones=(Milestone.model_validate({**step, "sales_was_there": "yes"}),),
        complaints=(Complaint.model_validate({**complaint, "before": {"going": SALES}}),),
    )
    assert seen(customer).seen.met == (ago(60), ago(9), ago(5))


def test_without_a_contact_log_nothing_is_called_a_silence(ordered, raised, seen) -> None:
    customer = ordered()
    assert raised(customer, "after_order.silence") == []
    assert seen(customer).silences == ()


def test_a_log_that_began_of_late_tells_of_no_silence(ordered, ago, raised) -> None:
    assert raised(ordered(_talk(ago(3), ENGINEER)), "after_order.silence") == []


def test_a_kept_log_without_any_talk_of_sales_is_a_silence(ordered, ago, raised) -> None:
    customer = ordered(_talk(ago(90), ENGINEER))
    assert [each["last_on"] for each in raised(customer, "after_order.silence")] == [None]


def test_an_order_of_last_week_is_no_silence_yet(ordered, deal, ago, raised) -> None:
    customer = ordered(_talk(ago(90), ENGINEER), deals=(deal(status="won", ordered_on=ago(7)),))
    assert raised(customer, "after_order.silence") == []


def test_an_old_order_of_which_nothing_is_entered_is_left_alone(ordered, ago, raised) -> None:
    customer = ordered(_talk(ago(60), deal=None), promises=())
    assert raised(customer, "after_order.silence") == []


def test_once_go_live_is_signed_off_silence_is_no_finding(ordered, ago, raised, seen) -> None:
    live = {"id": "g1", "deal": "deal", "step": "go-live", "done_on": ago(50)}
    signed = Milestone.model_validate({**live, "signed_off_on": ago(40)})
    customer = ordered(_talk(ago(90)), _talk(ago(30)), milestones=(signed,))
    assert raised(customer, "after_order.silence") == []
    found = seen(customer)
    assert found.seen.last_on == ago(30)
    assert [(gap.after_on, gap.before_on) for gap in found.silences] == [(ago(90), ago(40))]


def test_silences_run_from_talk_to_talk_and_to_today(ordered, ago, seen, today) -> None:
    customer = ordered(_talk(ago(95)), _talk(ago(80)), _talk(ago(70)), _talk(ago(20)))
    found = [(gap.after_on, gap.before_on, gap.days) for gap in seen(customer).silences]
    assert found == [
        (ago(95), ago(80), 15),
        (ago(70), ago(20), 50),
        (ago(20), today, 20),
    ]


def test_before_the_log_begins_no_silence_is_sure(ordered, ago, seen, today) -> None:
    found = seen(ordered(_talk(ago(40), ENGINEER))).silences
    assert [(gap.after_on, gap.before_on) for gap in found] == [(ago(40), today)]


def test_a_rep_of_unknown_function_is_taken_for_sales(ordered, ago, seen) -> None:
    customer = ordered(_talk(ago(3), SOMEBODY))
    assert seen(customer).seen.met == ()
    profile = customer.profile.model_copy(update={"rep": "somebody"})
    assert seen(customer.model_copy(update={"profile": profile})).seen.met == (ago(3),)
