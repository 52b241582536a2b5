"""kit letter: a draft on the screen, a check of what was written, a sheet to copy by hand."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

FACTS = (
    "our_company=株式会社凪瀬計測",
    "apology_for=納入が四日遅れましたこと",
    "trouble=休日のご出勤をお願いする",
    "cause=手配の遅れを共有しておりませんでしたこと",
    "prevention=毎朝の会議で全員が確かめること",
    "owner=課長の桑原典子",
    "due_on=12月5日",
)


@pytest.fixture
def account(kit: Any, file: Any) -> str:
    people = [
        {"id": "p1", "name": "山﨑 智弘", "title": "部長", "department": "製造部"},
        {"id": "p2", "name": "花田 徹"},
    ]
    deals = [{"id": "d1", "name": "検査装置", "effect": {"words": "「止めない」"}}]
    path = file(stakeholders=people, deals=deals)
    assert kit("import", path, "--new-accounts").status == 0
    return "aohara"


def facts(*left_out: str) -> list[str]:
    kept = (each for each in FACTS if each.partition("=")[0] not in left_out)
    return [part for each in kept for part in ("--fact", each)]


def letter(account: str, *more: object) -> tuple[object, ...]:
    return ("letter", "apology", "--account", account, "--to", "山﨑智弘", *more)


def test_a_draft_is_shown_and_its_gaps_are_told(kit: Any, account: str) -> None:
    said = kit(*letter(account, "--today", "2026-11-24", *facts("cause")))
    assert said.status == 0
    assert said.out.startswith("2026年11月24日\n\n顧客 aohara\n製造部 部長\n山﨑 智弘 様\n")
    assert "速水 拓也" in said.out, "the rep writes where nobody else is named"
    assert "原因は、〔原因〕でございました。" in said.out
    assert "1件" in said.err
    assert "[cause]" in said.err


def test_a_draft_with_all_facts_has_nothing_to_tell(kit: Any, account: str, tmp_path: Path) -> None:
    said = kit(*letter(account, *facts()))
    assert (said.status, said.err) == (0, "")
    written = tmp_path / "letter.txt"
    written.write_text(said.out, encoding="utf-8")
    checked = kit(*letter(account, "--check", written))
    assert (checked.status, checked.out) == (
        0,
        "直すところはありません。上長の確認を受けてください。\n",
    )


def test_what_is_wrong_is_told_with_its_place_and_what_to_do(
    kit: Any, account: str, tmp_path: Path
) -> None:
    written = tmp_path / "letter.txt"
    text = kit(*letter(account, *facts())).out.replace("山﨑 智弘", "山崎 智弘")
    written.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    said = kit(*letter(account, "--check", written))
    assert said.status == 1
    lines = said.out.splitlines()
    assert lines[0].startswith("至急  5行1字目  「山崎 智弘」")
    assert lines[1].endswith("[name-form]")
    english = kit(*letter(account, "--check", written), KIT_LANG="en")
    assert english.out.startswith("Urgent  line 5, column 1  ")


@pytest.mark.parametrize("way", ["--vertical", "--horizontal"])
def test_a_letter_is_printed(kit: Any, account: str, tmp_path: Path, way: str) -> None:
    out = tmp_path / "letter.pdf"
    said = kit(*letter(account, *facts(), "--out", out, way))
    assert said.status == 0
    assert str(out) in said.out
    (page,) = pypdf.PdfReader(BytesIO(out.read_bytes())).pages
    assert "山﨑" in "".join(page.extract_text().split())


def test_a_checked_letter_is_printed_whatever_is_remarked_on(
    kit: Any, account: str, tmp_path: Path
) -> None:
    written, out = tmp_path / "letter.txt", tmp_path / "letter.pdf"
    written.write_text(kit(*letter(account)).out, encoding="utf-8")
    said = kit(*letter(account, "--check", written, "--out", out))
    assert (said.status, out.is_file()) == (1, True)
    assert "[gap]" in said.out


def test_a_draft_may_go_to_a_text_file_in_english(kit: Any, account: str, tmp_path: Path) -> None:
    out = tmp_path / "letter.txt"
    said = kit(*letter(account, "--lang", "en", "--out", out))
    assert said.status == 0
    assert "Dear 〔Name in English〕," in out.read_text(encoding="utf-8")


def test_deal_and_writer_may_be_named(kit: Any, account: str) -> None:
    ordered = ("letter", "thanks-order", "--account", account, "--to", "p2")
    said = kit(*ordered, "--deal", "検査装置", "--from", "桑原典子")
    assert "「検査装置」をご用命" in said.out
    assert "「止めない」というお考え" in said.out
    assert "\n桑原 典子\n" in said.out


def test_a_grave_case_drops_the_compliments(kit: Any, account: str) -> None:
    assert "ますます" in kit(*letter(account)).out
    assert "ますます" not in kit(*letter(account, "--grave")).out


@pytest.mark.parametrize(
    ("arguments", "status", "named"),
    [
        (("letter", "sonnet", "--account", "aohara", "--to", "p1"), 1, "「sonnet」"),
        (("letter", "apology", "--account", "aohara", "--to", "p9"), 1, "「p9」"),
        (("letter", "apology", "--account", "nobody", "--to", "p1"), 1, "「nobody」"),
        (("letter", "apology", "--account", "aohara"), 2, "--to"),
        (("letter", "apology", "--to", "p1"), 2, "--account"),
        (("letter",), 2, "KIND"),
        ((*letter("aohara"), "--fact", "casue=あ"), 2, "「casue=あ」"),
        ((*letter("aohara"), "--fact", "cause"), 2, "「cause」"),
        ((*letter("aohara"), "--out", "letter.docx"), 2, "letter.docx"),
        ((*letter("aohara"), "--check", "nowhere.txt"), 1, "nowhere.txt"),
        ((*letter("aohara"), "--lang", "en", "--vertical", "--out", "a.pdf"), 1, "--horizontal"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    kit: Any, account: str, arguments: tuple[str, ...], status: int, named: str
) -> None:
    assert account
    said = kit(*arguments)
    assert said.status == status
    assert named in said.err.splitlines()[0]
    assert not Path("a.pdf").exists()
