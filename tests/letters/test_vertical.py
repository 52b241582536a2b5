"""Vertical setting as data: every letter placed once, in order, by the rules of Japanese lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import GOOD, good

from kit.letters import Role, parts_of
from kit.letters.vertical import (
    A4,
    Cell,
    Stand,
    cells_of,
    columns_of,
    may_begin,
    may_end,
    sheets_of,
)

LETTERS = st.sampled_from(
    "あのは山﨑𠮷田一二ーゃっァヶ々、。，・：；！？「」『』（）〔〕【】…―—〜％"
)
LATIN = st.sampled_from(
    ["RFP", "Ver. 2.1", "12", "2026", "3", "１０", "９", "1,200", "9:25", " ", "\u3000"]
)
TEXTS = st.lists(LETTERS | LATIN | st.characters(exclude_categories=["Cs"]), max_size=120).map(
    "".join
)
HEIGHTS = st.integers(6, 40)


def measure(text: str) -> float:
    return 0.5 * len(text)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(cell.shown, cell.stand.value) for cell in cells_of(text, measure)]


def lines(text: str, height: float, *kept: str) -> list[str]:
    return [column.text for column in columns_of(text, height, measure, kept)]


@given(TEXTS, HEIGHTS)
def test_every_letter_is_placed_once_and_in_order(text: str, height: int) -> None:
    columns = columns_of(text, height, measure)
    assert "".join(column.text for column in columns) == text
    for column in columns:
        assert all(one.at < other.at for one, other in pairwise(column.cells))


def may_part(one: Cell, other: Cell) -> bool:
    tied = one.shown == other.shown and one.shown in "…‥―—"
    return may_begin(other) and may_end(one) and not tied


@given(TEXTS, HEIGHTS)
def test_no_column_begins_or_ends_with_what_may_not(text: str, height: int) -> None:
    """Unless there is no other place: a whole column of letters that cannot be parted."""
    for one, other in pairwise(columns_of(text, height, measure)):
        before, after = one.cells[-1].cell, other.cells[0].cell
        inside = [(a.cell, b.cell) for a, b in pairwise(one.cells)]
        assert may_part(before, after) or not any(may_part(*pair) for pair in inside)


@given(TEXTS, HEIGHTS)
def test_nothing_but_a_stop_or_a_space_sticks_out_below_a_column(text: str, height: int) -> None:
    for column in columns_of(text, height, measure):
        seen = [each for each in column.cells if each.cell.stand is not Stand.space]
        for placed in seen:
            ink = placed.cell.room - (0.5 if placed.cell.shown in "」』）〕】" else 0)
            assert placed.at + ink <= height + 0.001 or (
                placed is seen[-1] and placed.cell.shown in "、。，．"
            )


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("3つ", [("３", "upright"), ("つ", "upright")]),
        ("22日", [("22", "paired"), ("日", "upright")]),
        ("２２日", [("22", "paired"), ("日", "upright")]),
        ("100", [("１", "upright"), ("０", "upright"), ("０", "upright")]),
        ("2026", [("２", "upright"), ("０", "upright"), ("２", "upright"), ("６", "upright")]),
        ("10%", [("10", "paired"), ("％", "upright")]),
        ("RFPの", [("RFP", "turned"), ("の", "upright")]),
        ("A4", [("A4", "turned")]),
        ("9:25", [("9:25", "turned")]),
        ("1,200", [("1,200", "turned")]),
        ("Ver. 2", [("Ver.", "turned"), (" ", "space"), ("２", "upright")]),
        ("(あ)", [("（", "upright"), ("あ", "upright"), ("）", "upright")]),
        ("あ—い", [("あ", "upright"), ("—", "turned"), ("い", "upright")]),
        ("“あ”", [("〝", "upright"), ("あ", "upright"), ("〟", "upright")]),
        ("ｶﾞｽ", [("ガ", "upright"), ("ス", "upright")]),
        ("か\u3099", [("か\u3099", "upright")]),
        ("あ い", [("あ", "upright"), (" ", "space"), ("い", "upright")]),
    ],
)
def test_each_letter_stands_as_it_does_in_vertical_lines(
    text: str, cells: list[tuple[str, str]]
) -> None:
    assert kinds(text) == cells
    assert "".join(cell.source for cell in cells_of(text, measure)) == text


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("一二三四五六。七", ["一二三四五六。", "七"]),
        ("一二三四五」六七", ["一二三四五」", "六七"]),
        ("一二三四五六」七", ["一二三四五", "六」七"]),
        ("一二三四五六ー七", ["一二三四五", "六ー七"]),
        ("一二三四五ッャ七", ["一二三四", "五ッャ七"]),
        ("一二三四五「六七", ["一二三四五", "「六七"]),
        ("一二三四五……六", ["一二三四五", "……六"]),
        ("一二三四22五六七", ["一二三四22五", "六七"]),
        ("一二三四五六 七", ["一二三四五六 ", "七"]),
        ("「一」「二」「三」四", ["「一」「二」", "「三」四"]),
    ],
)
def test_a_line_is_broken_where_it_may_be(text: str, columns: list[str]) -> None:
    assert lines(text, 6) == columns


def test_the_gap_is_spread_where_a_letter_is_pushed_out() -> None:
    (column, _) = columns_of("一二三四五六ー七", 6, measure)
    assert [each.at for each in column.cells] == [0, 1.25, 2.5, 3.75, 5]


def test_brackets_and_stops_that_meet_close_up_by_half_an_em() -> None:
    (column,) = columns_of("「『一』」、「二」。", 20, measure)
    assert [each.at for each in column.cells] == [0, 0.5, 1.5, 2.5, 3, 3.5, 4, 5, 6, 6.5]


def test_a_name_is_never_torn() -> None:
    assert lines("一二三四山﨑智弘様五", 6) == ["一二三四山﨑", "智弘様五"]
    assert lines("一二三四山﨑智弘様五", 6, "山﨑智弘") == ["一二三四", "山﨑智弘様五"]


def test_what_is_longer_than_a_column_is_cut() -> None:
    columns = lines("https://example.jp/" + "a" * 40, 10)
    assert "".join(columns) == "https://example.jp/" + "a" * 40
    assert len(columns) > 2


@pytest.mark.parametrize("name", [n for n in GOOD if not n.startswith("english")])
def test_a_letter_is_set_on_one_sheet_and_what_is_attached_on_another(name: str) -> None:
    text, about = good(name)
    parts = parts_of(text, about)
    sheets = sheets_of(parts, measure)
    assert len(sheets.sheets) == (2 if parts.of(Role.attachment) else 1)
    assert (sheets.em, sheets.pitch) in A4.steps
    assert all(len(sheet) * sheets.pitch <= A4.width for sheet in sheets.sheets)
    placed = "".join(column.text for sheet in sheets.sheets for column in sheet)
    assert sorted("".join(placed.split())) == sorted("".join(text.split()))


def test_the_readers_name_comes_last_and_begins_at_the_head() -> None:
    text, about = good("delay")
    (sheet,) = sheets_of(parts_of(text, about), measure).sheets
    *_, last = sheet
    assert last.text == "緒方 佐知 様"
    assert last.cells[0].at == 0
    order = [column.text for column in sheet]
    assert order.index("敬具") < order.index("2026年11月24日") < order.index("株式会社凪瀬計測")


def test_closing_and_sender_end_one_em_above_the_foot() -> None:
    text, about = good("delay")
    sheets = sheets_of(parts_of(text, about), measure)
    height = 250 / sheets.em
    for column in sheets.sheets[0]:
        if column.text in {"敬具", "速水 拓也", "株式会社凪瀬計測"}:
            last = column.cells[-1]
            assert last.at + last.cell.room == pytest.approx(height - 1)


def test_a_long_letter_takes_large_letters_on_several_sheets_none_with_names_alone() -> None:
    text, about = good("delay")
    opening, rest = text.split("　もしご不明", 1)
    line = f"{'　現場の皆様のお力添えに、あらためて感謝申し上げます。' * 4}\n"
    for more in range(1, 14):
        longer = f"{opening}{line * more}　もしご不明{rest}"
        sheets = sheets_of(parts_of(longer, about), measure).sheets
        last = [column.text for column in sheets[-1]]
        assert last[-1] == "緒方 佐知 様"
        assert last.index("敬具") >= 2
