"""When we last spoke with whom: the later of what was typed on a person and what was logged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kit.account import Account, Channel, Contact

__all__ = ["LastSpoken", "is_spoken", "last_spoken", "last_spoken_with_any", "talks"]

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
    logged: dict[str, Contact] = {}
    for contact in talks(account, today):
        for person in contact.stakeholders:
            if person not in logged or contact.held_on >= logged[person].held_on:
                logged[person] = contact
    typed = _typed(account, today)
    return typed | {
        person: _spoken(contact)
        for person, contact in logged.items()
        # Of the same day the logged one counts: it leads back to an entry.
        if person not in typed or contact.held_on >= typed[person].on
    }


def last_spoken_with_any(account: Account, today: date) -> LastSpoken | None:
    """Return the last talk with anybody of an account, whether or not the log names them."""
    latest = max(talks(account, today), key=lambda contact: contact.held_on, default=None)
    logged = [_spoken(latest)] if latest else []
    every = [*logged, *_typed(account, today).values()]
    return max(every, key=lambda talk: talk.on, default=None)


def talks(account: Account, today: date) -> Iterator[Contact]:
    """Yield the contacts up to a day in which people talked, as they stand in the log."""
    return (each for each in account.contacts if each.held_on <= today and is_spoken(each))


def _typed(account: Account, today: date) -> dict[str, LastSpoken]:
    """Return what is typed on people, unless it says itself that it was in writing."""
    found: dict[str, LastSpoken] = {}
    for person in account.stakeholders:
        on = person.last_met_on
        if on is not None and on <= today and person.last_channel not in _IN_WRITING:
            found[person.id] = LastSpoken(on, person.last_channel)
    return found


def _spoken(contact: Contact) -> LastSpoken:
    return LastSpoken(contact.held_on, contact.channel, contact.id)
