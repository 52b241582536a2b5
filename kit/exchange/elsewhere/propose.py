"""What a calendar or a mail list makes of an account: contacts that are not in it yet."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kit.account import Account, Channel, Contact, StartedBy
from kit.errors import Cell, Fault, Faults
from kit.exchange.cells import folded
from kit.exchange.elsewhere.entry import Entry, Reading
from kit.exchange.elsewhere.known import KnownPeople
from kit.exchange.lists import Note
from kit.exchange.lists.belongs import derived_id
from kit.exchange.lists.fields import listed

__all__ = ["Proposed", "propose"]

_MOST_NAMED = 20


@dataclass(frozen=True)
class Proposed:
    """The account with what would join it: each new contact beside the title it had elsewhere.

    same counts the entries that are there already; unknown are the names of nobody known, each
    with the number of its entries; faults are those of rows left out.
    """

    reading: Reading
    account: Account
    new: tuple[tuple[Contact, str], ...]
    same: int
    unknown: tuple[tuple[str, int], ...]
    faults: tuple[Fault, ...]
    notes: tuple[Note, ...]


def propose(
    reading: Reading, account: Account, today: date, *, skip_faulty: bool = False
) -> Proposed:
    """Return the contacts with an account that a file tells of; raises Faults unless rows may go.

    An entry is one when a person of the customer, or in a calendar the customer, is named in it.
    """
    people = KnownPeople(account)
    here = {each.origin for each in account.contacts if each.origin}
    faults = list(reading.faults)
    new: dict[str, tuple[Contact, str]] = {}
    unknown: Counter[str] = Counter()
    same = elsewhere = 0
    for entry in reading.entries:
        contact = _contact(entry, people)
        unknown.update(_unknown(entry, people))
        if contact is None:
            elsewhere += 1
        elif contact.origin in here or contact.origin in new:
            same += 1
        elif contact.held_on > today:
            facts = {"found": entry.held_on.isoformat(), "today": today.isoformat()}
            faults.append(Fault("contacts.future", (), facts, Cell(entry.row)))
        else:
            new[contact.origin] = contact, entry.title
    faults.sort(key=lambda each: each.cell.row if each.cell else 0)
    if faults and not (skip_faulty and all(each.cell and each.cell.row for each in faults)):
        raise Faults(reading.source, faults)
    ordered = tuple(sorted(new.values(), key=lambda each: each[0].held_on))
    contacts = (*account.contacts, *(contact for contact, _ in ordered))
    counted = tuple(unknown.most_common())
    return Proposed(
        reading,
        account.model_copy(update={"contacts": contacts}) if ordered else account,
        ordered,
        same,
        counted,
        tuple(faults),
        (*reading.notes, *_notes(counted, elsewhere)),
    )


def _contact(entry: Entry, people: KnownPeople) -> Contact | None:
    named = [people.stakeholder(each) for each in entry.names]
    stakeholders = tuple(dict.fromkeys(filter(None, (*named, *people.told_in(entry.told)))))
    if not stakeholders and not people.is_named(entry.told):
        return None
    members = tuple(dict.fromkeys(filter(None, map(people.member, entry.names))))
    return Contact(
        id=derived_id("c", entry.key),
        held_on=entry.held_on,
        channel=_channel(entry, people),
        started_by=_started_by(entry.starter, people),
        occasion=entry.occasion,
        minutes=entry.minutes,
        stakeholders=stakeholders,
        members=members,
        origin=entry.key,
    )


def _started_by(name: str, people: KnownPeople) -> StartedBy:
    if people.member(name):
        return StartedBy.unknown if people.stakeholder(name) else StartedBy.us
    return StartedBy.them if people.stakeholder(name) else StartedBy.unknown


def _channel(entry: Entry, people: KnownPeople) -> Channel:
    """Return a visit where the place tells whose house it was in, and the entry's own otherwise."""
    if entry.channel is not Channel.unknown or not entry.place:
        return entry.channel
    place = folded(entry.place)
    theirs = people.is_named(entry.place) or _says("theirs", place)
    if theirs == _says("ours", place):
        return Channel.unknown
    return Channel.visit if theirs else Channel.their_visit


def _says(whose: str, place: str) -> bool:
    return any(each in place for each in listed(f"calendar.{whose}"))


def _unknown(entry: Entry, people: KnownPeople) -> Iterator[str]:
    for name in entry.names:
        if not people.stakeholder(name) and not people.member(name):
            yield name


def _notes(unknown: Sequence[tuple[str, int]], elsewhere: int) -> Iterator[Note]:
    if elsewhere:
        yield Note("note.not_with_them", {"n": elsewhere})
    if unknown:
        names = tuple(f"{name} ({n})" for name, n in unknown[:_MOST_NAMED])
        yield Note("note.unknown_people", {"n": len(unknown), "names": names})
