"""Incoming accounts are saved on top of the state they were made from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from kit.account import Account, Member, Profile
from kit.errors import ChangedElsewhere, NotFound
from kit.exchange import Incoming, Origin
from kit.store import Snapshot, Store
from kit.workbook import Arrival, bring_in, foresee


@pytest.fixture
def store() -> Iterator[Store]:
    with Store("sqlite://") as opened:
        yield opened


def account(item_id: str = "a", **names: str) -> Account:
    members = tuple(Member(id=each, name=name) for each, name in names.items())
    return Account(id=item_id, profile=Profile(name="蒼原工機"), members=members)


def from_file(changed: Account, made_from: Snapshot | None = None) -> Incoming:
    if made_from is None:
        return Incoming(changed, None)
    saved = made_from.saved
    return Incoming(changed, Origin(saved.revision, saved.saved_at, saved.author))


def names(store: Store) -> dict[str, str]:
    return {each.id: each.name for each in store.read("a").account.members}


def test_new_account_is_foreseen_and_not_yet_saved(store: Store) -> None:
    arrival = foresee(store, from_file(account(m1="舞")), new=True)
    items = (("profile", "profile"), ("members", "m1"))
    assert arrival == Arrival("a", "蒼原工機", True, items)
    assert store.accounts() == ()


def test_account_that_is_not_known_is_refused_unless_new_ones_are_welcome(store: Store) -> None:
    with pytest.raises(NotFound, match=r"account\.unknown_in_file"):
        foresee(store, from_file(account()))


def test_what_was_brought_in_changes_nothing_the_second_time(store: Store) -> None:
    incoming = from_file(account(m1="舞"))
    bring_in(store, [incoming], "mai")
    assert foresee(store, incoming).items == ()
    bring_in(store, [incoming], "ken")
    assert [each.author for each in store.history("a")] == ["mai"]


def test_change_made_meanwhile_to_another_item_is_kept(store: Store) -> None:
    made_from = store.save(None, account(m1="舞", m2="健"), "mai")
    store.save(made_from, account(m1="舞", m2="健の新しい名前"), "ken")
    bring_in(store, [from_file(account(m1="舞の新しい名前", m2="健"), made_from)], "mai")
    assert names(store) == {"m1": "舞の新しい名前", "m2": "健の新しい名前"}


def test_edited_file_brought_in_again_changes_nothing(store: Store) -> None:
    made_from = store.save(None, account(m1="舞", m2="健"), "mai")
    edited = from_file(account(m1="舞の新しい名前", m2="健"), made_from)
    bring_in(store, [edited], "mai")
    assert foresee(store, edited).items == ()


def test_change_made_meanwhile_to_the_same_item_is_refused(store: Store) -> None:
    made_from = store.save(None, account(m1="舞"), "mai")
    store.save(made_from, account(m1="健が変えた"), "ken")
    with pytest.raises(ChangedElsewhere):
        foresee(store, from_file(account(m1="舞が変えた"), made_from))


def test_where_one_is_refused_none_is_saved(store: Store) -> None:
    made_from = store.save(None, account(m1="舞"), "mai")
    store.save(made_from, account(m1="健が変えた"), "ken")
    arriving = [from_file(account("b", m1="新")), from_file(account(m1="舞が変えた"), made_from)]
    with pytest.raises(ChangedElsewhere):
        bring_in(store, arriving, "mai")
    assert store.accounts() == ("a",)
    assert names(store) == {"m1": "健が変えた"}


def test_file_that_names_no_state_replaces_what_is_there(store: Store) -> None:
    store.save(None, account(m1="舞", m2="健"), "mai")
    bring_in(store, [from_file(account(m1="新"))], "mai")
    assert names(store) == {"m1": "新"}


def test_same_revision_of_another_store_is_not_taken_for_ours(store: Store) -> None:
    made_from = store.save(None, account(m1="舞"), "mai")
    store.save(made_from, account(m1="健が変えた"), "ken")
    incoming = from_file(account(m1="よその名前"), made_from)
    assert incoming.origin
    earlier = incoming.origin.saved_at - timedelta(seconds=1)
    bring_in(store, [replace(incoming, origin=replace(incoming.origin, saved_at=earlier))], "mai")
    assert names(store) == {"m1": "よその名前"}
