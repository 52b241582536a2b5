"""Dates in one column of a list: what order they have, and what they say."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from openpyxl.utils.datetime import from_excel

from kit.errors import Refused
from kit.exchange.cells import CellValue, Column, as_text
from kit.exchange.names import Names

__all__ = ["DayOrder", "order_of", "read_day_cell", "two_way"]

_TWO_WAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
# After a date: a time of day, or the day of the week in brackets.
_AFTER = re.compile(
    r"(?<=[\d日])(([ T]\s*|(?<=日))\d{1,2}[:時]\d{1,2}(分|:\d{1,2}(\.\d+)?)?( ?[AaPp][Mm])?"
    r"( ?Z|[+-]\d\d:?\d\d)?|\s*\([日月火水木金土]曜?日?\))+$"
)
_MOST_MONTHS = 12
# Smaller numbers are counts, not days: the first is in 1927, or 1931 where days run from 1904.
_FIRST_SERIAL = 10_000
_LAST_SERIAL = 110_000
_NO_NAMES = Names({})


@dataclass(frozen=True)
class DayOrder:
    """Which of mdy and dmy a column has, and the value that proves it; both where two clash."""

    mdy: str = ""
    dmy: str = ""

    @property
    def name(self) -> str:
        """Return mdy or dmy where just one is proved."""
        if bool(self.mdy) == bool(self.dmy):
            return ""
        return "mdy" if self.mdy else "dmy"


@lru_cache(maxsize=1 << 12)
def two_way(found: object) -> tuple[int, int, int] | None:
    """Return the three numbers of a date such as 3/4/2026, which has no order of its own."""
    match = _TWO_WAY.fullmatch(_plain(found)) if isinstance(found, str) else None
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def order_of(column: Iterable[object]) -> DayOrder:
    """Return the order that the dates of a column prove: nobody counts a thirteenth month."""
    mdy = dmy = ""
    for found in column:
        if parts := two_way(found):
            mdy = mdy or (str(found) if parts[1] > _MOST_MONTHS else "")
            dmy = dmy or (str(found) if parts[0] > _MOST_MONTHS else "")
    return DayOrder(mdy, dmy)


def read_day_cell(found: CellValue, column: Column, order: str, epoch: datetime) -> date | None:
    """Return the day a cell shows; raises KitError with what was found."""
    if isinstance(found, int | float) and not isinstance(found, bool):
        if _FIRST_SERIAL <= found <= _LAST_SERIAL:
            day = from_excel(found, epoch)
            return day.date() if isinstance(day, datetime) else None
        found = as_text(found)
    if not isinstance(found, str):
        return column.read(found, _NO_NAMES)  # type: ignore[no-any-return]
    if parts := two_way(found):
        first, second, year = parts
        month, day_ = (first, second) if order == "mdy" else (second, first)
        return _in_calendar((year, month, day_), found)
    plain = _plain(found)
    if eight := _EIGHT.fullmatch(plain):
        return _in_calendar((int(eight[1]), int(eight[2]), int(eight[3])), found)
    try:
        return column.read(plain, _NO_NAMES)  # type: ignore[no-any-return]
    except Refused as refusal:
        raise Refused(refusal.code, found=found, value=found) from refusal


def _plain(found: object) -> str:
    return _AFTER.sub("", unicodedata.normalize("NFKC", str(found)).strip()).strip()


def _in_calendar(parts: tuple[int, int, int], found: str) -> date:
    try:
        return date(*parts)
    except ValueError as error:
        raise Refused("date.not_in_calendar", found=found, value=found) from error
