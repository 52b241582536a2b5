"""A store that cannot be used says so in a sentence."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from saved_accounts import Sql, account, put_row, renamed

from kit.account import Dependence
from kit.errors import Faults, Refused, WrongUse
from kit.store import Store
from kit.words import say


def told(error: Refused | WrongUse) -> str:
    """Return the code, having made sure that its sentences say what and where."""
    for lang in ("ja", "en"):
        assert not {"{", "}"} & set(say(error, lang))
    return error.code


def test_account_of_a_newer_schema_is_refused(store: Store, sql: Sql) -> None:
    store.save(None, account("m1"), "mai")
    put_row(sql, schema_version=2)
    with pytest.raises(Refused) as refusal:
        store.read("a")
    assert told(refusal.value) == "store.newer_kit"
    assert refusal.value.facts == {"account": "a", "version": 2}


def test_account_of_a_newer_schema_is_not_written_to(store: Store, sql: Sql) -> None:
    base = store.save(None, account("m1"), "mai")
    put_row(sql, schema_version=2)
    before = sql("SELECT * FROM rows")
    with pytest.raises(Refused, match=r"store\.newer_kit"):
        store.save(base, renamed(base.account, "m1", "別名"), "mai")
    assert sql("SELECT * FROM rows") == before


def test_row_that_no_longer_fits_the_model_is_a_fault_with_its_place(
    store: Store, sql: Sql
) -> None:
    store.save(None, account("m1"), "mai")
    put_row(sql, document='{"id": "m9", "name": "x", "function": "cooking"}')
    with pytest.raises(Faults) as refusal:
        store.read("a")
    found = [(fault.code, fault.place) for fault in refusal.value.faults]
    assert found == [("value.not_a_choice", ("members", 1, "function"))]


@pytest.mark.parametrize(
    ("values", "code", "place"),
    [
        ({"trust": 9}, "value.out_of_range", ("trust",)),
        ({"name": "a\0"}, "text.unprintable", ("name",)),
        (
            {"dependence": Dependence.model_construct(they_on_us=9)},
            "value.out_of_range",
            ("dependence", "they_on_us"),
        ),
    ],
)
def test_entry_that_could_not_be_read_again_is_not_written(
    store: Store, sql: Sql, values: dict[str, Any], code: str, place: tuple[str, ...]
) -> None:
    base = store.save(None, account(people=("p1", "p2")), "mai")
    before = sql("SELECT * FROM rows")
    first, second = base.account.stakeholders
    people = (first.model_copy(update={"title": "部長"}), second.model_copy(update=values))
    with pytest.raises(Faults) as refusal:
        store.save(base, base.account.model_copy(update={"stakeholders": people}), "mai")
    found = [(fault.code, fault.place) for fault in refusal.value.faults]
    assert found == [(code, ("stakeholders", "p2", *place))]
    assert sql("SELECT * FROM rows") == before


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "records").write_text("a file stands where the folder should be")
    with pytest.raises(Refused) as refusal:
        Store(f"sqlite:///{tmp_path / 'records' / 'workbook.db'}")
    assert told(refusal.value) == "store.unwritable"


def test_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "workbook.db").mkdir()
    with pytest.raises(Refused) as refusal:
        Store(f"sqlite:///{tmp_path / 'workbook.db'}")
    assert told(refusal.value) == "store.unwritable"


def test_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("これは手紙です。" * 100, encoding="utf-8")
    before = letter.read_bytes()
    with Store(f"sqlite:///{letter}") as store, pytest.raises(Refused) as refusal:
        store.accounts()
    assert told(refusal.value) == "store.unreachable"
    assert str(letter) in say(refusal.value, "ja")
    assert letter.read_bytes() == before


def test_store_that_somebody_else_holds_is_told_as_busy(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.accounts()
    monkeypatch.setattr("kit.store.engine._PRAGMAS", ("PRAGMA busy_timeout=1",))
    monkeypatch.setattr("kit.store.engine._PATIENCE", 0.0)
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with Store(f"sqlite:///{file}") as mine, pytest.raises(Refused) as refusal:
            mine.save(None, account("m1"), "mai")
    assert told(refusal.value) == "store.busy"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "workbook.db",
        "://",
        "nosuch://host/database",
        "sqlite+nosuch:///workbook.db",
        "postgresql://host:port/database",
    ],
)
def test_address_that_names_no_database_is_wrong_use(url: str) -> None:
    with pytest.raises(WrongUse) as refusal:
        Store(url)
    assert told(refusal.value) == "settings.store"


@pytest.mark.parametrize("url", ["nosuch://mai:secret@host/db", "postgresql://mai:se/cret@h:x/db"])
def test_password_of_a_wrong_address_is_not_told(url: str) -> None:
    with pytest.raises(WrongUse) as refusal:
        Store(url)
    assert "cret" not in say(refusal.value, "ja")
