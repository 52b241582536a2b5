"""Contacts from calendars and mail headers, proposed for the rep to confirm."""

from kit.exchange.elsewhere.entry import Entry, Reading
from kit.exchange.elsewhere.headers import holds_mails
from kit.exchange.elsewhere.propose import Proposed, propose
from kit.exchange.elsewhere.read import CALENDAR, read_elsewhere

__all__ = ["CALENDAR", "Entry", "Proposed", "Reading", "holds_mails", "propose", "read_elsewhere"]
