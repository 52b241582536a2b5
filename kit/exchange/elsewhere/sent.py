"""When mails were sent, as mail programs and offices write it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from email.utils import parsedate_to_datetime

from kit.account import Contact
from kit.errors import Fault
from kit.exchange.cells import Column
from kit.exchange.lists import Note
from kit.exchange.lists.table import Found, Table
from kit.exchange.lists.values import read_column

__all__ = ["Sent", "sent_of"]

_ZONED = re.compile(r"(Z|[+-]\d\d:?\d\d)$")
_TIME = re.compile(
    r"(?<![\d+-])([01]?\d|2[0-3])[:時]([0-5]\d)(?:[:分]([0-5]\d))?\s*([ap]m)?", re.IGNORECASE
)
_WORDED = re.compile(r"[A-Za-z]{3}.*\d{4}.*\d:\d\d")
_NOON = 12


@dataclass(frozen=True)
class Sent:
    """The moments of a column, None where there is none; faults go by the same count."""

    moments: list[datetime | None]
    faults: dict[int, Fault]
    whole: list[Fault]
    notes: list[Note]


def sent_of(cells: Sequence[Found], table: Table, order: str, zone: tzinfo | None) -> Sent:
    """Read a column of dates, on the clock of a zone or of the machine; order is mdy or dmy."""
    exact = [_exact(each, zone) for each in cells]
    left = [None if moment else cell for moment, cell in zip(exact, cells, strict=True)]
    days = read_column(left, Column.of(Contact, "held_on"), table.epoch, order)
    moments = [
        moment or _joined(day, cell)
        for moment, day, cell in zip(exact, days.values, cells, strict=True)
    ]
    # That times are left out is no news of mails: a contact has a day.
    notes = [
        Note(note.code, {**note.facts, "heading": "date"})
        for note in days.notes
        if note.code != "note.times"
    ]
    return Sent(moments, days.faults, days.whole, notes)


def _exact(found: Found, zone: tzinfo | None) -> datetime | None:
    """Return a moment that names its time zone, on the clock of another; None for any other."""
    if not isinstance(found, str):
        return None
    text = unicodedata.normalize("NFKC", found).strip()
    try:
        if _WORDED.match(text):
            moment = parsedate_to_datetime(text)
        elif _ZONED.search(text) and ":" in text:
            moment = datetime.fromisoformat(text.replace("/", "-"))
        else:
            return None
        return (moment.astimezone(zone) if moment.tzinfo else moment).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return None


def _joined(day: date | None, found: Found) -> datetime | None:
    if day is None:
        return None
    if isinstance(found, datetime):
        return found.replace(tzinfo=None)
    told = _TIME.search(unicodedata.normalize("NFKC", found)) if isinstance(found, str) else None
    if not told:
        return datetime.combine(day, time())
    hour = int(told[1]) % _NOON if told[4] else int(told[1])
    hour += _NOON if (told[4] or "").lower() == "pm" else 0
    return datetime.combine(day, time(hour, int(told[2]), int(told[3] or 0)))
