"""Two people at one account: different items both stay, the same item is never overwritten."""

import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from saved_accounts import Sql, account, in_order, member_ids, renamed

from kit.account import Account, Coverage
from kit.errors import ChangedElsewhere
from kit.store import Snapshot, Store


@pytest.fixture
def other(url: str, store: Store) -> Any:
    """Return somebody else's connection to the same store."""
    store.accounts()
    with Store(url) as opened:
        yield opened


def test_edits_of_different_items_are_both_kept(store: Store, other: Store) -> None:
    base = store.save(None, account("m1", "m2"), "mai")
    store.save(base, renamed(base.account, "m1", "舞の名前"), "mai")
    merged = other.save(base, renamed(base.account, "m2", "健の名前"), "ken")
    assert [each.name for each in merged.account.members] == ["舞の名前", "健の名前"]
    assert store.read("a") == merged


def test_edit_of_the_same_item_is_refused_and_nothing_is_written(
    store: Store, other: Store, sql: Sql
) -> None:
    base = store.save(None, account("m1", "m2", "m3"), "mai")
    store.save(base, renamed(base.account, "m1", "舞の名前"), "mai")
    before = sql("SELECT * FROM rows")
    mine = renamed(renamed(base.account, "m1", "健の名前"), "m2", "健の名前")
    with pytest.raises(ChangedElsewhere) as refusal:
        other.save(base, mine, "ken")
    assert refusal.value.items == (("members", "m1"),)
    assert sql("SELECT * FROM rows") == before


def test_pending_refuses_as_the_save_would(store: Store, other: Store) -> None:
    base = store.save(None, account("m1"), "mai")
    store.save(base, renamed(base.account, "m1", "舞の名前"), "mai")
    with pytest.raises(ChangedElsewhere):
        other.pending(base, renamed(base.account, "m1", "健の名前"))


def test_same_edit_by_both_is_no_conflict(store: Store, other: Store) -> None:
    base = store.save(None, account("m1"), "mai")
    both = renamed(base.account, "m1", "同じ名前")
    store.save(base, both, "mai")
    assert other.save(base, both, "ken").saved.author == "mai"


def test_edit_of_an_item_that_was_removed_is_refused(store: Store, other: Store) -> None:
    base = store.save(None, account("m1", "m2"), "mai")
    store.save(base, in_order(base.account, "m2"), "mai")
    with pytest.raises(ChangedElsewhere):
        other.save(base, renamed(base.account, "m1", "健の名前"), "ken")


def test_two_people_who_create_the_account_do_not_overwrite_each_other(
    store: Store, other: Store
) -> None:
    store.save(None, account("m1"), "mai")
    with pytest.raises(ChangedElsewhere):
        other.save(None, renamed(account("m1"), "m1", "健の名前"), "ken")


def test_items_appended_by_both_are_kept_in_a_settled_order(
    store: Store, other: Store, sql: Sql
) -> None:
    base = store.save(None, account("m1"), "mai")
    store.save(base, in_order(base.account, "m1", "n2"), "mai")
    merged = other.save(base, in_order(base.account, "m1", "n1"), "ken")
    assert member_ids(merged.account) == ("m1", "n1", "n2")
    before = sql("SELECT * FROM rows")
    assert store.save(store.read("a"), merged.account, "mai") == merged
    assert sql("SELECT * FROM rows") == before


def test_items_appended_by_both_can_still_be_put_in_another_order(
    store: Store, other: Store
) -> None:
    base = store.save(None, account("m1"), "mai")
    store.save(base, in_order(base.account, "m1", "n2"), "mai")
    merged = other.save(base, in_order(base.account, "m1", "n1"), "ken")
    for order in (("m1", "n2", "n1"), ("n1", "m1", "n2"), ("n1", "x", "n2", "m1")):
        merged = store.save(merged, in_order(merged.account, *order), "mai")
        assert member_ids(store.read("a").account) == order


def linked(base: Account) -> Account:
    line = Coverage(id="c1", stakeholder="p1", member="m1")
    return base.model_copy(update={"coverage": (line,)})


def without_people(base: Account) -> Account:
    return base.model_copy(update={"stakeholders": ()})


@pytest.mark.parametrize(("first", "second"), [(linked, without_people), (without_people, linked)])
def test_save_that_would_leave_a_reference_hanging_is_refused(
    store: Store,
    other: Store,
    sql: Sql,
    first: Callable[[Account], Account],
    second: Callable[[Account], Account],
) -> None:
    base = store.save(None, account("m1", people=("p1",)), "mai")
    store.save(base, first(base.account), "mai")
    before = sql("SELECT * FROM rows")
    with pytest.raises(ChangedElsewhere) as refusal:
        other.save(base, second(base.account), "ken")
    assert refusal.value.items == (("stakeholders", "p1"),)
    assert sql("SELECT * FROM rows") == before


def test_together_nothing_is_saved_where_one_is_refused(store: Store, other: Store) -> None:
    base = store.save(None, account("m1"), "mai")
    store.save(base, renamed(base.account, "m1", "舞の名前"), "mai")
    new = account("m1").model_copy(update={"id": "b"})
    with pytest.raises(ChangedElsewhere):
        other.save_all([(None, new), (base, renamed(base.account, "m1", "健の名前"))], "ken")
    assert store.accounts() == ("a",)


def race(url: str, base: Snapshot, gate: Barrier, outcomes: list[str], name: str) -> None:
    with Store(url) as mine:
        gate.wait()
        try:
            mine.save(base, renamed(base.account, "m1", name), name)
            outcomes.append("saved")
        except ChangedElsewhere:
            outcomes.append("refused")


def test_of_two_saves_of_one_item_at_the_same_moment_exactly_one_wins(
    store: Store, url: str
) -> None:
    base = store.save(None, account("m1"), "mai")
    for n in range(10):
        gate, outcomes = Barrier(2), list[str]()
        names = (f"舞{n}", f"健{n}")
        racing = [Thread(target=race, args=(url, base, gate, outcomes, each)) for each in names]
        for each in racing:
            each.start()
        for each in racing:
            each.join()
        base = store.read("a")
        assert sorted(outcomes) == ["refused", "saved"]
        assert base.saved.revision == n + 2


EDITOR = textwrap.dedent("""
    import sys
    from pathlib import Path
    from saved_accounts import renamed
    from kit.store import Store

    url, gate, mine = sys.argv[1:]
    with Store(url) as store:
        snapshot = store.read("a")
        Path(gate, mine).touch()
        while len(list(Path(gate).iterdir())) < 2:
            pass
        for n in range(20):
            changed = renamed(snapshot.account, f"{mine}{n}", f"{mine} の {n}")
            snapshot = store.save(snapshot, changed, mine)
""")


def test_two_processes_that_save_different_items_lose_nothing(
    store: Store, url: str, tmp_path: Path
) -> None:
    ids = [f"{mine}{n}" for mine in "xy" for n in range(20)]
    store.save(None, account(*ids), "mai")
    gate = tmp_path / "gate"
    gate.mkdir()
    here = str(Path(__file__).parent)
    command = [sys.executable, "-W", "error", "-c", EDITOR, url, str(gate)]
    editors = [subprocess.Popen([*command, mine], env={"PYTHONPATH": here}) for mine in "xy"]
    assert [each.wait(30) for each in editors] == [0, 0]
    names = {each.id: each.name for each in store.read("a").account.members}
    assert names == {f"{mine}{n}": f"{mine} の {n}" for mine in "xy" for n in range(20)}
    assert [each.revision for each in store.history("a")] == list(range(1, 42))


def test_two_who_open_a_new_store_at_the_same_moment_both_get_in(tmp_path: Path) -> None:
    for n in range(10):
        url, gate, seen = f"sqlite:///{tmp_path / str(n) / 'new.db'}", Barrier(2), list[Any]()

        def enter(url: str = url, gate: Barrier = gate, seen: list[Any] = seen) -> None:
            with Store(url) as mine:
                gate.wait()
                seen.append(mine.accounts())

        entering = [Thread(target=enter) for _ in range(2)]
        for each in entering:
            each.start()
        for each in entering:
            each.join()
        assert seen == [(), ()]
