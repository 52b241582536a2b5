"""Which deals are ordered, and what is recorded of each since."""

from collections.abc import Iterator
from datetime import date

from kit.account import (
    Account,
    Complaint,
    Deal,
    DealStatus,
    Milestone,
    OpenQuestion,
    Promise,
)

__all__ = ["has_records", "is_after_order", "is_ordered", "ordered_deals", "people_of"]

Record = Promise | Milestone | OpenQuestion | Complaint
"""What is entered of a deal after its order."""

_CALLED_OFF = {DealStatus.lost, DealStatus.stopped}


def is_ordered(deal: Deal, today: date) -> bool:
    """Return whether a deal is ordered by a day; one that is won may not say since when."""
    if deal.status in _CALLED_OFF:
        return False
    if deal.ordered_on is not None:
        return deal.ordered_on <= today
    return deal.status is DealStatus.won


def ordered_deals(account: Account, today: date) -> tuple[Deal, ...]:
    """Return the deals that are ordered, the latest order first, those undated last."""
    found = [deal for deal in account.deals if is_ordered(deal, today)]
    return tuple(sorted(found, key=lambda deal: deal.ordered_on or date.min, reverse=True))


def is_after_order(account: Account, deal: str | None, today: date) -> bool:
    """Return whether what names this deal, or none, belongs to the time after an order."""
    found = account.deal(deal)
    return found is None or is_ordered(found, today)


def has_records(account: Account, deal: Deal) -> bool:
    """Return whether anything was entered of what followed an order."""
    return any(True for _ in _records(account, deal))


def people_of(account: Account, deal: Deal) -> frozenset[str]:
    """Return the customer's people who are named in a deal and in what followed its order."""
    named = (_named(each) for each in _records(account, deal))
    return frozenset(deal.effect.agreed_with).union(*named)


def _records(account: Account, deal: Deal) -> Iterator[Record]:
    entries: tuple[Record, ...] = (
        *account.promises,
        *account.milestones,
        *account.open_questions,
        *account.complaints,
    )
    yield from (each for each in entries if each.deal == deal.id)


def _named(record: Record) -> tuple[str, ...]:
    match record:
        case Promise():
            return (*record.made_to, *record.confirmed_by, *record.changed_agreed_by)
        case Milestone():
            return (*record.confirmed_by, *record.signed_off_by)
        case OpenQuestion():
            return (record.asked_by,) if record.asked_by else ()
        case Complaint():
            return record.received_from
