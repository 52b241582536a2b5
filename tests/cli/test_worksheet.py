"""kit worksheet: a sheet of paper to take along, as PDF."""

import json
from pathlib import Path
from typing import Any

import pypdf
import pytest

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


def printed(out: Path) -> list[str]:
    """Return the text of each page, without the ends of its lines."""
    return [page.extract_text().replace("\n", "") for page in pypdf.PdfReader(out).pages]


def test_ledger_to_write_on_is_blank_without_an_account(kit: Any, tmp_path: Path) -> None:
    out = tmp_path / "promises.pdf"
    said = kit("worksheet", "promises", "--out", str(out))
    assert (said.status, said.err) == (0, "")
    (page,) = printed(out)
    assert "約束の台帳" in page
    assert "先方が確かめた日" in page
    assert "不明" not in page
    width, height = pypdf.PdfReader(out).pages[0].mediabox[2:]
    assert width > height


def test_ledger_of_an_account_holds_its_promises_and_rows_to_write_in(
    kit: Any, tmp_path: Path
) -> None:
    kit("import", str(SAMPLE), "--new-accounts")
    out = tmp_path / "promises.pdf"
    whose = ("--account", "aohara-koki", "--today", "2026-11-20")
    kit("worksheet", "promises", *whose, "--out", str(out))
    (page,) = printed(out)
    assert "夜勤の電話窓口を、一年間続ける" in page
    assert "21日過ぎた" in page
    assert page.index("出荷後に見つかる傷") < page.index("夜勤の電話窓口")


@pytest.mark.parametrize(
    ("lang", "sides"),
    [
        ("ja", ("伺う前", "伺った後", "終わりまで")),
        ("en", ("Before the visit", "After the visit", "To the end")),
    ],
)
def test_blank_visit_of_a_complaint_has_a_page_for_each_side(
    lang: str, sides: tuple[str, ...], kit: Any, tmp_path: Path
) -> None:
    out = tmp_path / "complaint.pdf"
    said = kit("worksheet", "complaint", "--lang", lang, "--out", str(out))
    assert (said.status, said.err) == (0, "")
    pages = printed(out)
    assert [side in page for side, page in zip(sides, pages, strict=True)] == [True] * 3
    assert "✓" not in "".join(pages)


def test_visit_of_an_open_complaint_says_what_is_known(kit: Any, tmp_path: Path) -> None:
    kit("import", str(SAMPLE), "--new-accounts")
    out = tmp_path / "complaint.pdf"
    whose = ("--account", "aohara-koki", "--today", "2026-11-20")
    kit("worksheet", "complaint", *whose, "--out", str(out))
    before, after, end = printed(out)
    assert "再発防止の書面が、いつまでも届かない" in before
    assert before.count("✓") == 2, "what it was put down to, and the supposed cause"
    assert after.count("✓") == 2, "the real cause, and our own"
    assert "「立ち上げの誤判定のとき、営業の方は一度も来ませんでしたね」" in after
    assert "監査の様式を使った10月分の結果" in end
    assert "電話がつながらなかった" not in before, "this one is over"


def test_what_was_typed_is_printed_as_text(kit: Any, tmp_path: Path) -> None:
    account = json.loads(SAMPLE.read_text("utf-8"))
    account["promises"][0]["what"] = "<img src=x onerror=alert(1)>"
    file, out = tmp_path / "typed.json", tmp_path / "promises.pdf"
    file.write_text(json.dumps(account), "utf-8")
    kit("import", str(file), "--new-accounts")
    kit("worksheet", "promises", "--account", "aohara-koki", "--out", str(out))
    assert "<img src=x onerror=alert(1)>" in "".join(printed(out))


def test_preparation_of_a_visit_needs_an_account(kit: Any, tmp_path: Path) -> None:
    said = kit("worksheet", "visit", "--out", str(tmp_path / "x.pdf"))
    assert said.status == 2
    assert "--account" in said.err
    assert not (tmp_path / "x.pdf").exists()


def test_sheet_that_is_not_there_is_refused(kit: Any, tmp_path: Path) -> None:
    said = kit("worksheet", "poster", "--account", "a", "--out", str(tmp_path / "x.pdf"))
    assert said.status == 2
    assert "KIND" in said.err


def test_account_that_is_not_there_is_refused(kit: Any, tmp_path: Path) -> None:
    said = kit("worksheet", "visit", "--account", "nobody", "--out", str(tmp_path / "x.pdf"))
    assert said.status == 1
    assert "nobody" in said.err
