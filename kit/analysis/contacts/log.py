"""The contact log up to a day: what was recent, and the shares that tell its character."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kit.account import Account, Channel, Contact, StartedBy
from kit.analysis.share import Measure, measured
from kit.pack import Pack

__all__ = ["Shares", "recent", "shares"]


@dataclass(frozen=True)
class Shares:
    """What the contacts of the last days amount to; unknown ones are counted in each measure.

    initiator_unknown is a share of all contacts, whatever is known of them.
    """

    days: int
    contacts: int
    started_by_us: Measure
    by_mail: Measure
    initiator_unknown: Measure


def recent(account: Account, today: date, days: int) -> tuple[Contact, ...]:
    """Return the contacts of the last so many days, the oldest first."""
    held = (each for each in account.contacts if 0 <= (today - each.held_on).days <= days)
    return tuple(sorted(held, key=lambda contact: contact.held_on))


def shares(account: Account, pack: Pack, today: date) -> Shares:
    """Return who starts the contacts and how many are mail, over the pack's window."""
    limits = pack.thresholds
    found = recent(account, today, limits.contact_window_days)
    return Shares(
        days=limits.contact_window_days,
        contacts=len(found),
        started_by_us=started_by_us(found, limits.contact_few),
        by_mail=measured(map(_is_mail, found), limits.contact_few),
        initiator_unknown=measured(
            (each.started_by is StartedBy.unknown for each in found), limits.contact_few
        ),
    )


def started_by_us(contacts: Iterable[Contact], needed: int) -> Measure:
    """Return the share of contacts that we started, among those of which it is known."""
    return measured((_is_ours(each) for each in contacts), needed)


def _is_ours(contact: Contact) -> bool | None:
    if contact.started_by is StartedBy.unknown:
        return None
    return contact.started_by is StartedBy.us


def _is_mail(contact: Contact) -> bool | None:
    return None if contact.channel is Channel.unknown else contact.channel is Channel.mail
