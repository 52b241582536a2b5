"""A real spreadsheet program opens a workbook without a word, saves it, and nothing is lost."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kit.account import Account, Member, Profile, Stakeholder
from kit.exchange import Incoming, Origin, read_account
from kit.exchange.excel import blank, read_workbook, write_account
from kit.settings import shipped_content

SAMPLES = shipped_content() / "data" / "samples"
ORIGIN = Origin(7, datetime(2026, 11, 22, 9, 30, 15, tzinfo=UTC), "速水 拓也")
# LibreOffice makes one line end of a carriage return and a line feed, and takes _x005F_ typed
# by hand for an escape; all else it keeps.
TEXTS = [
    "NA", "None", "#N/A", "TRUE", "00123", "-5", "1e5", "2026/11/22", "+81-3-1234", "@田中さん",
    "- 値上げに反対", "=1+1", "'引用", "_x0041_", "a\rb", "\n", "   ", "  前後  ",
    "\x01\x1f", "\u3000", "\ufeff🙂", "&amp; <b>", "一行目\n二行目", "あ" * 32_767,
]  # fmt: skip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("soffice") is None and not os.environ.get("KIT_TEST_STRICT"),
        reason="LibreOffice is not installed",
    ),
]


@pytest.fixture
def office(tmp_path: Path) -> Callable[[Path, str], Path]:
    """Return what opens a file and saves it as another kind."""

    def converted(file: Path, kind: str) -> Path:
        out = tmp_path / "out"
        home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
        command = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", out, file]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
        # The nogui build speaks of Java, which it does not need.
        said = [line for line in done.stderr.splitlines() if "java" not in line.lower()]
        assert not [line for line in said if line.strip()]
        assert re.search(r"using filter : \w+", done.stdout)
        assert "Error" not in done.stdout
        return out / f"{file.stem}.{kind}"

    return converted


@pytest.mark.parametrize(("name", "lang"), [("aohara-koki", "ja"), ("shiomino-bank", "en")])
def test_sample_saved_by_libreoffice_comes_back_equal(
    tmp_path: Path, office: Any, pack: Any, name: str, lang: str
) -> None:
    account = read_account(SAMPLES / f"{name}.json").account
    book = tmp_path / "book.xlsx"
    book.write_bytes(write_account(account, ORIGIN, pack, lang))
    assert read_workbook(office(book, "xlsx")) == Incoming(account, ORIGIN)


def test_text_saved_by_libreoffice_stays_as_typed(tmp_path: Path, office: Any, pack: Any) -> None:
    members = tuple(Member(id=f"m{n}", name="名", title=text) for n, text in enumerate(TEXTS))
    people = (
        Stakeholder(id="p1", name="花田", last_met_on=date(1899, 12, 31), trust=3),
        Stakeholder(id="p2", name="釜田", last_met_on=date(1900, 3, 1), reports_to="p1"),
        Stakeholder(id="p3", name="花田", last_met_on=date(9999, 12, 31), successor="p1"),
    )
    account = Account(id="a", profile=Profile(name="=1+1"), members=members, stakeholders=people)
    book = tmp_path / "book.xlsx"
    book.write_bytes(write_account(account, ORIGIN, pack, "ja"))
    come_back = read_workbook(office(book, "xlsx")).account
    assert [each.title for each in come_back.members] == TEXTS
    assert come_back == account


def test_workbooks_are_printed(tmp_path: Path, office: Any, pack: Any) -> None:
    account = read_account(SAMPLES / "aohara-koki.json").account
    for content in (write_account(account, ORIGIN, pack, "ja"), blank(pack, "en")):
        book = tmp_path / "book.xlsx"
        book.write_bytes(content)
        printed = office(book, "pdf").read_bytes()
        sheets = len(load_workbook(BytesIO(content), read_only=True).sheetnames)
        pages = len(re.findall(rb"/Type\s*/Page\b", printed))
        assert 0.5 * sheets <= pages <= 3 * sheets, f"{pages} pages for {sheets} sheets"
