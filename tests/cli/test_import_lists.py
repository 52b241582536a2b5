"""kit import with lists: one command, nothing guessed, nothing written where anything is wrong."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from kit.account import Account
from kit.settings import current_settings
from kit.store import Store

Write = Callable[..., Path]
Read = Callable[[str], Account]
PEOPLE = ("氏名,会社名,部署,影響力,経歴", "轟 健,㈱青空精機,購買部,4,", "辻 薫,青空精機,総務部,,")


@pytest.fixture
def lines(tmp_path: Path) -> Write:
    """Write a list of lines."""

    def write(*lines: str, name: str = "名簿.csv", encoding: str = "cp932") -> Path:
        path = tmp_path / name
        path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
        return path

    return write


@pytest.fixture
def stored(home: Path) -> Callable[[], dict[str, Account]]:
    """Return a look into the store."""
    assert home.is_dir()

    def look() -> dict[str, Account]:
        with Store(current_settings().store) as store:
            return {each: store.read(each).account for each in store.accounts()}

    return look


def only(accounts: dict[str, Account]) -> Account:
    (account,) = accounts.values()
    return account


def test_list_arrives_in_one_command_and_again_without_a_change(
    kit: Any, lines: Write, stored: Any
) -> None:
    path = lines(*PEOPLE)
    first = kit("import", path, "--new-accounts")
    assert (first.status, first.err) == (0, "")
    assert "「㈱青空精機」" in first.out
    assert "関係者 新規2件・更新0件・変わりなし0件" in first.out
    before = only(stored())
    assert [each.name for each in before.stakeholders] == ["轟 健", "辻 薫"]
    again = kit("import", path, KIT_LANG="en")
    assert again.status == 0
    assert "people 0 new, 0 updated, 2 the same" in again.out
    assert only(stored()) == before


def test_unknown_account_is_refused_and_nothing_written(
    kit: Any, lines: Write, stored: Any
) -> None:
    done = kit("import", lines(*PEOPLE))
    assert done.status == 1
    assert "--new-accounts" in done.err
    assert stored() == {}


def test_dry_run_shows_what_would_come_and_writes_nothing(
    kit: Any, lines: Write, stored: Any, home: Path
) -> None:
    done = kit("import", lines(*PEOPLE), "--new-accounts", "--dry-run")
    assert done.status == 0
    assert "新規2件" in done.out
    assert "まだ何も保存していません。" in done.out
    assert stored() == {}
    assert not (home / "records" / "maps").exists()


def test_list_without_an_account_goes_to_the_one_named(
    kit: Any, file: Write, lines: Write, stored: Any
) -> None:
    kit("import", file(), "--new-accounts")
    path = lines("氏名,役職", "轟 健,部長")
    assert kit("import", path).status == 1
    assert kit("import", path, "--account", "aohara").status == 0
    assert only(stored()).stakeholders[-1].title == "部長"
    assert kit("import", path, "--account", "none").status == 1
    both = lines(*PEOPLE, name="both.csv")
    assert kit("import", both, "--account", "aohara").status == 2


def test_all_faults_are_told_together_in_both_languages(kit: Any, lines: Write) -> None:
    path = lines("氏名,会社名,影響力,最終面談日", "轟,A,高,先週", ",A,1,", "辻,A,7,")
    said = kit("import", path, "--new-accounts")
    assert (said.status, said.out) == (1, "")
    assert (
        said.err.splitlines()[0] == "「名簿.csv」に直すところが4件あります。何も保存していません。"
    )
    assert (
        "  2行目 「影響力」: 「高」は使えません。1から5までの整数か「不明」にしてください。"
        in said.err
    )
    english = kit("import", path, "--new-accounts", KIT_LANG="en").err.splitlines()
    assert english[0] == "“名簿.csv” needs 4 corrections; nothing was saved."
    assert english[3].startswith("  row 3 “氏名”: ")


def test_faults_as_json_say_where_what_and_what_is_allowed(kit: Any, lines: Write) -> None:
    path = lines("氏名,会社名,影響力,態度", "轟,A,高,", "辻,A,1,まあまあ")
    answer = kit("import", path, "--new-accounts", "--json").json()
    first, second = answer["faults"]
    assert answer["saved"] is False
    assert (first["file"], first["sheet"], first["row"], first["column"], first["value"]) == (
        str(path), "", 2, "影響力", "高",
    )  # fmt: skip
    assert first["allowed"] == ["1", "2", "3", "4", "5"]
    assert "強い反対" in second["allowed"]


def test_answer_as_json_counts_and_notes(kit: Any, lines: Write) -> None:
    answer = kit("import", lines(*PEOPLE), "--new-accounts", "--json").json()
    (told,) = answer["lists"]
    assert (answer["saved"], told["kind"], told["accounts"][0]["added"]) == (True, "people", 2)
    assert told["accounts"][0]["new"] is True
    assert told["headings"]["部署"] == "department"
    assert any("㈱青空精機" in note for note in told["notes"])


FAULTY = (
    "氏名,会社名,影響力,経歴",
    "轟 健,㈱青空精機,4,",
    "=辻 薫,㈱青空精機,高,- 値上げに反対",
    "@早川,㈱青空精機,9,\"=cmd|'/c calc'!A1\"",
    "'-引用,㈱青空精機,7,00123",
)


def test_faulty_rows_go_to_a_file_that_can_be_corrected_and_brought_in(
    kit: Any, lines: Write, stored: Any, tmp_path: Path
) -> None:
    done = kit("import", lines(*FAULTY), "--new-accounts", "--skip-faulty")
    assert done.status == 1
    assert [each.name for each in only(stored()).stakeholders] == ["轟 健"]
    path = tmp_path / "名簿-faulty.csv"
    assert path.name in done.out
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0][-1] == "取り込めない理由"
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]
    text = content.decode("utf-8-sig")
    for wrong, right in (("高", "5"), ("9", "5"), ("7", "5")):
        text = text.replace(f'"{wrong}"', f'"{right}"')
    path.write_text(text, "utf-8-sig")
    assert kit("import", path).status == 0
    people = {each.name: each for each in only(stored()).stakeholders}
    assert {name: each.career for name, each in people.items()} == {
        "轟 健": "", "=辻 薫": "- 値上げに反対", "@早川": "=cmd|'/c calc'!A1", "'-引用": "00123",
    }  # fmt: skip


def test_file_of_faulty_rows_is_never_written_over(kit: Any, lines: Write, tmp_path: Path) -> None:
    (tmp_path / "名簿-faulty.csv").write_text("直しかけ", "utf-8")
    kit("import", lines(*FAULTY), "--new-accounts", "--skip-faulty")
    assert (tmp_path / "名簿-faulty.csv").read_text("utf-8") == "直しかけ"
    assert (tmp_path / "名簿-faulty-2.csv").exists()


def test_dry_run_with_faulty_rows_writes_no_file(kit: Any, lines: Write, tmp_path: Path) -> None:
    done = kit("import", lines(*FAULTY), "--new-accounts", "--skip-faulty", "--dry-run")
    assert done.status == 1
    assert "取り込めない行：3行。" in done.out
    assert not (tmp_path / "名簿-faulty.csv").exists()


def test_map_is_remembered_in_the_workbook(
    kit: Any, lines: Write, home: Path, tmp_path: Path
) -> None:
    path = lines("窓口さん,会社名,最終面談日", "轟 健,A,3/4/2026")
    map_ = tmp_path / "map.yaml"
    map_.write_text("窓口さん: 氏名\ndates: dmy\n", "utf-8")
    assert kit("import", path, "--new-accounts").status == 1
    done = kit("import", path, "--new-accounts", "--map", map_)
    assert (done.status, len(list((home / "records" / "maps").iterdir()))) == (0, 1)
    assert kit("import", path).status == 0


def test_lists_build_on_each_other_whatever_their_order(
    kit: Any, lines: Write, stored: Any
) -> None:
    deals = lines("商談名,会社名,担当者", "保守,青空精機,速水 拓也", name="商談.csv")
    people = lines("氏名,会社名", "轟 健,aozora", name="人.csv")
    accounts = lines("顧客コード,会社名", "aozora,株式会社青空精機", name="顧客.csv")
    assert kit("import", deals, people, accounts, "--new-accounts").status == 0
    account = only(stored())
    assert (account.id, len(account.deals), len(account.stakeholders)) == ("aozora", 1, 1)
    assert account.assessments == ()


def test_list_reads_only_the_accounts_it_is_about(kit: Any, file: Write, lines: Write) -> None:
    kit("import", file("aohara"), file("shiomino"), "--new-accounts")
    database = current_settings().store.removeprefix("sqlite:///")
    with closing(sqlite3.connect(database)) as rows, rows:
        damage = "UPDATE rows SET document = '{}' WHERE kind = 'members' AND account = 'shiomino'"
        rows.execute(damage)
    done = kit("import", lines("氏名,会社名", "轟 健,aohara"))
    assert (done.status, done.err) == (0, "")
    assert kit("import", lines("氏名,会社名", "辻 薫,shiomino")).status == 1


def test_one_faulty_file_keeps_all_from_being_saved(kit: Any, lines: Write, stored: Any) -> None:
    right, wrong = lines(*PEOPLE), lines("氏名,会社名,影響力", "轟,A,x", name="b.csv")
    assert kit("import", right, wrong, "--new-accounts").status == 1
    assert stored() == {}


def test_list_goes_on_top_of_an_account_brought_in_with_it(
    kit: Any, file: Write, lines: Write, stored: Any
) -> None:
    path = lines("氏名,会社名", "轟 健,aohara")
    assert kit("import", file(), path, "--new-accounts").status == 0
    assert [each.name for each in only(stored()).stakeholders] == ["花田", "轟 健"]


def test_workbook_of_the_kit_comes_back_as_a_whole_account(
    kit: Any, file: Write, stored: Any, tmp_path: Path
) -> None:
    kit("import", file(), "--new-accounts")
    out = tmp_path / "aohara.xlsx"
    assert kit("export", "aohara", "--to", out).status == 0
    done = kit("import", out)
    assert (done.status, done.out) == (0, "「顧客 aohara」（aohara）に変わりはありません。\n")
    assert kit("import", out, "--as", "account").status == 0
    assert len(stored()) == 1


def test_list_in_a_workbook_is_a_list(kit: Any, tmp_path: Path, stored: Any) -> None:
    book = Workbook()
    book.active.append(["氏名", "会社名"])
    book.active.append(["轟 健", "A"])
    book.save(tmp_path / "list.xlsx")
    assert kit("import", tmp_path / "list.xlsx", "--new-accounts").status == 0
    assert only(stored()).stakeholders[0].name == "轟 健"
    whole = kit("import", tmp_path / "list.xlsx", "--as", "account")
    assert whole.status == 1


@pytest.mark.parametrize("kind", ["meetings", "人"])
def test_kind_that_cannot_be_is_wrong_use(kit: Any, lines: Write, kind: str) -> None:
    assert kit("import", lines(*PEOPLE), "--as", kind).status == 2


def test_list_is_no_whole_account(kit: Any, lines: Write) -> None:
    assert kit("import", lines(*PEOPLE), "--as", "account").status == 2


def test_wrong_map_is_told_before_anything(kit: Any, lines: Write, tmp_path: Path) -> None:
    map_ = tmp_path / "map.json"
    map_.write_text(json.dumps({"氏名": "nmae"}), "utf-8")
    done = kit("import", lines(*PEOPLE), "--map", map_, KIT_LANG="en")
    assert (done.status, done.out) == (1, "")
    assert "There is no field “nmae”" in done.err
