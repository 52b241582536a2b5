"""Findings about complaints (complaint.*)."""

from collections.abc import Iterable, Iterator
from datetime import date

from kit.account import Account, Complaint
from kit.analysis.after_order.complaints import (
    ComplaintStanding,
    ComplaintState,
    blame_sign,
    complaint_desk,
    reports_waiting,
    waits_for_letter,
)
from kit.analysis.after_order.orders import ordered_deals
from kit.analysis.finding import Finding, finding, in_brief, refs
from kit.pack import Pack

__all__ = ["complaint_findings"]


def complaint_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the complaints give to notice, and that there are none though there are orders."""
    desk = complaint_desk(account, today)
    yield from _open(desk, pack)
    yield from _late_reports(desk, pack, today)
    yield from _no_letter(account, desk, pack, today)
    for each in desk:
        if _is_recent(each, pack, today):
            yield from _misread(each.complaint, pack)
            yield from _blame(account, each.complaint, pack)
    yield from _none_recorded(account, desk, pack, today)


def _open(desk: Iterable[ComplaintStanding], pack: Pack) -> Iterator[Finding]:
    found = [each for each in desk if each.state is not ComplaintState.over]
    if found:
        days = [each.days for each in found if each.days is not None]
        closed = sum(each.state is ComplaintState.closed_by_us for each in found)
        facts = {"days": max(days, default=None), "closed": closed}
        yield _of_several("complaint.open", (each.complaint for each in found), pack, **facts)


def _late_reports(desk: Iterable[ComplaintStanding], pack: Pack, today: date) -> Iterator[Finding]:
    first = {each.complaint: reports_waiting(each.complaint, today)[:1] for each in desk}
    late = {c: (today - due[0].due_on).days for c, due in first.items() if due}
    if found := [complaint for complaint, days in late.items() if days > 0]:
        days = max(late.values())
        yield _of_several("complaint.report_overdue", found, pack, days=days)


def _no_letter(
    account: Account, desk: Iterable[ComplaintStanding], pack: Pack, today: date
) -> Iterator[Finding]:
    """Tell of complaints that are not over: a letter comes too late for the others."""
    limit = pack.thresholds.letter_days
    waiting = (each.complaint for each in desk if each.state is not ComplaintState.over)
    if found := [each for each in waiting if waits_for_letter(account, each, today, limit)]:
        yield _of_several("complaint.no_letter", found, pack, limit=limit)


def _of_several(code: str, found: Iterable[Complaint], pack: Pack, **facts: object) -> Finding:
    named = tuple(found)
    names = tuple(in_brief(each.what) for each in named)
    return finding(code, pack, refs("complaints", named), complaints=names, n=len(named), **facts)


def _is_recent(each: ComplaintStanding, pack: Pack, today: date) -> bool:
    """Return whether a complaint is worth taking up still: not over, or received of late."""
    received_on = each.complaint.received_on
    limit = pack.thresholds.complaint_window_days
    late = received_on is not None and (today - received_on).days <= limit
    return each.state is not ComplaintState.over or late


def _misread(complaint: Complaint, pack: Pack) -> Iterator[Finding]:
    supposed, real = (pack.causes.get(c.cause or "") for c in (complaint.before, complaint.after))
    if supposed and real and supposed is not real:
        facts = {"supposed": supposed.name, "real": real.name}
        yield _of_one("complaint.cause_misread", complaint, pack, **facts)


def _blame(account: Account, complaint: Complaint, pack: Pack) -> Iterator[Finding]:
    if sign := blame_sign(account, complaint, pack):
        facts = {"attributed": complaint.attributed_to, "sign": sign}
        yield _of_one("complaint.blame_passed", complaint, pack, **facts)


def _of_one(code: str, complaint: Complaint, pack: Pack, **facts: object) -> Finding:
    about = refs("complaints", [complaint])
    return finding(code, pack, about, complaint=in_brief(complaint.what), **facts)


def _none_recorded(
    account: Account, desk: Iterable[ComplaintStanding], pack: Pack, today: date
) -> Iterator[Finding]:
    """Tell of orders old enough; a complaint of unknown day may well be a late one."""
    limit = pack.thresholds.complaint_window_days
    days = [each.complaint.received_on for each in desk]
    if any(day is None or (today - day).days <= limit for day in days):
        return
    orders = [
        deal
        for deal in ordered_deals(account, today)
        if deal.ordered_on is not None and (today - deal.ordered_on).days > limit
    ]
    if orders:
        names = tuple(deal.name for deal in orders)
        about = refs("deals", orders)
        facts = {"deals": names, "n": len(orders), "days": limit}
        yield finding("complaint.none_recorded", pack, about, **facts)
