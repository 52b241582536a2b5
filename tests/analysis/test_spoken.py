"""When we last spoke with whom: typed on the person, or logged as a talk, whichever is later."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kit.account import Channel
from kit.analysis.contacts import (
    is_spoken,
    last_spoken,
    last_spoken_with_any,
    silences,
)


@pytest.fixture(scope="module")
def entered(account, contact, person, ago):
    """Return an account with kato, typed as met so many days ago, and contacts logged so."""

    def build(typed, *held, channel="unknown"):
        met = None if typed is None else ago(typed)
        kato = person("kato", last_met_on=met, last_channel=channel)
        contacts = (
            contact(n, ago(days), how, stakeholders=people)
            for n, (days, how, people) in enumerate(held, start=1)
        )
        return account(stakeholders=(kato,), contacts=tuple(contacts))

    return build


TALKS = [
    ("visit", [], True),
    ("their_visit", [], True),
    ("phone", [], True),
    ("online", [], True),
    ("mail", ["kato"], False),
    ("letter", ["kato"], False),
    ("event", ["kato"], True),
    ("event", [], False),
    ("unknown", ["kato"], False),
]


@pytest.mark.parametrize(("channel", "people", "spoken"), TALKS)
def test_a_contact_is_a_talk_where_people_are_known_to_have_talked(
    channel, people, spoken, contact, today
) -> None:
    assert is_spoken(contact(1, today, channel, stakeholders=people)) is spoken


def test_every_channel_stands_in_the_table_above() -> None:
    assert {channel for channel, _, _ in TALKS} == {each.value for each in Channel}


@pytest.mark.parametrize(
    ("typed", "logged", "expected"),
    [
        pytest.param(20, 10, (10, "k1"), id="logged is later"),
        pytest.param(10, 20, (10, None), id="typed is later"),
        pytest.param(10, 10, (10, "k1"), id="of the same day the entry of the log"),
        pytest.param(10, None, (10, None), id="typed only"),
        pytest.param(None, 10, (10, "k1"), id="logged only"),
        pytest.param(None, None, None, id="neither"),
        pytest.param(10, -1, (10, None), id="logged for tomorrow is not yet"),
        pytest.param(-1, 10, (10, "k1"), id="typed for tomorrow is not yet"),
        pytest.param(0, None, (0, None), id="today"),
    ],
)
def test_the_later_of_typed_and_logged_counts(typed, logged, expected, entered, today) -> None:
    held = [] if logged is None else [(logged, "visit", ["kato"])]
    found = last_spoken(entered(typed, *held), today).get("kato")
    assert (found and (found.days_before(today), found.contact)) == expected


@pytest.mark.parametrize("channel", ["mail", "letter", "unknown"])
def test_what_is_logged_in_writing_is_no_talk(channel, entered, today) -> None:
    found = last_spoken(entered(50, (5, channel, ["kato"])), today)
    assert found["kato"].days_before(today) == 50


@pytest.mark.parametrize(
    ("channel", "known"),
    [("mail", False), ("letter", False), ("unknown", True), ("event", True), ("phone", True)],
)
def test_what_is_typed_is_a_talk_unless_it_says_itself_that_it_was_written(
    channel, known, entered, today
) -> None:
    assert ("kato" in last_spoken(entered(5, channel=channel), today)) is known


def test_a_talk_is_with_everybody_named_in_it_and_nobody_else(
    account, contact, person, today, ago
) -> None:
    people = tuple(person(name) for name in ("kato", "sato", "ito"))
    talk = contact(1, ago(5), "online", stakeholders=["kato", "ito"])
    found = last_spoken(account(stakeholders=people, contacts=(talk,)), today)
    assert {name: each.channel for name, each in found.items()} == {
        "kato": Channel.online,
        "ito": Channel.online,
    }


@pytest.mark.parametrize(
    ("typed", "contacts", "days"),
    [
        pytest.param(None, [], None, id="nothing entered"),
        pytest.param(40, [], 40, id="typed on a person"),
        pytest.param(40, [(20, "phone", [])], 20, id="a talk with nobody named"),
        pytest.param(10, [(20, "phone", ["kato"])], 10, id="typed is later"),
        pytest.param(40, [(20, "mail", ["kato"])], 40, id="a mail is none"),
        pytest.param(None, [(20, "event", [])], None, id="a crowd is none"),
    ],
)
def test_the_last_talk_with_an_account_is_with_anybody(
    typed, contacts, days, entered, today
) -> None:
    last = last_spoken_with_any(entered(typed, *contacts), today)
    assert (last and last.days_before(today)) == days


def test_a_talk_with_somebody_who_has_left_was_a_talk_with_the_account(
    account, contact, today, ago
) -> None:
    talk = contact(1, ago(25), stakeholders=["mori"])
    last = last_spoken_with_any(account(contacts=(talk,)), today)
    assert last.contact == "k1"


def test_silence_is_told_of_those_in_post_the_influential_first(
    account, contact, person, today, ago
) -> None:
    people = (
        person("never", influence=1),
        person("long-ago", influence=5, last_met_on=ago(99)),
        person("gone", influence=5, left_on=ago(1), last_met_on=ago(2)),
        person("lately", influence=3),
    )
    talk = contact(1, ago(3), "phone", stakeholders=["lately"])
    found = silences(account(stakeholders=people, contacts=(talk,)), today)
    assert [(each.person.id, each.days) for each in found] == [
        ("long-ago", 99),
        ("lately", 3),
        ("never", None),
    ]
    assert [each.is_longer_than(3) for each in found] == [True, False, False]


DAYS = st.integers(min_value=-5, max_value=200)


@hypothesis_settings(max_examples=60, deadline=None)
@given(
    typed=st.none() | DAYS,
    logged=st.lists(st.tuples(DAYS, st.sampled_from([each.value for each in Channel]))),
)
def test_no_talk_lies_after_today_nor_before_one_that_is_entered(
    typed, logged, entered, today
) -> None:
    customer = entered(typed, *((days, channel, ["kato"]) for days, channel in logged))
    found = last_spoken(customer, today).get("kato")
    talks = [days for days, channel in logged if channel not in {"mail", "letter", "unknown"}]
    past = [days for days in (*talks, -1 if typed is None else typed) if days >= 0]
    assert (found.days_before(today) if found else None) == min(past, default=None)
