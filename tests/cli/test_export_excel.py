"""kit export to Excel: filled in on the train, brought back, and nothing lost or doubled."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

Files = Callable[..., Path]
SAME = "「顧客 aohara」（aohara）に変わりはありません。\n"


@pytest.fixture
def book(kit: Any, file: Files, tmp_path: Path) -> Path:
    kit("import", file(), "--new-accounts")
    done = kit("export", "aohara", "--to", tmp_path / "顧客.xlsx")
    assert (done.status, done.out) == (0, f"「{tmp_path / '顧客.xlsx'}」に書き出しました。\n")
    return tmp_path / "顧客.xlsx"


def put(book: Path, sheet: str, cell: str, value: object) -> None:
    opened = load_workbook(book)
    opened[sheet][cell] = value
    opened.save(book)


def test_export_brought_back_changes_nothing(kit: Any, book: Path) -> None:
    assert kit("import", book).out == SAME


def test_what_was_corrected_in_excel_is_saved_once(kit: Any, book: Path) -> None:
    put(book, "自社メンバー", "B4", "速水 拓哉")
    put(book, "関係者", "B6", "釜田")
    assert kit("import", book).out == "「顧客 aohara」（aohara）の2項目を更新しました。\n"
    assert kit("import", book).out == SAME


def test_two_people_who_edit_different_entries_both_keep_their_work(
    kit: Any, book: Path, tmp_path: Path
) -> None:
    kit("export", "aohara", "--to", tmp_path / "their.xlsx", "--lang", "en")
    put(tmp_path / "their.xlsx", "Stakeholders", "B5", "花田 一郎")
    put(book, "自社メンバー", "B4", "速水 拓哉")
    for each in (book, tmp_path / "their.xlsx"):
        assert kit("import", each).status == 0
    kit("export", "aohara", "--to", tmp_path / "now.json")
    now = (tmp_path / "now.json").read_text(encoding="utf-8")
    assert "花田 一郎" in now
    assert "速水 拓哉" in now


def test_faults_are_told_with_their_cells_and_nothing_is_saved(kit: Any, book: Path) -> None:
    put(book, "関係者", "B5", "花田 一郎")
    put(book, "関係者", "N5", 9)
    refused = kit("import", book)
    assert refused.status == 1
    assert "シート「関係者」 5行目 「当社への信頼」: 「9」は使えません。" in refused.err
    put(book, "関係者", "B5", "花田")
    put(book, "関係者", "N5", 4)
    assert kit("import", book).out == SAME


def test_blank_workbook_needs_no_account(kit: Any, home: Path, tmp_path: Path) -> None:
    done = kit("export", "--blank", "--to", tmp_path / "new.xlsx", "--lang", "en")
    assert done.status == 0
    assert load_workbook(tmp_path / "new.xlsx")["Stakeholders"]["B4"].value == "Name"
    assert not list(home.rglob("*.db"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--to", "a.xlsx"),
        ("aohara", "--blank", "--to", "a.xlsx"),
        ("--blank", "--to", "a.json"),
        ("aohara", "--to", "a.xls"),
        ("aohara", "--to", "a.xlsx", "--lang", "fr"),
    ],
)
def test_export_that_cannot_be_meant_is_wrong_use(kit: Any, arguments: tuple[str, ...]) -> None:
    done = kit("export", *arguments)
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1


def test_account_whose_pack_is_not_here_goes_out_all_the_same(
    kit: Any, file: Files, tmp_path: Path
) -> None:
    kit("import", file(profile={"name": "顧客 aohara", "pack": "よその教材"}), "--new-accounts")
    assert kit("export", "aohara", "--to", tmp_path / "a.xlsx").status == 0
    assert kit("import", tmp_path / "a.xlsx").out == SAME
