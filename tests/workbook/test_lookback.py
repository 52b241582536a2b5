"""Looking back: since a day, since the last session, between revisions, and where nothing was."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kit.account import Account, CoachingSession, Deal, Profile, Stakeholder
from kit.analysis.changes import State
from kit.exchange import Incoming
from kit.pack import Pack, load_pack
from kit.settings import Settings
from kit.store import Store
from kit.workbook import Workbook, between, bring_in, look_back, usual_since

TODAY = datetime.now().astimezone().date()


def customer(attitude: str = "neutral", decision_on: date = date(2027, 3, 1)) -> Account:
    person = Stakeholder.model_validate({"id": "kato", "name": "加藤", "attitude": attitude})
    deal = Deal(id="line", name="検査装置", decision_on=decision_on)
    return Account(id="aoba", profile=Profile(name="青葉"), stakeholders=(person,), deals=(deal,))


def ago(days: int) -> datetime:
    return datetime.now().astimezone() - timedelta(days=days)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'workbook.db'}") as opened:
        yield opened


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("general", Settings(home=Path("/nowhere"), store="sqlite://"))


def codes(found) -> list[str]:
    return [each.code for each in found.changes if not each.code.startswith("finding")]


def test_what_changed_since_a_day_is_found(store: Store, pack: Pack) -> None:
    store.begin([(ago(90), customer()), (ago(20), customer("support"))], customer("support"), "mai")
    now = State(store.read("aoba").account, TODAY)
    found = look_back(store, now, pack, TODAY - timedelta(days=30))
    assert codes(found) == ["person.attitude"]
    assert not found.is_short
    assert codes(look_back(store, now, pack, TODAY - timedelta(days=10))) == []


def test_a_day_moved_three_times_is_counted_over_the_whole_history(store, pack) -> None:
    days = [date(2026, 12, 1), date(2027, 1, 20), date(2027, 2, 18), date(2027, 3, 17)]
    *past, now = [customer(decision_on=day) for day in days]
    store.begin([(ago(90 - 20 * n), each) for n, each in enumerate(past)], now, "mai")
    found = look_back(store, State(now, TODAY), pack, TODAY - timedelta(days=10))
    (moved,) = [each for each in found.changes if each.code.startswith("date.")]
    assert (moved.code, moved.facts["n"]) == ("date.moved_again", 3)


def test_a_history_that_begins_later_is_said_and_compared_from_there(store, pack) -> None:
    store.begin([(ago(10), customer())], customer("support"), "mai")
    since = TODAY - timedelta(days=30)
    found = look_back(store, State(customer("support"), TODAY), pack, since)
    assert found.is_short
    assert found.first_on == TODAY - timedelta(days=10)
    assert codes(found) == ["person.attitude"]


def test_without_an_earlier_state_it_cannot_be_said_what_changed(store, pack) -> None:
    store.save(None, customer(), "mai")
    found = look_back(store, State(customer(), TODAY), pack, TODAY - timedelta(days=30))
    assert (found.before, found.changes, found.is_short) == (None, (), True)


def test_two_revisions_are_compared(store: Store, pack: Pack) -> None:
    store.begin([(ago(90), customer()), (ago(20), customer("support"))], customer("against"), "mai")
    assert codes(between(store, "aoba", pack, (1, 2))) == ["person.attitude"]
    (change,) = [e for e in between(store, "aoba", pack, (2, 3)).changes if "att" in e.code]
    assert (change.facts["before"].value, change.facts["now"].value) == ("support", "against")


def test_one_looks_back_to_the_last_session_or_thirty_days() -> None:
    held = tuple(
        CoachingSession(id=f"s{n}", held_on=TODAY - timedelta(days=n)) for n in (70, 12, 0)
    )
    with_sessions = customer().model_copy(update={"coaching_sessions": held})
    assert usual_since(with_sessions, TODAY) == TODAY - timedelta(days=12)
    assert usual_since(customer(), TODAY) == TODAY - timedelta(days=30)


def test_a_new_account_is_brought_in_with_its_past_and_a_known_one_without(store) -> None:
    arriving = [Incoming(customer("support"), None)]
    bring_in(store, arriving, "mai", lambda _: [(ago(40), customer())])
    assert len(store.history("aoba")) == 2
    bring_in(store, [Incoming(customer("against"), None)], "mai", lambda _: [(ago(40), customer())])
    assert len(store.history("aoba")) == 3


def test_an_open_workbook_looks_back_through_the_readers_eyes(store, pack) -> None:
    store.begin([(ago(40), customer())], customer("support"), "mai")
    workbook = Workbook(store, "aoba", "mai")
    now, since = State(workbook.account, TODAY), TODAY - timedelta(days=30)
    found = workbook.look_back(now, pack, since, lambda _: customer("support"))
    assert codes(found) == []
