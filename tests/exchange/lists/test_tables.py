"""Rows out of text files and workbooks, with the places their reader would look at."""

import io
import os
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from csv import reader
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kit.errors import Faults, KitError, NotFound, WrongUse
from kit.exchange.lists import Listing, read_list
from kit.exchange.lists.separated import table_of_text

Write = Callable[..., Path]
Refused = Callable[..., Any]
HEAD = "氏名,会社名,部署"
HALF_PAST_TEN = datetime(2026, 3, 4, 10, 30)  # noqa: DTZ001 - a sheet knows no time zones


@pytest.fixture
def file_of(tmp_path: Path) -> Write:
    """Write bytes under a name."""

    def write(name: str, content: bytes) -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return write


def names(listing: Listing) -> list[str]:
    return [row.values["name"] for row in listing.rows]


def codes(listing: Listing) -> list[str]:
    return [note.code for note in listing.notes]


def rewritten(path: Path, member: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one member of an Excel file."""
    held = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            content = old.read(each)
            new.writestr(each.filename, change(content) if each.filename == member else content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("name", ["list.csv", "list.tsv", "list.txt"])
def test_delimiter_is_found_whatever_the_name_says(csv: Write, delimiter: str, name: str) -> None:
    lines = [HEAD, "花田,蒼原工機,購買部", '釜田,蒼原工機,"資材、倉庫"']
    path = csv(*(line.replace(",", delimiter) for line in lines), name=name)
    assert names(read_list(path)) == ["花田", "釜田"]


def test_list_of_names_alone_needs_no_delimiter(csv: Write) -> None:
    assert names(read_list(csv("氏名", "花田", "釜田"))) == ["花田", "釜田"]


def test_delimiter_that_excel_names_in_the_first_line_is_taken(csv: Write) -> None:
    listing = read_list(csv("sep=;", "氏名;会社名", "花田;A,B,C", "釜田;D,E,F"))
    assert [row.number for row in listing.rows] == [2, 3]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_line_ends_and_quoted_line_ends_are_kept_apart(csv: Write, end: str) -> None:
    path = csv(
        HEAD + ",経歴", '花田,蒼原工機,購買部,"一行目\n二行目"', "", "釜田,蒼原工機,,x", end=end
    )
    listing = read_list(path)
    assert [row.number for row in listing.rows] == [2, 4]
    assert listing.rows[0].values["career"] == "一行目\n二行目"


@settings(deadline=None)
@given(st.text("a,\t;\r\n\x0b\u2028　", max_size=12))
def test_text_without_a_quote_has_the_rows_that_csv_finds(text: str) -> None:
    rows = enumerate(reader(io.StringIO(text, newline="")), 1)
    found = table_of_text(f"sep=,\n{text}", "UTF-8", "list.csv").lines
    assert [(line.number, line.cells) for line in found] == [row for row in rows if any(row[1])]


@pytest.mark.parametrize(
    "line", ['"花田,蒼原工機,購買部', '"花田"様,蒼原工機,購買部'], ids=["open", "letters after"]
)
def test_lone_quote_is_a_fault_in_its_row(csv: Write, refused: Refused, line: str) -> None:
    (fault,) = refused(lambda: read_list(csv(HEAD, "釜田,蒼原工機,経理", line, "辻,蒼原工機,総務")))
    assert (fault.code, fault.cell.row) == ("list.quote_open", 3)


def test_two_lone_quotes_that_swallow_rows_are_a_fault(csv: Write, refused: Refused) -> None:
    path = csv(HEAD, '"花田,蒼原工機,購買部', "釜田,蒼原工機,経理部", '辻",蒼原工機,総務部')
    assert [each.code for each in refused(lambda: read_list(path))] == ["list.quote_open"]


def test_quote_inside_a_text_is_a_letter(csv: Write) -> None:
    assert names(read_list(csv(HEAD, '花田"部長",蒼原工機,購買部'))) == ['花田"部長"']


def test_row_with_more_cells_than_headings_is_a_fault(csv: Write) -> None:
    listing = read_list(
        csv(HEAD, "花田,蒼原工機,購買部", "釜田,蒼原工機,資材,倉庫", "辻,蒼原工機,,,,")
    )
    (fault,) = listing.faults
    assert (fault.code, fault.cell.row) == ("list.row_too_long", 3)
    assert names(listing) == ["花田", "辻"]


def test_nul_is_refused_with_its_place(csv: Write) -> None:
    listing = read_list(csv(HEAD, "花\0田,蒼原工機,購買部", encoding="utf-8"))
    (fault,) = listing.faults
    assert (fault.code, fault.cell.row, fault.cell.column) == ("text.unprintable", 2, "氏名")
    assert fault.facts["code"] == "U+0000"


def test_longest_cell_of_excel_is_kept_and_a_longer_one_refused(csv: Write) -> None:
    head = "氏名,会社名,経歴"
    listing = read_list(csv(head, f"花田,A,{'あ' * 32_767}", f"釜田,A,{'あ' * 32_768}"))
    assert len(listing.rows[0].values["career"]) == 32_767
    (fault,) = listing.faults
    assert (fault.code, fault.cell.row) == ("list.cell_too_long", 3)


def test_half_a_surrogate_pair_is_refused_with_its_place(xlsx: Write) -> None:
    listing = read_list(xlsx(["氏名", "会社名"], ["花_xD800_田", "A"], ["釜田", "A"]))
    (fault,) = listing.faults
    assert (fault.code, fault.cell.row, fault.cell.sheet) == ("text.unprintable", 2, "Sheet")


def test_empty_files_are_told(csv: Write, xlsx: Write, refused: Refused) -> None:
    assert [each.code for each in refused(lambda: read_list(csv()))] == ["file.empty"]
    assert [each.code for each in refused(lambda: read_list(xlsx()))] == ["file.empty"]


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"file\.missing"):
        read_list(tmp_path / "none.csv")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(KitError, match=r"file\.unreadable"):
        read_list(tmp_path / "folder.csv")


def test_other_kinds_of_file_are_wrong_use(csv: Write) -> None:
    with pytest.raises(WrongUse, match=r"file\.suffix"):
        read_list(csv(HEAD, name="list.doc"))


NOT_WHAT_THEY_SAY = [
    ("list.xlsx", b"\x8e\x81\x96\xbc,A\r\n", "file.not_what_its_name_says", "CSV"),
    ("list.csv", b"PK\x03\x04....", "file.not_what_its_name_says", "Excel/zip"),
    ("list.csv", b"\xd0\xcf\x11\xe0....", "file.not_what_its_name_says", "Excel (xls)"),
    ("list.csv", b"<html><table>", "file.not_what_its_name_says", "HTML"),
    ("list.csv", b"%PDF-1.7", "file.not_what_its_name_says", "PDF"),
    ("list.xlsx", b"\xd0\xcf\x11\xe0....", "excel.old_format", None),
    ("list.xls", b"\xd0\xcf\x11\xe0....", "excel.old_format", None),
    ("list.xls", b"<html><table>", "file.not_what_its_name_says", "HTML"),
    ("list.xls", b"name\tcompany\r\n", "file.not_what_its_name_says", "CSV"),
    ("list.xls", b"PK\x03\x04....", "file.not_what_its_name_says", "Excel/zip"),
    ("list.xlsx", b"\xd0\xcf\x11\xe0" + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
     "excel.encrypted", None),
    ("list.xlsx", b"PK\x03\x04 and nothing more", "excel.damaged", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "code", "kind"), NOT_WHAT_THEY_SAY)
def test_files_that_are_not_what_their_name_says_are_told(
    file_of: Write, name: str, content: bytes, code: str, kind: str | None
) -> None:
    with pytest.raises(Faults) as refusal:
        read_list(file_of(name, content))
    (fault,) = refusal.value.faults
    assert (fault.code, fault.facts.get("type")) == (code, kind)


def test_numbers_texts_and_days_come_as_the_sheet_shows_them(xlsx: Write) -> None:
    def change(sheet: Any) -> None:
        sheet["C2"].number_format = "00000"

    head = ["氏名", "会社名", "経歴", "最終面談日", "影響力"]
    path = xlsx(head, ["花田", "A", 123, HALF_PAST_TEN, 4.0], change=change)
    listing = read_list(path)
    values = listing.rows[0].values
    assert (values["career"], values["last_met_on"], values["influence"]) == (
        "00123", date(2026, 3, 4), 4,
    )  # fmt: skip
    assert "note.times" in codes(listing)


@pytest.mark.parametrize(("mac", "expected"), [(False, date(2026, 3, 4)), (True, date(2030, 3, 5))])
def test_serial_numbers_count_from_the_day_the_workbook_says(
    xlsx: Write, mac: bool, expected: date
) -> None:
    def change(sheet: Any) -> None:
        if mac:
            sheet.parent.epoch = CALENDAR_MAC_1904

    listing = read_list(xlsx(["氏名", "会社名", "最終面談日"], ["花田", "A", 46085], change=change))
    assert listing.rows[0].values["last_met_on"] == expected
    assert "note.serials" in codes(listing)


def test_small_number_is_no_day(xlsx: Write) -> None:
    listing = read_list(xlsx(["氏名", "会社名", "最終面談日"], ["花田", "A", 12]))
    assert [fault.code for fault in listing.faults] == ["date.unreadable"]


def test_formula_without_its_result_is_a_fault_where_it_matters(xlsx: Write) -> None:
    path = xlsx(
        ["氏名", "会社名", "部署", "ひとこと"], ["花田", "A", '="購買"&"部"', "=1+1"], ["釜田", "A"]
    )
    (fault,) = read_list(path).faults
    assert (fault.code, fault.cell.row, fault.cell.column) == ("excel.formula", 2, "部署")


def test_error_value_is_a_fault(xlsx: Write) -> None:
    (fault,) = read_list(xlsx(["氏名", "会社名"], ["花田", "#N/A"])).faults
    assert (fault.code, fault.facts["found"]) == ("excel.error", "#N/A")


def test_hidden_rows_and_columns_are_taken_in_and_told(xlsx: Write) -> None:
    def change(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    path = xlsx(
        ["氏名", "会社名", "部署"], ["花田", "A", "購買"], ["釜田", "A", "経理"], change=change
    )
    listing = read_list(path)
    assert names(listing) == ["花田", "釜田"]
    notes = {note.code: note for note in listing.notes}
    assert notes["note.hidden_rows"].facts["n"] == 1
    assert notes["note.hidden_columns"].facts["columns"] == ("C",)


def test_merged_company_counts_for_the_rows_it_covers_and_is_told(xlsx: Write) -> None:
    def change(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B2:B3")

    path = xlsx(
        ["会社名", "氏名", "部署"],
        ["A", "花田", "購買"],
        [None, None, "経理"],
        ["B", "辻", "総務"],
        change=change,
    )
    listing = read_list(path)
    assert [row.place["account"] for row in listing.rows] == ["A", "B"]
    # A merged name is one person: nobody can tell which of the rows is meant.
    assert [(fault.code, fault.cell.row) for fault in listing.faults] == [("value.missing", 3)]
    assert "note.merged" in codes(listing)


def test_blank_cell_below_a_company_is_not_filled_without_a_merge(xlsx: Write) -> None:
    listing = read_list(xlsx(["会社名", "氏名"], ["A", "花田"], [None, "釜田"]))
    assert "account" not in listing.rows[1].place


def test_headings_in_two_rows_with_merges_are_understood(xlsx: Write) -> None:
    def change(sheet: Any) -> None:
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")

    path = xlsx(["会社名", "氏名", None], [None, "姓", "名"], ["A", "花田", "節子"], change=change)
    listing = read_list(path)
    assert (names(listing), listing.rows[0].place) == (["花田 節子"], {"account": "A"})


def test_sheet_with_known_headings_is_taken_and_the_others_told(xlsx: Write) -> None:
    def change(sheet: Any) -> None:
        sheet.title = "名簿"
        sheet.parent.create_sheet("表紙", 0)["A1"] = "顧客名簿について"

    listing = read_list(xlsx(["氏名", "会社名"], ["花田", "A"], change=change))
    assert (listing.headings.table.sheet, names(listing)) == ("名簿", ["花田"])
    assert {"note.sheet", "note.sheets_left"} <= set(codes(listing))


def test_several_sheets_that_could_be_meant_are_asked_about(xlsx: Write, refused: Refused) -> None:
    def change(sheet: Any) -> None:
        other = sheet.parent.create_sheet("昨年")
        other.append(["氏名", "会社名"])
        other.append(["釜田", "A"])

    path = xlsx(["氏名", "会社名"], ["花田", "A"], change=change)
    (fault,) = refused(lambda: read_list(path))
    assert (fault.code, fault.facts["sheets"]) == ("list.several_sheets", ("Sheet", "昨年"))


def test_hidden_sheet_is_left_where_another_one_will_do(xlsx: Write) -> None:
    def change(sheet: Any) -> None:
        other = sheet.parent.create_sheet("元データ")
        other.append(["氏名", "会社名"])
        other.append(["釜田", "A"])
        other.sheet_state = "hidden"

    assert names(read_list(xlsx(["氏名", "会社名"], ["花田", "A"], change=change))) == ["花田"]


CROSSED = [
    (["行ラベル", "個数 / 氏名"], ["蒼原工機", 3]),
    (["氏名", "4月", "5月", "6月", "7月"], ["花田", 1, 2, 0, 1]),
    (["会社名", "2026/04", "2026/05", "2026/06", "合計"], ["A", 1, 2, 3, 6]),
    (["担当", "第1四半期", "第2四半期", "第3四半期"], ["速水", 1, 2, 3]),
]


@pytest.mark.parametrize("rows", CROSSED)
def test_cross_table_is_refused_as_such(xlsx: Write, refused: Refused, rows: Any) -> None:
    (fault,) = refused(lambda: read_list(xlsx(*rows)))
    assert fault.code == "list.cross_table"


def test_pivot_table_is_refused_as_such(xlsx: Write, refused: Refused) -> None:
    path = xlsx(["氏名", "会社名"], ["花田", "A"])
    relation = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/pivotTable" Target="../pivotTables/pivotTable1.xml"/>'
        b"</Relationships>"
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", relation)
    (fault,) = refused(lambda: read_list(path))
    assert fault.code == "list.cross_table"


def test_formatting_on_the_last_row_costs_no_time(xlsx: Write) -> None:
    def far(content: bytes) -> bytes:
        last = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
        content = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', content)
        return content.replace(b"</sheetData>", last)

    path = rewritten(xlsx(["氏名", "会社名"], ["花田", "A"]), SHEET, far)
    started = time.process_time()
    assert names(read_list(path)) == ["花田"]
    assert time.process_time() - started < 0.5


def test_entities_are_refused(xlsx: Write, refused: Refused) -> None:
    def declare(content: bytes) -> bytes:
        body = content.partition(b"?>")[2] if content.startswith(b"<?xml") else content
        return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + body

    path = rewritten(xlsx(["氏名", "会社名"], ["花田", "A"]), SHEET, declare)
    assert [each.code for each in refused(lambda: read_list(path))] == ["excel.damaged"]


def test_claim_of_a_huge_size_is_refused_before_unpacking(tmp_path: Path, refused: Refused) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("_rels/.rels", "<x/>")
        with archive.open(SHEET, "w") as member:
            for _ in range(40):
                member.write(b" " * (10 << 20))
    started = time.process_time()
    (fault,) = refused(lambda: read_list(path))
    assert fault.code == "excel.too_large"
    assert time.process_time() - started < 0.5


def test_too_many_columns_and_rows_are_refused(csv: Write, xlsx: Write, refused: Refused) -> None:
    wide = xlsx(["氏名", "会社名"], ["花田", *["x"] * 400])
    assert [each.code for each in refused(lambda: read_list(wide))] == ["list.too_many_columns"]
    wide_text = csv(HEAD, ",".join(["x"] * 401))
    assert [e.code for e in refused(lambda: read_list(wide_text))] == ["list.too_many_columns"]
    long = csv("氏名", *["花田"] * 100_000)
    assert [each.code for each in refused(lambda: read_list(long))] == ["list.too_many_rows"]


@pytest.mark.slow
@pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("KIT_TEST_STRICT"),
    reason="LibreOffice is not here",
)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_files_made_by_libreoffice_say_the_same(csv: Write, tmp_path: Path, kind: str) -> None:
    lines = [
        "氏名,会社名,最終面談日,影響力,経歴",
        "髙橋 健,㈱蒼原工機,2026-03-04,4,=と書く",
        "辻,B,,,00123",
    ]
    source = csv(*lines, encoding="utf-8", name="made.csv")
    outfilter = {"xlsx": "xlsx", "csv": "csv:Text - txt - csv (StarCalc):9,34,64"}[kind]
    command = [
        "soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--infilter=Text - txt - csv (StarCalc):44,34,76,1,5/2", "--convert-to", outfilter,
        "--outdir", tmp_path / "out", source,
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    listing = read_list(tmp_path / "out" / f"made.{kind}")
    first, second = listing.rows
    assert first.values == {
        "name": "髙橋 健",
        "last_met_on": date(2026, 3, 4),
        "influence": 4,
        "career": "=と書く",
    }
    assert (first.place, second.values["career"]) == ({"account": "㈱蒼原工機"}, "00123")
    assert not listing.faults
