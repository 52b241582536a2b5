"""What cells say: days in every form, choices in other tools' words, text as typed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kit.account import Attitude, DealStatus, DecisionRole
from kit.exchange.lists import HeadingMap, read_list

Write = Callable[..., Path]


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-04", "2026/3/4", "2026.3.4", "2026年3月4日", "２０２６年３月４日", "令和8年3月4日",
        "R8.3.4", "20260304", "2026-03-04 13:45", "2026/03/04 13:45:00",
        "2026-03-04T13:45:00+09:00",
        "2026年3月4日(水)", "2026/3/4（水）", "2026年3月4日 13時45分", " 2026/3/4 ",
    ],
)  # fmt: skip
def test_days_are_read_in_every_form(csv: Write, text: str) -> None:
    listing = read_list(csv("氏名,会社名,最終面談日", f"花田,A,{text}", encoding="utf-8"))
    assert not listing.faults
    assert listing.rows[0].values["last_met_on"] == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-02-30", "date.not_in_calendar"), ("20261399", "date.not_in_calendar"),
        ("26/3/4", "date.unreadable"), ("3月4日", "date.unreadable"), ("46085", "date.unreadable"),
        ("先週", "date.unreadable"), ("2026/03", "date.unreadable"),
    ],
)  # fmt: skip
def test_days_that_cannot_be_read_are_faults(csv: Write, text: str, code: str) -> None:
    (fault,) = read_list(csv("氏名,会社名,最終面談日", f"花田,A,{text}")).faults
    assert (fault.code, fault.facts["found"]) == (code, text)
    assert (fault.cell.row, fault.cell.column) == (2, "最終面談日")


@pytest.mark.parametrize(
    ("texts", "days", "note"),
    [
        (("3/4/2026", "12/25/2026"), (date(2026, 3, 4), date(2026, 12, 25)), "note.order_mdy"),
        (("3/4/2026", "25/12/2026"), (date(2026, 4, 3), date(2026, 12, 25)), "note.order_dmy"),
    ],
)
def test_order_of_month_and_day_is_taken_from_a_value_that_proves_it(
    csv: Write, texts: Any, days: Any, note: str
) -> None:
    rows = (f"花田{n},A,{text}" for n, text in enumerate(texts))
    listing = read_list(csv("氏名,会社名,最終面談日", *rows))
    assert tuple(row.values["last_met_on"] for row in listing.rows) == days
    assert note in [each.code for each in listing.notes]


def test_order_is_proved_for_each_column_alone(csv: Write) -> None:
    path = csv("氏名,会社名,最終面談日,着任日", "花田,A,3/4/2026,12/25/2026")
    (fault,) = read_list(path).faults
    assert (fault.code, fault.cell.row, fault.cell.column) == ("list.dates_order", 0, "最終面談日")


def test_order_that_nothing_proves_is_asked_and_said_in_the_map(csv: Write) -> None:
    path = csv("氏名,会社名,最終面談日", "花田,A,3/4/2026", "釜田,A,5/6/2026", "辻,A,先週")
    asked, other = read_list(path).faults
    assert (asked.code, asked.facts["found"], asked.facts["n"]) == (
        "list.dates_order",
        "3/4/2026",
        2,
    )
    assert (other.code, other.cell.row) == ("date.unreadable", 4)
    for order, day in (("mdy", date(2026, 3, 4)), ("dmy", date(2026, 4, 3))):
        first = read_list(path, said=HeadingMap(dates=order)).rows[0]
        assert first.values["last_met_on"] == day


def test_two_orders_in_one_column_are_a_fault(csv: Write) -> None:
    path = csv("氏名,会社名,最終面談日", "花田,A,13/1/2026", "釜田,A,1/13/2026")
    assert [fault.code for fault in read_list(path).faults] == ["list.dates_mixed"]


AS_TYPED = [
    "NA", "None", "null", "00123", "-5", "+81-3-0000-0000", "@田中さん", "- 値上げに反対",
    "=1+1", "1e5", "TRUE", "2026-03-04", "'引用", "　字下げ", "#N/A",
]  # fmt: skip


@pytest.mark.parametrize("text", AS_TYPED)
def test_text_stays_text_exactly_as_typed(csv: Write, xlsx: Write, text: str) -> None:
    from_csv = read_list(csv("氏名,会社名,経歴", f"花田,A,{text}", encoding="utf-8"))
    assert from_csv.rows[0].values["career"] == text

    def change(sheet: Any) -> None:
        sheet["C2"].data_type = "s"

    if text != "#N/A":
        from_excel = read_list(xlsx(["氏名", "会社名", "経歴"], ["花田", "A", text], change=change))
        assert from_excel.rows[0].values["career"] == text


def test_blank_cells_say_nothing(csv: Write) -> None:
    listing = read_list(csv("氏名,会社名,部署,影響力,最終面談日", "花田,A, 　,,"))
    assert listing.rows[0].values == {"name": "花田"}


ROLES = (DecisionRole.decision_maker, DecisionRole.contact_window)


@pytest.mark.parametrize(
    ("heading", "text", "field", "value"),
    [
        ("態度", "支持", "attitude", Attitude.support),
        ("態度", "◎", "attitude", Attitude.strong_support),
        ("態度", "strongly against", "attitude", Attitude.strongly_against),
        ("影響力", "５", "influence", 5),
        ("決定での役割", "決裁者、窓口", "roles", ROLES),
        ("信頼", "不明", "trust", None),
    ],
)  # fmt: skip
def test_choices_and_numbers_are_read_as_people_write_them(
    csv: Write, heading: str, text: str, field: str, value: object
) -> None:
    listing = read_list(csv(f"氏名,会社名,{heading}", f"花田,A,{text}"))
    assert listing.rows[0].values.get(field) == value


@pytest.mark.parametrize(
    ("text", "status"),
    [("商談中", DealStatus.in_progress), ("Closed Won", DealStatus.won), ("成約", DealStatus.won),
     ("不成立", DealStatus.lost), ("見送り", DealStatus.stopped), ("受注", DealStatus.won)],
)  # fmt: skip
def test_status_is_read_in_the_words_of_other_tools(
    csv: Write, text: str, status: DealStatus
) -> None:
    listing = read_list(csv("商談名,会社名,状態", f"更新,A,{text}"))
    assert listing.rows[0].values["status"] is status


@pytest.mark.parametrize(
    ("heading", "text", "code"),
    [("影響力", "高", "cell.number_or_unknown"), ("影響力", "6", "cell.number_or_unknown"),
     ("態度", "まあまあ", "value.not_a_choice")],
)  # fmt: skip
def test_what_is_no_choice_is_a_fault_that_says_what_is(
    csv: Write, heading: str, text: str, code: str
) -> None:
    (fault,) = read_list(csv(f"氏名,会社名,{heading}", f"花田,A,{text}")).faults
    assert (fault.code, fault.facts["found"], fault.cell.row) == (code, text, 2)
    assert "expected" in fault.facts or "high" in fault.facts


def test_closing_month_is_read_with_its_sign(csv: Write) -> None:
    listing = read_list(csv("顧客コード,会社名,決算月", "a,A,3月", "b,B,12", "c,C,９月末"))
    assert [row.values["calendar.closing_month"] for row in listing.rows] == [3, 12, 9]


def test_names_in_two_columns_are_put_together_the_way_round_they_are_said(csv: Write) -> None:
    listing = read_list(csv("姓,名,会社名", "花田,節子,A", "Smith,Anna,A", "釜田,,A"))
    assert [row.values["name"] for row in listing.rows] == ["花田 節子", "Anna Smith", "釜田"]


def test_all_faults_are_told_together(csv: Write) -> None:
    path = csv("氏名,会社名,影響力,最終面談日", "花田,A,9,先週", ",A,1,", "辻,A,x,2026-01-01")
    found = [(fault.cell.row, fault.cell.column) for fault in read_list(path).faults]
    assert found == [(2, "影響力"), (2, "最終面談日"), (3, "氏名"), (4, "影響力")]
