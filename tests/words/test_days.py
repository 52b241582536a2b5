"""Dates are read as people in Japan write them, and never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import WrongUse
from kit.words import read_day, say, show_day

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "2026/11/22",
        "2026.11.22",
        "2026年11月22日",
        "2026年11月22",
        "２０２６年１１月２２日",
        "２０２６／１１／２２",
        "２０２６－１１－２２",
        "　2026年 11月 22日　",
        " 2026-11-22\n",
        "令和8年11月22日",
        "令和８年１１月２２日",
        "令和08年11月22日",
        "R8.11.22",
        "r8/11/22",
        "Ｒ８．１１．２２",
        "㋿8年11月22日",
    ],
)
def test_every_usual_way_to_write_a_day_is_read(text: str) -> None:
    assert read_day(text) == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-1-2", date(2026, 1, 2)),
        ("2028-02-29", date(2028, 2, 29)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("令和1年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("H2.3.4", date(1990, 3, 4)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("S39.10.10", date(1964, 10, 10)),
        ("大正15年12月24日", date(1926, 12, 24)),
        ("明治45年7月29日", date(1912, 7, 29)),
    ],
)
def test_years_of_an_era_are_counted_from_its_first(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-30", "2026年0月1日", "令和8年11月31日"])
def test_day_that_is_not_in_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(WrongUse) as refusal:
        read_day(text)
    assert (refusal.value.code, refusal.value.facts) == ("date.not_in_calendar", {"value": text})


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "11/22/2026",
        "22-11-2026",
        "11/22",
        "26-11-22",
        "20261122",
        "来月",
        "2026-11",
        "2026年11月",
        "令和0年5月1日",
        "R00.5.1",
        "令和八年十一月二十二日",
        "2026-11-22T00:00:00",
        "2026-11-22-",
        "-2026-11-22",
    ],
)
def test_day_that_could_be_another_is_refused(text: str) -> None:
    with pytest.raises(WrongUse) as refusal:
        read_day(text)
    assert refusal.value.code == "date.unreadable"
    assert f"「{text}」".replace("\n", " ") in say(refusal.value, "ja")


@pytest.mark.parametrize(("lang", "shown"), [("ja", "2026年11月22日"), ("en", "22 Nov 2026")])
def test_day_is_shown_in_each_language(lang: str, shown: str) -> None:
    assert show_day(DAY, lang) == shown


@given(st.dates(min_value=date(1000, 1, 1)))
def test_day_as_shown_in_japanese_is_read_back(day: date) -> None:
    assert read_day(show_day(day, "ja")) == day
    assert read_day(day.isoformat()) == day
