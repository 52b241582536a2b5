"""When we last spoke with whom: the later of what was typed on a person and what was logged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kit.account import Account, Channel, Contact, Stakeholder

__all__ = ["LastSpoken", "is_spoken", "last_spoken", "last_spoken_with_any"]

_BY_VOICE = {Channel.visit, Channel.their_visit, Channel.phone, Channel.online}
_IN_WRITING = {Channel.mail, Channel.letter}


@dataclass(frozen=True)
class LastSpoken:
    """The day and channel of a talk; contact is its entry in the log, None where only typed."""

    on: date
    channel: Channel
    contact: str | None = None

    def days_before(self, today: date) -> int:
        """Return how many days ago that was."""
        return (today - self.on).days


def is_spoken(contact: Contact) -> bool:
    """Return whether people are known to have talked with each other in a contact."""
    # An event is a crowd until the log names somebody we talked to there.
    at_event = contact.channel is Channel.event and bool(contact.stakeholders)
    return contact.channel in _BY_VOICE or at_event


def last_spoken(account: Account, today: date) -> Mapping[str, LastSpoken]:
    """Return the last talk up to a day with each person there was one with, by the person's id."""
    found: dict[str, LastSpoken] = {}
    for person, spoken in (*_typed(account, today), *_logged(account, today)):
        # Of the same day the logged one counts: it leads back to an entry.
        if person not in found or spoken.on >= found[person].on:
            found[person] = spoken
    return found


def last_spoken_with_any(account: Account, today: date) -> LastSpoken | None:
    """Return the last talk with anybody of an account, whether or not the log names them."""
    named = [*last_spoken(account, today).values()]
    talks = (_spoken(contact) for contact in account.contacts if is_spoken(contact))
    every = [*named, *(talk for talk in talks if talk.on <= today)]
    return max(every, key=lambda talk: talk.on, default=None)


def _typed(account: Account, today: date) -> Iterator[tuple[str, LastSpoken]]:
    for person in account.stakeholders:
        if (spoken := _typed_on(person)) and spoken.on <= today:
            yield person.id, spoken


def _typed_on(person: Stakeholder) -> LastSpoken | None:
    """Return what is typed on a person, unless it says itself that it was in writing."""
    if person.last_met_on is None or person.last_channel in _IN_WRITING:
        return None
    return LastSpoken(person.last_met_on, person.last_channel)


def _logged(account: Account, today: date) -> Iterator[tuple[str, LastSpoken]]:
    for contact in account.contacts:
        if contact.held_on <= today and is_spoken(contact):
            yield from ((person, _spoken(contact)) for person in contact.stakeholders)


def _spoken(contact: Contact) -> LastSpoken:
    return LastSpoken(contact.held_on, contact.channel, contact.id)
