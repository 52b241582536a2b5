"""Earlier states stay readable, by revision and by day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from saved_accounts import Sql, account, in_order, renamed

from kit.errors import NotFound
from kit.store import Store


def test_history_tells_who_saved_each_revision(store: Store) -> None:
    first = store.save(None, account("m1", "m2"), "mai")
    store.save(first, renamed(first.account, "m1", "別名"), "ken")
    history = store.history("a")
    assert [(each.revision, each.author) for each in history] == [(1, "mai"), (2, "ken")]
    assert all(each.saved_at.utcoffset() == timedelta(0) for each in history)
    assert abs(datetime.now(UTC) - history[-1].saved_at) < timedelta(minutes=1)


def test_history_of_an_item_leaves_out_other_items_saves(store: Store) -> None:
    first = store.save(None, account("m1", "m2"), "mai")
    second = store.save(first, renamed(first.account, "m1", "別名"), "ken")
    store.save(second, renamed(second.account, "m2", "別名"), "eri")
    authors = [each.author for each in store.history("a", ("members", "m1"))]
    assert authors == ["mai", "ken"]


def test_every_state_of_an_item_is_read_and_its_removal_is_none(store: Store) -> None:
    first = store.save(None, account("m1", "m2"), "mai")
    second = store.save(first, renamed(first.account, "m1", "別名"), "ken")
    third = store.save(second, renamed(second.account, "m2", "別名"), "eri")
    store.save(third, in_order(third.account, "m2"), "eri")
    states = store.states("a", ("members", "m1"))
    assert [saved.author for saved, _ in states] == ["mai", "ken"]
    before, after = (snapshot.account.member("m1") for snapshot in (first, second))
    assert [item for _, item in states] == [before, after]
    assert store.states("a", ("members", "nobody")) == ()


def test_history_of_an_unknown_account_is_empty(store: Store) -> None:
    assert store.history("nobody") == ()


def test_old_state_is_read_by_revision_in_its_old_order(store: Store) -> None:
    first = store.save(None, account("m1", "m2", "m3"), "mai")
    second = store.save(first, in_order(first.account, "m3", "new", "m1"), "mai")
    assert store.read("a", revision=1) == first
    assert store.read("a", revision=2) == second


def test_old_state_is_read_as_it_was_at_the_end_of_a_day(store: Store, sql: Sql) -> None:
    first = store.save(None, account("m1"), "mai")
    second = store.save(first, renamed(first.account, "m1", "別名"), "mai")
    sql("UPDATE rows SET saved_at = '2026-11-20 23:59:59.999999' WHERE revision = 1")
    sql("UPDATE rows SET saved_at = '2026-11-22 00:00:00.000000' WHERE revision = 2")
    assert store.read("a", on=date(2026, 11, 20)).account == first.account
    assert store.read("a", on=date(2026, 11, 21)).account == first.account
    assert store.read("a", on=date(2026, 11, 22)).account == second.account


def test_day_before_the_first_save_has_no_account(store: Store, sql: Sql) -> None:
    store.save(None, account("m1"), "mai")
    sql("UPDATE rows SET saved_at = '2026-11-20 12:00:00.000000'")
    with pytest.raises(NotFound, match=r"account\.unknown"):
        store.read("a", on=date(2026, 11, 19))


def test_unknown_account_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound) as refusal:
        store.read("nobody")
    assert (refusal.value.code, refusal.value.facts) == ("account.unknown", {"account": "nobody"})
