"""kit worksheet: a sheet of paper to take along, as PDF."""

from pathlib import Path
from typing import Any

import pypdf

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "aohara-koki.json"


def test_preparation_of_a_visit_is_printed(kit: Any, tmp_path: Path) -> None:
    kit("import", str(SAMPLE), "--new-accounts")
    out = tmp_path / "visit.pdf"
    day = ("--today", "2026-11-20")
    said = kit("worksheet", "visit", "--account", "aohara-koki", "--out", str(out), *day)
    assert (said.status, said.err) == (0, "")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert "訪問準備シート" in text
    assert "蒼原工機" in text
    assert "尋ねること" in text


def test_sheet_that_is_not_there_is_refused(kit: Any, tmp_path: Path) -> None:
    said = kit("worksheet", "poster", "--account", "a", "--out", str(tmp_path / "x.pdf"))
    assert said.status == 2
    assert "KIND" in said.err


def test_account_that_is_not_there_is_refused(kit: Any, tmp_path: Path) -> None:
    said = kit("worksheet", "visit", "--account", "nobody", "--out", str(tmp_path / "x.pdf"))
    assert said.status == 1
    assert "nobody" in said.err
