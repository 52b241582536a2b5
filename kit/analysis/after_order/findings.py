"""Findings about promises, milestones and the time until go-live is signed off."""

from collections.abc import Iterable, Iterator
from datetime import date

from kit.account import Account, Deal, Item, OpenQuestion, Promise, RecordedIn, YesNo
from kit.analysis.after_order.milestones import (
    MilestoneStanding,
    MilestoneState,
    SignOff,
    milestone_line,
    sign_off,
)
from kit.analysis.after_order.orders import has_records, is_after_order, ordered_deals
from kit.analysis.after_order.presence import presence
from kit.analysis.after_order.promises import PromiseState, promise_ledger
from kit.analysis.finding import Finding, finding, in_brief, refs
from kit.pack import Pack

__all__ = ["after_order_findings"]


def after_order_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the time after the orders gives to notice; deals without an order give nothing."""
    yield from _promises(account, pack, today)
    for deal in ordered_deals(account, today):
        signed = sign_off(account, deal, pack, today)
        line = milestone_line(account, deal, pack, today)
        yield from _absent(deal, line, signed, pack)
        yield from _late(deal, line, pack)
        yield from _silence(account, deal, pack, today)
        yield from _no_sign_off(deal, signed, pack, today)
    yield from _questions(account, pack, today)


def _promises(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    ledger = promise_ledger(account, today)
    if late := [each for each in ledger if each.state is PromiseState.overdue]:
        days = max(each.days or 0 for each in late)
        yield _of_promises("promise.overdue", pack, (p.promise for p in late), days=days)
    limit = pack.thresholds.promise_unconfirmed_days
    kept = [each for each in ledger if each.state is PromiseState.kept]
    if unseen := [each.promise for each in kept if (each.days or 0) > limit]:
        yield _of_promises("promise.unconfirmed", pack, unseen, limit=limit)
    # What the customer has confirmed needs no record any more.
    waiting = [p.promise for p in ledger if p.state is not PromiseState.confirmed]
    if said := [each for each in waiting if each.recorded_in is RecordedIn.oral_only]:
        unknown = sum(each.recorded_in is RecordedIn.unknown for each in waiting)
        yield _of_promises("promise.oral_only", pack, said, unknown=unknown)


def _of_promises(code: str, pack: Pack, held: Iterable[Promise], **facts: object) -> Finding:
    found = tuple(held)
    names = tuple(in_brief(each.what) for each in found)
    return finding(code, pack, refs("promises", found), promises=names, n=len(found), **facts)


def _absent(
    deal: Deal, line: Iterable[MilestoneStanding], signed: SignOff, pack: Pack
) -> Iterator[Finding]:
    """Tell of the milestones without sales; once go-live is signed off, of those after it."""
    done = [
        each
        for each in line
        if each.state is MilestoneState.done and not _is_settled(each, signed.signed_off_on)
    ]
    absent = [each for each in done if each.milestone.sales_was_there is YesNo.no]
    if absent:
        unknown = sum(each.milestone.sales_was_there is YesNo.unknown for each in done)
        yield _of_steps("milestone.sales_absent", deal, absent, pack, unknown=unknown)


def _is_settled(each: MilestoneStanding, signed_off_on: date | None) -> bool:
    done_on = each.milestone.done_on
    return signed_off_on is not None and done_on is not None and done_on <= signed_off_on


def _late(deal: Deal, line: Iterable[MilestoneStanding], pack: Pack) -> Iterator[Finding]:
    if late := [each for each in line if each.state is MilestoneState.late]:
        days = max(each.days_late or 0 for each in late)
        yield _of_steps("milestone.late", deal, late, pack, days=days)


def _of_steps(
    code: str, deal: Deal, found: list[MilestoneStanding], pack: Pack, **facts: object
) -> Finding:
    about = (*refs("deals", [deal]), *refs("milestones", (each.milestone for each in found)))
    steps = tuple(each.name for each in found)
    return finding(code, pack, about, deal=deal.name, steps=steps, n=len(found), **facts)


def _silence(account: Account, deal: Deal, pack: Pack, today: date) -> Iterator[Finding]:
    """Tell of deals whose delivery is recorded here; of an old order alone nothing is known."""
    limit = pack.thresholds.after_order_silence_days
    seen = presence(account, deal, pack, today)
    if has_records(account, deal) and not seen.signed_off and seen.is_silent(limit):
        about = refs("deals", [deal])
        facts = {"deal": deal.name, "limit": limit, "last_on": seen.last_on}
        yield finding("after_order.silence", pack, about, **facts)


def _no_sign_off(deal: Deal, signed: SignOff, pack: Pack, today: date) -> Iterator[Finding]:
    if signed.done_on is None or signed.signed_off_on is not None:
        return
    step = next(each.name for each in pack.milestones.values() if each.go_live)
    about = (*refs("deals", [deal]), *refs("milestones", signed.milestones))
    facts = {"step": step, "done_on": signed.done_on, "days": (today - signed.done_on).days}
    yield finding("after_order.no_sign_off", pack, about, deal=deal.name, **facts)


def _questions(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    limit = pack.thresholds.question_open_days
    found: list[Item] = [
        each
        for each in account.open_questions
        if is_after_order(account, each.deal, today) and _waits(each, today, limit)
    ]
    if found:
        asked = tuple(in_brief(each.what) for each in account.open_questions if each in found)
        about = refs("open_questions", found)
        yield finding(
            "after_order.question_open", pack, about, questions=asked, n=len(found), limit=limit
        )


def _waits(question: OpenQuestion, today: date, limit: int) -> bool:
    settled = question.settled_on is not None and question.settled_on <= today
    asked_on = question.asked_on
    return not settled and asked_on is not None and (today - asked_on).days > limit
