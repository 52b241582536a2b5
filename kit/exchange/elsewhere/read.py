"""A file of contacts by what its name says: a calendar, or a list of mail headers."""

from datetime import date, tzinfo
from pathlib import Path

from kit.exchange.elsewhere.entry import Reading
from kit.exchange.elsewhere.mail import read_mail

__all__ = ["CALENDAR", "read_elsewhere"]

CALENDAR = (".ics",)


def read_elsewhere(path: Path, today: date, zone: tzinfo | None = None, order: str = "") -> Reading:
    """Read a calendar up to today, or a list of mails, on the days of a zone or the machine's own.

    order, mdy or dmy, is that of dates which do not tell it. Raises KitError for any other file.
    """
    if path.suffix.lower() in CALENDAR:
        # Loading what reads calendars takes longer than reading most lists.
        from kit.exchange.elsewhere.calendar import read_calendar  # noqa: PLC0415

        return read_calendar(path, today, zone)
    return read_mail(path, zone, order)
