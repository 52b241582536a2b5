"""A letter taken apart line by line: nothing is lost, and each line has its part."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import GOOD, good, matter

from kit.letters import Role, check, parts_of, written_in

ABOUT = matter("shiomino-bank", "yamazaki-tomohiro", "apology", grave=True)
WORDS = (
    "拝啓 謹啓 敬具 草々 前略 様 先生 御中 殿 部長 山﨑 山崎 智弘 2026年11月22日 お詫び",
    "Dear Ms Yours sincerely, by December 1 . 〔期日〕 〔 〕 。 、 原因は 別紙 記 {day} ( [",
)
PIECES = st.sampled_from(["\n", "\n\n", "\r\n", " ", "\u3000", *" ".join(WORDS).split()])
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


def roles(text: str) -> list[str]:
    found = parts_of(text, ABOUT).lines
    return [line.role.value for line in found if line.role is not Role.blank]


@given(TEXTS)
def test_the_lines_of_any_text_put_together_are_the_text(text: str) -> None:
    lines = parts_of(text, ABOUT).lines
    assert "\n".join(line.text for line in lines) == text.replace("\r\n", "\n").removesuffix("\r")
    assert all(text[line.start : line.end] == line.text for line in lines)


# A busy machine checks slowly; what is found counts.
@settings(deadline=None)
@given(TEXTS)
def test_any_text_can_be_checked_and_each_remark_lies_within_it(text: str) -> None:
    for each in check(text, ABOUT):
        assert 0 <= each.start <= each.end <= len(text)
        lines = text.split("\n")
        assert text.startswith(lines[each.place.line - 1][each.place.column - 1 :], each.start)


@pytest.mark.parametrize("name", ["delay", "grave", "english-apology", "enclosed"])
def test_the_parts_of_a_letter_are_told_apart(name: str) -> None:
    text, about = good(name)
    expected = {
        "delay": "date recipient*3 sender*3 body*5 closing",
        "grave": "date recipient*3 sender*3 body*4 closing attachment*4",
        "english-apology": "sender date recipient*2 body*4 closing sender",
        "enclosed": "recipient body*2 date sender",
    }[name]
    wanted = []
    for part in expected.split():
        role, _, times = part.partition("*")
        wanted += [role] * int(times or 1)
    lines = parts_of(text, about).lines
    assert [line.role.value for line in lines if line.role is not Role.blank] == wanted


def test_date_and_names_may_stand_behind_the_text_too() -> None:
    text = (
        "拝啓　あ。\n敬具\n\n令和8年11月22日\n\n凪瀬情報\n長瀬 亮太\n\n山﨑 智弘 様\n\n追って、い。"
    )
    told = ["body", "closing", "date", "sender", "sender", "recipient", "body"]
    assert roles(text) == told


def test_somebody_without_an_honorific_is_still_the_reader() -> None:
    assert roles("部長\n山崎 智弘\n\n長瀬\n\n拝啓　あ。\n敬具") == [
        "recipient",
        "recipient",
        "sender",
        "body",
        "closing",
    ]


def test_a_closing_may_stand_at_the_end_of_the_last_line() -> None:
    parts = parts_of("拝啓　あ。\n　い。　敬具\n\n長瀬", ABOUT)
    assert parts.closing is not None
    assert parts.text[slice(*parts.closing.span)] == "敬具"
    assert roles(parts.text) == ["body", "body", "sender"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("", "ja"), ("拝啓", "ja"), ("RFPのお礼", "ja"), ("Dear 山﨑 智弘,", "en"), ("Thanks", "en")],
)
def test_a_letter_without_kana_but_with_letters_is_english(text: str, lang: str) -> None:
    assert written_in(text) == lang


def test_the_letters_of_the_other_tests_are_of_both_languages() -> None:
    assert {written_in(each["text"]) for each in GOOD.values()} == {"ja", "en"}
