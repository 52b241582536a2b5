"""Shares of what is known, and what is said instead where too little is known."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kit.analysis.contacts import recent, shares
from kit.analysis.share import Share, TooFew, measured

CASES = st.lists(st.sampled_from([True, False, None]))


@hypothesis_settings(max_examples=100, deadline=None)
@given(cases=CASES, needed=st.integers(min_value=0, max_value=8))
def test_a_share_lies_between_nothing_and_all_or_there_is_too_little(cases, needed) -> None:
    found = measured(cases, needed)
    known = len(cases) - cases.count(None)
    assert (found.part, found.known, found.unknown) == (cases.count(True), known, cases.count(None))
    assert isinstance(found, TooFew) is (known < max(needed, 1))
    if isinstance(found, Share):
        assert 0 <= found.value <= 1
        assert 0 <= found.percent <= 100
        assert abs(found.percent - 100 * found.value) <= 0.5


@hypothesis_settings(max_examples=60, deadline=None)
@given(cases=CASES.filter(lambda cases: True in cases or False in cases))
def test_what_is_unknown_changes_no_share(cases) -> None:
    with_unknown = measured([*cases, None, None], 1)
    assert with_unknown.value == measured(cases, 1).value
    assert with_unknown.unknown == cases.count(None) + 2


def test_too_few_is_no_share_and_says_how_many_there_are() -> None:
    found = measured([True, True, False, True, None], 5)
    assert found == TooFew(part=3, known=4, unknown=1, needed=5)
    assert not hasattr(found, "percent")


@pytest.mark.parametrize(
    ("part", "known", "below", "above"),
    [
        pytest.param(2, 5, False, False, id="exactly"),
        pytest.param(1, 5, True, False, id="below"),
        pytest.param(3, 5, False, True, id="above"),
        pytest.param(399, 1000, True, False, id="below, though it rounds to the limit"),
        pytest.param(401, 1000, False, True, id="above, though it rounds to the limit"),
    ],
)
def test_a_limit_is_held_by_the_counts_not_by_the_rounded_share(part, known, below, above) -> None:
    share = Share(part, known, 0)
    assert (share.is_below(40), share.is_above(40)) == (below, above)


@pytest.mark.parametrize(
    ("days", "counted"),
    [
        pytest.param(0, True, id="today"),
        pytest.param(90, True, id="90 days ago"),
        pytest.param(91, False, id="91 days ago"),
        pytest.param(-1, False, id="tomorrow"),
    ],
)
def test_recent_is_up_to_the_last_day_of_the_window(days, counted, account, contact, ago) -> None:
    held = contact(1, ago(days))
    assert recent(account(contacts=(held,)), ago(0), 90) == ((held,) if counted else ())


def test_recent_contacts_stand_in_their_order_of_time(account, contact, today, ago) -> None:
    held = (contact(1, ago(3)), contact(2, ago(30)), contact(3, ago(1)))
    found = recent(account(contacts=held), today, 90)
    assert [each.id for each in found] == ["k2", "k1", "k3"]


def test_shares_count_the_known_and_carry_the_unknown(account, contact, pack, today, ago) -> None:
    entered = [
        ("visit", "us"),
        ("mail", "them"),
        ("mail", "unknown"),
        ("unknown", "us"),
        ("phone", "us"),
        ("mail", "them"),
        ("letter", "unknown"),
    ]
    held = tuple(
        contact(n, ago(n), channel, started_by=who) for n, (channel, who) in enumerate(entered)
    )
    found = shares(account(contacts=held), pack, today)
    assert (found.days, found.contacts) == (90, 7)
    assert found.started_by_us == Share(part=3, known=5, unknown=2)
    assert found.by_mail == Share(part=3, known=6, unknown=1)
    assert found.initiator_unknown == Share(part=2, known=7, unknown=0)
    assert found.by_mail.percent == 50


def test_an_empty_log_has_too_few_of_everything(account, pack, today) -> None:
    found = shares(account(), pack, today)
    nothing = TooFew(part=0, known=0, unknown=0, needed=5)
    assert (found.started_by_us, found.by_mail, found.initiator_unknown) == (nothing,) * 3
