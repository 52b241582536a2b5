"""What is saved is read back, and only what changed is written."""

import stat
from pathlib import Path

import pytest
from saved_accounts import Sql, account, in_order, member_ids, renamed

from kit.account import Account, Member, Profile
from kit.exchange import read_account
from kit.settings import shipped_content
from kit.store import Store

SAMPLES = sorted((shipped_content() / "data" / "samples").glob("*.json"))


def rows_written(sql: Sql, revision: int) -> set[tuple[str, str]]:
    found = sql("SELECT kind, item_id FROM rows WHERE revision = ?", (revision,))
    return {(kind, item_id) for kind, item_id in found}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_reads_back_equal(store: Store, sample: Path) -> None:
    given = read_account(sample).account
    store.save(None, given, "mai")
    assert store.read(given.id).account == given


def test_save_returns_what_a_read_returns(store: Store) -> None:
    saved = store.save(None, account("m1", "m2"), "mai")
    assert store.read("a") == saved
    assert (saved.saved.revision, saved.saved.author) == (1, "mai")


def test_accounts_are_listed_in_order_of_their_ids(store: Store) -> None:
    for each in ("b", "a", "c"):
        store.save(None, Account(id=each, profile=Profile(name=each)), "mai")
    assert store.accounts() == ("a", "b", "c")


def test_new_store_holds_no_accounts(store: Store) -> None:
    assert store.accounts() == ()
    assert store.find("a") is None


@pytest.mark.parametrize(
    "text",
    [
        "髙﨑𠮷",
        "一行目\n二行目\r\n三行目",
        "\"'`;--\\",
        "🙂👨‍👩‍👧",
        "　全角　",
        "\u200b\x01\t",
        "{name}",
        "か\u3099",
    ],
)
def test_text_is_kept_as_typed(store: Store, text: str) -> None:
    given = Account(id="a", profile=Profile(name=text), members=(Member(id="m1", name=text),))
    store.save(None, given, text)
    found = store.read("a")
    assert (found.account.profile.name, found.account.members[0].name) == (text, text)
    assert found.saved.author == text


@pytest.mark.parametrize(
    ("order", "either"),
    [
        (("m1", "m2", "m3", "m4", "m5", "new"), {"new"}),
        (("new", "m1", "m2", "m3", "m4", "m5"), {"new"}),
        (("m1", "m2", "new", "m3", "m4", "m5"), {"new"}),
        (("m5", "m1", "m2", "m3", "m4"), {"m5"}),
        (("m2", "m1", "m3", "m4", "m5"), {"m1", "m2"}),
        (("m1", "m2", "m4", "m5"), {"m3"}),
    ],
    ids=["appended", "put first", "put between", "moved to the front", "swapped", "removed"],
)
def test_order_is_kept_and_only_what_moved_is_written(
    store: Store, sql: Sql, order: tuple[str, ...], either: set[str]
) -> None:
    first = store.save(None, account("m1", "m2", "m3", "m4", "m5"), "mai")
    store.save(first, in_order(first.account, *order), "mai")
    assert member_ids(store.read("a").account) == order
    ((kind, item),) = rows_written(sql, 2)
    assert kind == "members"
    assert item in either


def test_changed_item_is_the_only_row_written(store: Store, sql: Sql) -> None:
    first = store.save(None, account("m1", "m2", "m3"), "mai")
    store.save(first, renamed(first.account, "m2", "新しい名前"), "mai")
    assert rows_written(sql, 2) == {("members", "m2")}


def test_changed_profile_is_the_only_row_written(store: Store, sql: Sql) -> None:
    first = store.save(None, account("m1"), "mai")
    profile = first.account.profile.model_copy(update={"note": "メモ"})
    store.save(first, first.account.model_copy(update={"profile": profile}), "mai")
    assert rows_written(sql, 2) == {("profile", "profile")}


def test_saving_the_same_again_appends_nothing(store: Store, sql: Sql) -> None:
    first = store.save(None, account("m1", "m2"), "mai")
    again = store.save(first, first.account, "ken")
    assert again == first
    assert sql("SELECT count(*) FROM rows") == [(3,)]


def test_saving_the_same_change_from_the_same_base_again_appends_nothing(
    store: Store, sql: Sql
) -> None:
    first = store.save(None, account("m1", "m2"), "mai")
    changed = in_order(renamed(first.account, "m1", "別名"), "m2", "m1", "m3")
    store.save(first, changed, "mai")
    before = sql("SELECT * FROM rows")
    store.save(first, changed, "mai")
    assert sql("SELECT * FROM rows") == before


def test_saving_the_same_first_account_again_appends_nothing(store: Store, sql: Sql) -> None:
    store.save(None, account("m1", "m2"), "mai")
    store.save(None, account("m1", "m2"), "ken")
    assert sql("SELECT count(*) FROM rows") == [(3,)]


def test_removed_item_can_be_added_again(store: Store) -> None:
    first = store.save(None, account("m1", "m2"), "mai")
    without = store.save(first, in_order(first.account, "m2"), "mai")
    store.save(without, in_order(first.account, "m1", "m2"), "mai")
    assert store.read("a").account == first.account


def test_rows_are_never_changed_or_deleted(store: Store, sql: Sql) -> None:
    snapshot = store.save(None, account("m1", "m2", "m3"), "mai")
    for changed in (
        renamed(snapshot.account, "m1", "別名"),
        in_order(snapshot.account, "m3", "m1", "m2"),
        in_order(snapshot.account, "m1"),
    ):
        before = sql("SELECT * FROM rows ORDER BY revision, kind, item_id")
        snapshot = store.save(snapshot, changed, "mai")
        after = sql("SELECT * FROM rows ORDER BY revision, kind, item_id")
        assert after[: len(before)] == before
        assert len(after) > len(before)


def test_file_and_folder_belong_to_their_owner_alone(store: Store, file: Path) -> None:
    store.save(None, account("m1"), "mai")
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()}
    assert modes.keys() >= {"workbook.db", "workbook.db-wal"}
    assert set(modes.values()) == {0o600}


def test_saves_together_are_all_kept(store: Store) -> None:
    first = Account(id="a", profile=Profile(name="一"))
    second = Account(id="b", profile=Profile(name="二"))
    saved = store.save_all([(None, first), (None, second)], "mai")
    assert [each.account for each in saved] == [first, second]
    assert store.accounts() == ("a", "b")


def test_five_thousand_items_are_saved_and_changed_quickly(store: Store, sql: Sql) -> None:
    ids = tuple(f"m{n}" for n in range(5000))
    first = store.save(None, account(*ids), "mai")
    middle = (*ids[:2500], "new", *ids[2500:])
    store.save(first, in_order(first.account, *middle), "mai")
    assert rows_written(sql, 2) == {("members", "new")}
