"""The months along a line of days."""

from collections.abc import Iterator
from datetime import date

from kit.words import word

__all__ = ["month_starts", "month_word"]

_MONTHS = 12


def month_starts(first: date, last: date) -> Iterator[date]:
    """Yield the first day of each month after one day and before another."""
    day = _month_after(first)
    while day < last:
        yield day
        day = _month_after(day)


def month_word(day: date, lang: str, *, with_year: bool = False) -> str:
    """Return the name of a day's month, short, with its year where asked for."""
    month = word(f"charts.month.{day.month}", lang)
    return word("charts.month.of_year", lang, month=month, year=day.year) if with_year else month


def _month_after(day: date) -> date:
    last = day.month == _MONTHS
    return date(day.year + last, 1 if last else day.month + 1, 1)
