"""All accounts by what they are called, the last saved first, without reading any."""

from datetime import UTC, datetime, timedelta

from kit.account import Account, Member, Profile, Stakeholder
from kit.store import Store


def account(item_id: str, name: str, kana: str = "") -> Account:
    return Account(id=item_id, profile=Profile(name=name, kana=kana))


def test_empty_store_lists_nothing(store: Store) -> None:
    assert store.listing() == ()


def test_accounts_come_with_their_newest_names_the_last_saved_first(store: Store) -> None:
    first = store.save(None, account("one", "旧い名"), "me")
    store.save(None, account("two", "みどり"), "me")
    renamed = account("one", "青葉", "あおば")
    store.save(first, renamed, "me")
    assert [(e.account, e.name, e.kana) for e in store.listing()] == [
        ("one", "青葉", "あおば"),
        ("two", "みどり", ""),
    ]


def test_a_save_of_anything_counts_as_the_last_change(store: Store) -> None:
    one = store.save(None, account("one", "青葉"), "me")
    store.save(None, account("two", "みどり"), "me")
    person = Stakeholder(id="p", name="加藤")
    saved = store.save(one, one.account.model_copy(update={"stakeholders": (person,)}), "me")
    assert [each.account for each in store.listing()] == ["one", "two"]
    assert store.listing()[0].saved_at == saved.saved.saved_at
    assert datetime.now(UTC) - store.listing()[0].saved_at < timedelta(hours=1)


def test_many_accounts_are_listed_once_each(store: Store) -> None:
    many = [account(f"a-{n}", f"顧客{n}") for n in range(300)]
    many = [
        each.model_copy(update={"members": tuple(Member(id=f"m{n}", name="舞") for n in range(3))})
        for each in many
    ]
    store.save_all([(None, each) for each in many], "me")
    assert sorted(each.account for each in store.listing()) == sorted(each.id for each in many)


def test_every_account_has_its_newest_revision(store: Store) -> None:
    first = store.save(None, account("one", "青葉"), "me")
    store.save(None, account("two", "みどり"), "me")
    store.save(first, account("one", "青葉銀行"), "me")
    assert store.revisions() == {each: store.revision(each) for each in ("one", "two")}
