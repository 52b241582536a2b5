"""An account may begin with a past; what its entries went through can be read back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from saved_accounts import account, renamed

from kit.errors import Refused
from kit.store import Store

FIRST, SECOND = datetime(2026, 5, 1, 12, tzinfo=UTC), datetime(2026, 7, 1, 12, tzinfo=UTC)


def test_a_new_account_begins_with_its_past(store: Store) -> None:
    then, later, now = account("m1"), account("m1", "m2"), account("m1", "m2", "m3")
    store.begin([(FIRST, then), (SECOND, later)], now, "mai")
    assert store.read("a").account == now
    assert store.read("a", on=date(2026, 5, 2)).account == then
    assert store.read("a", on=date(2026, 8, 1)).account == later
    assert [each.saved_at for each in store.history("a")][:2] == [FIRST, SECOND]


def test_without_a_past_it_begins_as_any_other(store: Store) -> None:
    assert store.begin([], account("m1"), "mai").saved.revision == 1


def test_what_was_saved_gets_no_past_afterwards(store: Store) -> None:
    store.save(None, account("m1"), "mai")
    with pytest.raises(Refused, match=r"store\.past_too_late"):
        store.begin([(FIRST, account())], account("m1", "m2"), "ken")
    assert store.read("a").account == account("m1")


@pytest.mark.parametrize(
    "moments",
    [(SECOND, FIRST), (FIRST, FIRST), (FIRST, datetime.now(UTC) + timedelta(days=1))],
    ids=["falling", "twice the same", "to come"],
)
def test_a_past_has_to_rise_up_to_now(store: Store, moments) -> None:
    past = [(moment, account(f"m{n}")) for n, moment in enumerate(moments)]
    with pytest.raises(Refused, match=r"store\.past_not_in_order"):
        store.begin(past, account("m9"), "mai")
    assert store.accounts() == ()


def test_the_course_of_entries_holds_every_state_with_its_day(store: Store) -> None:
    then = account("m1", people=("p1",))
    store.begin([(FIRST, then)], renamed(then, "m1", "別名"), "mai")
    course = store.course("a", ["members"])
    assert list(course) == [("members", "m1")]
    (first_on, first), (_, second) = course["members", "m1"]
    assert first_on == FIRST.astimezone().date()
    assert (first.name, second.name) == ("m1", "別名")
