"""Contacts from calendars and mails on their way into an account: proposed, then saved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kit.account import Account
from kit.exchange.elsewhere import Proposed
from kit.exchange.files import private_folder
from kit.exchange.lists import faulty_rows
from kit.exchange.lists.faulty import keep_beside
from kit.words import choice, show_day, word

__all__ = ["CONTACTS", "ContactArrival", "told_contacts", "with_rest"]

CONTACTS = "contacts"
"""What a file is taken for that holds contacts: a calendar or a list of mails."""
_MOST_LINES = 40


@dataclass(frozen=True)
class ContactArrival:
    """What a calendar or mail list would add, and the file of what was left out."""

    file: Path
    proposed: Proposed
    rest: Path | None = None


def with_rest(arrival: ContactArrival, lang: str, folder: Path | None) -> ContactArrival:
    """Write what is left out of a file into a folder, or beside it where none is named."""
    faults, reading = arrival.proposed.faults, arrival.proposed.reading
    if not faults:
        return arrival
    beside = private_folder(folder) / arrival.file.name if folder else arrival.file
    content = reading.rest(faults, lang)
    return replace(arrival, rest=keep_beside(beside, reading.suffix, content))


def told_contacts(arrival: ContactArrival, lang: str, *, dry_run: bool) -> Iterator[str]:
    """Yield how a file was read, what it would add or added, and what was left out."""
    proposed = arrival.proposed
    yield from (f"  {note.said(lang)}" for note in proposed.notes)
    if dry_run:
        yield from _lines(proposed, lang)
    yield word(
        "lists.done",
        lang,
        kind=word(f"lists.{CONTACTS}", lang),
        name=proposed.account.profile.name,
        account=proposed.account.id,
        new=len(proposed.new),
        updated=0,
        same=proposed.same,
    )
    if n := len(faulty_rows(proposed.faults)):
        key = "would_skip" if dry_run else "skipped"
        yield word(f"lists.{key}", lang, n=n, file=str(arrival.rest))


def _lines(proposed: Proposed, lang: str) -> Iterator[str]:
    names = _names(proposed.account)
    for contact, title in proposed.new[:_MOST_LINES]:
        who = "、" if lang == "ja" else ", "
        yield word(
            "lists.proposed",
            lang,
            day=show_day(contact.held_on, lang),
            channel=choice(contact.channel, lang),
            who=who.join(names[each] for each in (*contact.stakeholders, *contact.members)),
            started=choice(contact.started_by, lang),
            title=title,
        )
    if (more := len(proposed.new) - _MOST_LINES) > 0:
        yield word("lists.proposed_more", lang, n=more)


def _names(account: Account) -> dict[str, str]:
    people = {each.id: each.name for each in account.stakeholders}
    return people | {each.id: each.name for each in account.members}
