"""Letters on paper: their text can be searched, their sheets are as many as they need."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from kit.account import Account, Member, Profile, Stakeholder
from kit.errors import Refused
from kit.letters import Matter
from kit.pack import load_pack
from kit.report.letter import letter_pdf, letter_sheet
from kit.settings import current_settings

SETTINGS = current_settings({})
LETTER = """\
2026年11月24日

株式会社汐見野銀行
システム部 部長
山﨑 智弘 様

株式会社凪瀬情報
長瀬 亮太

拝啓　貴行ますますご清栄のこととお喜び申し上げます。
　「出す前に見つける」「『止めない』こと」とのお言葉を、髙橋様と𠮷田様から承りました。RFPは22日、1,200円……ファクトリー・サービスの件です。
敬具
"""
BOTH = pytest.mark.parametrize("vertical", [True, False], ids=["vertical", "horizontal"])


@pytest.fixture(scope="module")
def about() -> Matter:
    person = Stakeholder(id="p1", name="山﨑 智弘", title="部長", department="システム部")
    sender = Member(id="m1", name="長瀬 亮太")
    profile = Profile(name="株式会社汐見野銀行")
    account = Account(id="a", profile=profile, members=(sender,), stakeholders=(person,))
    return Matter(account, load_pack("general", SETTINGS), "apology", person, sender)


def pages(text: str, about: Matter, *, vertical: bool) -> list[pypdf.PageObject]:
    made = letter_pdf(text, about, SETTINGS, vertical=vertical)
    return list(pypdf.PdfReader(BytesIO(made)).pages)


def squeezed(found: list[pypdf.PageObject]) -> str:
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in found))


def fonts(found: list[pypdf.PageObject]) -> Iterator[str]:
    for page in found:
        for font in page["/Resources"]["/Font"].values():
            yield str(font.get_object()["/BaseFont"]).split("+")[-1]


@BOTH
def test_the_text_of_a_letter_comes_out_as_it_was_typed(about: Matter, vertical: bool) -> None:
    text = squeezed(pages(LETTER, about, vertical=vertical))
    for line in LETTER.split("\n"):
        # Numbers that are no two digits stand in full width in vertical lines.
        for part in re.split(r"2026年|\s", line):
            assert part in text, part
    assert not re.search("[\u2e80-\u2fdf\ufffd]", text)


@BOTH
def test_only_our_fonts_are_used(about: Matter, vertical: bool) -> None:
    used = set(fonts(pages(LETTER, about, vertical=vertical)))
    assert any("KitKaiJP" in name.replace("-", "") for name in used)
    assert all(name.startswith(("KitKaiJP", "KitSansJP")) for name in used), used


@BOTH
def test_the_same_letter_gives_the_same_bytes(about: Matter, vertical: bool) -> None:
    made = [letter_pdf(LETTER, about, SETTINGS, vertical=vertical) for _ in range(2)]
    assert made[0] == made[1]


def sizes(found: list[pypdf.PageObject]) -> set[tuple[int, int]]:
    return {(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in found}


@BOTH
def test_a_letter_is_one_sheet_of_a4_and_what_is_attached_another(
    about: Matter, vertical: bool
) -> None:
    one = pages(LETTER, about, vertical=vertical)
    two = pages(f"{LETTER}\n別紙　経緯\n一　11月20日", about, vertical=vertical)
    assert (len(one), len(two)) == (1, 2)
    assert sizes(two) == {(595, 842)}
    assert "別紙" not in squeezed(two[:1])
    assert squeezed(two[1:]).startswith("別紙経緯一")


@BOTH
@pytest.mark.parametrize("lines", [9, 40])
def test_a_long_letter_becomes_smaller_and_then_takes_more_sheets(
    about: Matter, vertical: bool, lines: int
) -> None:
    more = "　お力添えに、あらためて感謝申し上げます。お役に立てるよう努めてまいります。\n" * lines
    found = pages(LETTER.replace("敬具", f"{more}敬具"), about, vertical=vertical)
    assert (len(found) == 1) is (lines == 9)
    assert squeezed(found).count("お力添え") == lines


@BOTH
def test_typed_text_stays_text(about: Matter, vertical: bool) -> None:
    typed = "<b>太字</b>&amp;{{name}}</text><script>"
    text = squeezed(pages(LETTER.replace("貴行", typed), about, vertical=vertical))
    wide = str.maketrans(
        {"<": "＜", ">": "＞", "&": "＆", ";": "；", "{": "｛", "}": "｝", "/": "／"}
    )
    assert (typed.translate(wide) if vertical else typed) in text.replace(
        "/", "／" if vertical else "/"
    )


@BOTH
def test_a_letter_the_font_lacks_is_named_and_never_an_empty_box(
    about: Matter, vertical: bool
) -> None:
    text = squeezed(pages(LETTER.replace("お言葉", "お言葉🙂"), about, vertical=vertical))
    assert "お言葉〓" in text
    assert "U+1F642" in text


def test_control_characters_leave_a_letter_whole(about: Matter) -> None:
    for vertical in (True, False):
        text = squeezed(pages(LETTER.replace("お言葉", "お\x01言\x0b葉"), about, vertical=vertical))
        assert "お言葉" in text


def test_gaps_of_a_draft_are_printed(about: Matter) -> None:
    text = squeezed(pages(LETTER.replace("お言葉", "〔原因〕"), about, vertical=True))
    assert "〔原因〕" in text


def test_an_english_letter_is_horizontal_only(about: Matter) -> None:
    text = "Dear Mr Yamazaki,\n\nThank you for your time.\n\nYours sincerely,\n\nRyota Nagase\n"
    with pytest.raises(Refused) as refused:
        letter_pdf(text, about, SETTINGS, vertical=True)
    assert refused.value.code == "letter.not_vertical"
    found = pages(text, about, vertical=False)
    assert "Thankyouforyourtime." in squeezed(found)


NOTE = """\
馬場 京子 様

　先日は一覧をお見せくださり、ありがとうございました。
　ご依頼の比較資料をお届けいたします。

2026年11月21日
株式会社凪瀬情報　長瀬 亮太
"""


@pytest.mark.parametrize(("vertical", "size"), [(True, (232, 516)), (False, (516, 232))])
def test_a_short_note_has_paper_of_its_own(
    about: Matter, vertical: bool, size: tuple[int, int]
) -> None:
    note = replace(about, kind="note")
    found = pages(NOTE, note, vertical=vertical)
    assert (len(found), sizes(found)) == (1, {size})
    longer = pages(NOTE.replace("　ご依頼", "　ご依頼の一覧です。\n" * 30), note, vertical=vertical)
    assert len(longer) > 1
    assert squeezed(longer).count("一覧です") == 30


@BOTH
def test_a_picture_shows_the_first_sheet_as_it_is_printed(about: Matter, vertical: bool) -> None:
    sheet = letter_sheet(LETTER, about, SETTINGS, vertical=vertical)
    assert sheet.pdf == letter_pdf(LETTER, about, SETTINGS, vertical=vertical)
    assert sheet.picture.startswith(b"\x89PNG")
    wide, high = (int.from_bytes(sheet.picture[at : at + 4]) for at in (16, 20))
    assert (wide, high) == (480, 679)


def test_an_empty_letter_is_an_empty_sheet(about: Matter) -> None:
    assert len(pages("", about, vertical=True)) == 1
    assert len(pages("", about, vertical=False)) == 1
