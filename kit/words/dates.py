"""Dates as people in Japan write them, read and shown."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from kit.errors import WrongUse

__all__ = ["read_day", "show_day"]

# The year before each era's first: 令和元年 is 2018 + 1.
_ERAS = {
    "令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925,
    "大正": 1911, "T": 1911, "明治": 1867, "M": 1867,
}  # fmt: skip
_WESTERN = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_ERA = re.compile(
    rf"({'|'.join(_ERAS)})(0?[1-9]|[1-9]\d|元)[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?",
    re.IGNORECASE,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


# The same few hundred days are read again and again where there are thousands of accounts.
@lru_cache(maxsize=4096)
def read_day(text: str) -> date:
    """Read 2026-11-22, 2026/11/22, 2026年11月22日 or 令和8年11月22日, full-width digits too.

    A date whose order of day and month could be read in two ways is refused, never guessed.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    plain = "".join(plain.split())
    try:
        if match := _WESTERN.fullmatch(plain):
            return date(*(int(part) for part in match.groups()))
        if match := _ERA.fullmatch(plain):
            era, year, month, day = match.groups()
            years = 1 if year == "元" else int(year)
            return date(_ERAS[era.upper()] + years, int(month), int(day))
    except ValueError as error:
        raise WrongUse("date.not_in_calendar", value=text) from error
    raise WrongUse("date.unreadable", value=text)


def show_day(day: date, lang: str) -> str:
    """Show a date as 2026年11月22日 or 22 Nov 2026, whatever the locale."""
    if lang == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
