"""Contacts from calendars and mails on their way into an account: proposed, then saved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kit.account import Account
from kit.exchange.elsewhere import Proposed
from kit.exchange.files import private_folder
from kit.exchange.lists import faulty_rows
from kit.exchange.lists.faulty import keep_beside
from kit.words import choice, show_day, word

__all__ = [
    "CONTACTS",
    "ContactArrival",
    "proposed_facts",
    "told_contacts",
    "told_count",
    "told_rest",
    "with_rest",
]

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
    yield from (f"  {note.said(lang)}" for note in arrival.proposed.notes)
    if dry_run:
        yield from _lines(arrival.proposed, lang)
    yield told_count(arrival, lang)
    if left_out := told_rest(arrival, lang, dry_run=dry_run):
        yield left_out


def told_count(arrival: ContactArrival, lang: str) -> str:
    """Return how many contacts an account gets, and how many it has already."""
    proposed = arrival.proposed
    return word(
        "lists.done",
        lang,
        kind=word(f"lists.{CONTACTS}", lang),
        name=proposed.account.profile.name,
        account=proposed.account.id,
        new=len(proposed.new),
        updated=0,
        same=proposed.same,
    )


def told_rest(arrival: ContactArrival, lang: str, *, dry_run: bool) -> str:
    """Return how many rows are left out, and where they are; nothing where none is."""
    n = len(faulty_rows(arrival.proposed.faults))
    key = "would_skip" if dry_run else "skipped"
    return word(f"lists.{key}", lang, n=n, file=str(arrival.rest)) if n else ""


def proposed_facts(proposed: Proposed, lang: str) -> Iterator[dict[str, str]]:
    """Yield the contacts proposed in words: day, channel, who, started and title of each."""
    names, comma = _names(proposed.account), "、" if lang == "ja" else ", "
    for contact, title in proposed.new:
        yield {
            "day": show_day(contact.held_on, lang),
            "channel": choice(contact.channel, lang),
            "who": comma.join(names[each] for each in (*contact.stakeholders, *contact.members)),
            "started": choice(contact.started_by, lang),
            "title": title,
        }


def _lines(proposed: Proposed, lang: str) -> Iterator[str]:
    for facts in islice(proposed_facts(proposed, lang), _MOST_LINES):
        yield word("lists.proposed", lang, **facts)
    if (more := len(proposed.new) - _MOST_LINES) > 0:
        yield word("lists.proposed_more", lang, n=more)


def _names(account: Account) -> dict[str, str]:
    people = {each.id: each.name for each in account.stakeholders}
    return people | {each.id: each.name for each in account.members}
