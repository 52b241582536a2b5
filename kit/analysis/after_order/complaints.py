"""Complaints: how long they are open, and whether the customer has called them over."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kit.account import Account, AttributedTo, Complaint, CustomerReport, Function, YesNo
from kit.pack import Pack

__all__ = [
    "BlameSign",
    "ComplaintStanding",
    "ComplaintState",
    "blame_sign",
    "complaint_desk",
    "letter_sent_on",
    "reports_waiting",
    "waits_for_letter",
]


class ComplaintState(StrEnum):
    """How far a complaint has come; over it is only in the customer's words."""

    open = "open"
    closed_by_us = "closed_by_us"
    over = "over"


class BlameSign(StrEnum):
    """What tells that the blame is passed on."""

    lies_with_sales = "lies_with_sales"
    sales_stays_away = "sales_stays_away"


_ORDER = {state: place for place, state in enumerate(ComplaintState)}
_ELSEWHERE = {AttributedTo.engineering, AttributedTo.product, AttributedTo.company}


@dataclass(frozen=True)
class ComplaintStanding:
    """A complaint on a day; days are those from receiving it until it was over, or until today.

    They are None where the day it was received is not known.
    """

    complaint: Complaint
    state: ComplaintState
    days: int | None


def complaint_desk(account: Account, today: date) -> tuple[ComplaintStanding, ...]:
    """Return the complaints received by a day, open ones first and among them the oldest first."""
    known = (each for each in account.complaints if (each.received_on or date.min) <= today)
    found = (_standing(each, today) for each in known)
    return tuple(sorted(found, key=lambda each: (_ORDER[each.state], _received(each))))


def letter_sent_on(account: Account, complaint: Complaint, today: date) -> date | None:
    """Return the first day by which a letter about a complaint was sent: typed, or on a letter."""
    days = (letter.sent_on for letter in account.letters if letter.complaint == complaint.id)
    sent = [day for day in (complaint.letter_sent_on, *days) if _by(day, today)]
    return min((day for day in sent if day), default=None)


def waits_for_letter(account: Account, complaint: Complaint, today: date, days: int) -> bool:
    """Return whether a letter is due for more than so many days, since the visit or the complaint.

    A small discontent asks for none.
    """
    if complaint.small is YesNo.yes or letter_sent_on(account, complaint, today):
        return False
    since = _by(complaint.after.visited_on, today) or complaint.received_on
    return since is not None and (today - since).days > days


def reports_waiting(complaint: Complaint, today: date) -> tuple[CustomerReport, ...]:
    """Return the reports that the customer is still to have, the one due first in front."""
    waiting = [each for each in complaint.reports if _by(each.done_on, today) is None]
    return tuple(sorted(waiting, key=lambda each: each.due_on))


def blame_sign(account: Account, complaint: Complaint, pack: Pack) -> BlameSign | None:
    """Return what tells that a complaint put down to others than sales is sales' own, or None."""
    if complaint.attributed_to not in _ELSEWHERE:
        return None
    cause = pack.causes.get(complaint.after.cause or "")
    if cause and cause.lies_with == AttributedTo.sales.value:
        return BlameSign.lies_with_sales
    going = [account.member(each) for each in complaint.before.going]
    functions = {each.function if each else Function.unknown for each in going}
    told = bool(functions) and Function.unknown not in functions
    return BlameSign.sales_stays_away if told and Function.sales not in functions else None


def _standing(complaint: Complaint, today: date) -> ComplaintStanding:
    over_on = _by(complaint.agreed_closed_on, today)
    if over_on:
        state = ComplaintState.over
    else:
        closed = _by(complaint.closed_on, today)
        state = ComplaintState.closed_by_us if closed else ComplaintState.open
    since = complaint.received_on
    return ComplaintStanding(complaint, state, ((over_on or today) - since).days if since else None)


def _received(each: ComplaintStanding) -> date:
    return each.complaint.received_on or date.max


def _by(day: date | None, today: date) -> date | None:
    """Return a day that has come, or None."""
    return day if day and day <= today else None
