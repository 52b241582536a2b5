"""Whether sales is seen after the order: the days sales met or spoke with a deal's people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from kit.account import Account, Contact, Deal, Function, YesNo
from kit.analysis.after_order.milestones import sign_off
from kit.analysis.after_order.orders import people_of
from kit.analysis.contacts import last_spoken, talks
from kit.pack import Pack

__all__ = ["Gap", "Presence", "gaps", "presence"]

Sighting = tuple[date, bool | None]
"""A day when somebody of ours was seen, and whether sales was; None where that is not known."""


@dataclass(frozen=True)
class Gap:
    """The time from one meeting with sales to the next, or to the end."""

    after_on: date
    before_on: date

    @property
    def days(self) -> int:
        """Return how many days lie between."""
        return (self.before_on - self.after_on).days


@dataclass(frozen=True)
class Presence:
    """The days, the earliest first, on which sales is known to have met or spoken with them.

    unsure are days when somebody of ours did and it is not known who. until is the day go-live
    was signed off, or today. Before logged_since nothing is sure; None is no contact log at all.
    """

    met: tuple[date, ...]
    unsure: tuple[date, ...]
    ordered_on: date | None
    until: date
    signed_off: bool
    logged_since: date | None

    @property
    def last_on(self) -> date | None:
        """Return the last day that is known, or None."""
        return self.met[-1] if self.met else None

    def is_silent(self, days: int) -> bool:
        """Return whether sales is surely out of sight for more days, go-live not signed off."""
        recent = self.until - timedelta(days=days)
        seen = (self.last_on, self.ordered_on, self.logged_since, *self.unsure[-1:])
        late = any(day is not None and day >= recent for day in seen)
        return self.logged_since is not None and not (late or self.signed_off)


def presence(account: Account, deal: Deal, pack: Pack, today: date) -> Presence:
    """Return when sales was seen, from the contact log, milestones, visits and typed dates."""
    signed_off_on = sign_off(account, deal, pack, today).signed_off_on
    seen = [*_seen(account, deal, today)]
    logged = [each.held_on for each in account.contacts if each.held_on <= today]
    return Presence(
        met=tuple(sorted({day for day, sales in seen if sales})),
        unsure=tuple(sorted({day for day, sales in seen if sales is None})),
        ordered_on=deal.ordered_on,
        until=signed_off_on or today,
        signed_off=signed_off_on is not None,
        logged_since=min(logged, default=None),
    )


def gaps(seen: Presence, days: int) -> tuple[Gap, ...]:
    """Return every stretch of more than so many days surely without sales, from the order on."""
    if seen.logged_since is None:
        return ()
    start = max(seen.logged_since, seen.ordered_on or seen.logged_since)
    between = {day for day in (*seen.met, *seen.unsure) if start <= day <= seen.until}
    ends = sorted({start, seen.until} | between) if start < seen.until else []
    found = (Gap(first, second) for first, second in pairwise(ends))
    return tuple(gap for gap in found if gap.days > days)


def _seen(account: Account, deal: Deal, today: date) -> Iterator[Sighting]:
    people, ours = people_of(account, deal), _sales(account, deal)
    for contact in talks(account, today):
        if _concerns(contact, deal, people):
            yield contact.held_on, _with_sales(account, contact.members, ours)
    yield from _at_milestones(account, deal, today)
    for complaint in account.complaints:
        visited_on = complaint.after.visited_on
        if complaint.deal == deal.id and visited_on and visited_on <= today:
            yield visited_on, _with_sales(account, complaint.before.going, ours)
    # What is typed on a person does not say who of ours it was.
    typed = {p: last for p, last in last_spoken(account, today).items() if not last.contact}
    yield from ((last.on, None) for p, last in typed.items() if p in people or not people)


def _at_milestones(account: Account, deal: Deal, today: date) -> Iterator[Sighting]:
    for each in account.milestones:
        there = each.deal == deal.id and each.sales_was_there is YesNo.yes
        if there and each.done_on and each.done_on <= today:
            yield each.done_on, True


def _sales(account: Account, deal: Deal) -> frozenset[str]:
    """Return our sales people; the rep and the deal's owner are taken for such unless told."""
    answering = {account.profile.rep, deal.owner}
    return frozenset(
        each.id
        for each in account.members
        if each.function is Function.sales
        or (each.function is Function.unknown and each.id in answering)
    )


def _with_sales(account: Account, members: tuple[str, ...], ours: frozenset[str]) -> bool | None:
    if ours & set(members):
        return True
    known = [account.member(each) for each in members]
    told = all(each is not None and each.function is not Function.unknown for each in known)
    return False if known and told else None


def _concerns(contact: Contact, deal: Deal, people: frozenset[str]) -> bool:
    """Return whether a contact was about a deal, or about none and with its people."""
    if contact.deal is not None:
        return contact.deal == deal.id
    return not people or not contact.stakeholders or bool(people & set(contact.stakeholders))
