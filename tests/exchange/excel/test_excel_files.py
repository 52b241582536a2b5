"""A file that is no workbook, or one made to do harm, is refused in one sentence and at once."""

import time
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import MAC_EPOCH

from kit.account import Account, Member, Profile
from kit.errors import Faults, KitError
from kit.exchange.excel import archive, blank, read_workbook, write_account
from kit.words import say

Parts = dict[str, bytes]


@pytest.fixture
def content(pack: Any) -> bytes:
    return blank(pack, "ja")


def repacked(content: bytes, change: Callable[[Parts], None]) -> bytes:
    """Return a zip file with its parts changed."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


def refused(path: Path, content: bytes) -> str:
    """Return the code of the one fault, having made sure that it is told at once in words."""
    path.write_bytes(content)
    begun = time.perf_counter()
    with pytest.raises(KitError) as refusal:
        read_workbook(path)
    assert time.perf_counter() - begun < 2
    for lang in ("ja", "en"):
        assert len(say(refusal.value, lang).splitlines()) == 2
    assert isinstance(refusal.value, Faults)
    return refusal.value.faults[0].code


def doctype(parts: Parts) -> None:
    part = "xl/worksheets/sheet1.xml"
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'
    parts[part] = declared + parts[part]


def doctype_in_utf16(parts: Parts) -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
    parts["xl/workbook.xml"] = text.encode("utf-16")


def cut_off(parts: Parts) -> None:
    sheet = "xl/worksheets/sheet2.xml"
    parts[sheet] = parts[sheet][: parts[sheet].index(b"</sheetData>")]


def without_workbook(parts: Parts) -> None:
    del parts["xl/workbook.xml"]


def bad_reference(parts: Parts) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    cell = b'<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row>'
    parts[sheet] = parts[sheet].replace(b"<sheetData>", cell, 1)


def bomb(parts: Parts) -> None:
    parts["xl/worksheets/sheet1.xml"] = b" " * (4 * archive.BYTES_WORTH_A_LOOK)


def too_many(parts: Parts) -> None:
    parts.update({f"xl/media/{n}": b"" for n in range(archive.MOST_PARTS)})


def binary(parts: Parts) -> None:
    parts["xl/workbook.bin"] = b""


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (doctype, "excel.damaged"),
        (doctype_in_utf16, "excel.damaged"),
        (cut_off, "excel.damaged"),
        (without_workbook, "excel.damaged"),
        (bad_reference, "excel.damaged"),
        (bomb, "excel.too_large"),
        (too_many, "excel.too_large"),
        (binary, "excel.old_format"),
    ],
)
def test_harmful_or_damaged_workbook_is_refused(
    tmp_path: Path, content: bytes, change: Callable[[Parts], None], code: str
) -> None:
    assert refused(tmp_path / "book.xlsx", repacked(content, change)) == code


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"  \n", "file.empty"),
        ("氏名,役職\n花田,部長\n".encode("cp932"), "excel.not_a_workbook"),
        (b'{"id": "a"}', "excel.not_a_workbook"),
        (b"%PDF-1.7 ...", "excel.not_a_workbook"),
        (OLE + "Workbook".encode("utf-16-le"), "excel.old_format"),
        (OLE + bytes(70_000) + "EncryptedPackage".encode("utf-16-le"), "excel.encrypted"),
        (b"PK\x03\x04" + bytes(200), "excel.damaged"),
        (repacked(b"PK\x05\x06" + bytes(18), lambda p: p.update(a=b"b")), "excel.not_a_workbook"),
    ],
)
def test_file_that_is_no_workbook_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert refused(tmp_path / "book.xlsx", content) == code


def test_zip_with_a_password_is_refused(tmp_path: Path, content: bytes) -> None:
    locked = bytearray(content)
    place = locked.index(b"PK\x01\x02")
    locked[place + 8] |= 1
    assert refused(tmp_path / "book.xlsx", bytes(locked)) == "excel.encrypted"


def test_workbook_of_somebody_else_is_refused(tmp_path: Path) -> None:
    book, saved = Workbook(), BytesIO()
    book.active["A1"] = "氏名"
    book.save(saved)
    assert refused(tmp_path / "book.xlsx", saved.getvalue()) == "excel.not_ours"


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "a.xlsx", "file.missing"), (tmp_path, "file.unreadable")):
        with pytest.raises(KitError) as refusal:
            read_workbook(path)
        assert refusal.value.code == code


def test_formatting_on_the_last_row_and_column_costs_nothing(tmp_path: Path, pack: Any) -> None:
    path = tmp_path / "book.xlsx"
    account = Account(id="a", profile=Profile(name="x"), members=(Member(id="m", name="名"),))
    path.write_bytes(write_account(account, None, pack, "ja"))
    book = load_workbook(path)
    for sheet in book:
        sheet["XFD1048576"].number_format = "0.00"
        sheet.row_dimensions[1_048_576].height = 30
    book.save(path)
    begun = time.perf_counter()
    assert read_workbook(path).account == account
    assert time.perf_counter() - begun < 1


def test_numbers_are_read_as_the_text_people_see(tmp_path: Path, pack: Any) -> None:
    path = tmp_path / "book.xlsx"
    shown = [(123, "General", "123"), (123.0, "0.00", "123"), (0.1 + 0.2, "General", "0.3"),
             (123, "00000", "00123"), (True, "General", "TRUE"), (-5, "@", "-5"),
             (10**14, "General", "100000000000000"), (1.5e300, "General", "1.5e+300")]  # fmt: skip
    members = tuple(Member(id=f"m{n}", name="名") for n in range(len(shown)))
    account = Account(id="a", profile=Profile(name="x"), members=members)
    path.write_bytes(write_account(account, None, pack, "ja"))
    book = load_workbook(path)
    for row, (value, number_format, _) in enumerate(shown, start=4):
        place = book["自社メンバー"].cell(row, 4)
        place.value, place.number_format = value, number_format
    book.save(path)
    assert [each.title for each in read_workbook(path).account.members] == [s for *_, s in shown]


def test_days_of_a_workbook_that_counts_from_1904_are_right(tmp_path: Path, pack: Any) -> None:
    path = tmp_path / "book.xlsx"
    account = Account(id="a", profile=Profile(name="x", as_of=date(2026, 11, 22)))
    path.write_bytes(write_account(account, None, pack, "ja"))
    book = load_workbook(path)
    book.epoch = MAC_EPOCH
    book.save(path)
    assert b"date1904" in zipfile.ZipFile(path).read("xl/workbook.xml")
    assert read_workbook(path).account == account
