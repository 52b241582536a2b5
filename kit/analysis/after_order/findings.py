"""Findings about promises, milestones and the time until go-live is signed off."""

from collections.abc import Iterable, Iterator
from datetime import date

from kit.account import Account, Deal, OpenQuestion, Promise, RecordedIn, YesNo
from kit.analysis.after_order.delivery import Delivery, deliveries
from kit.analysis.after_order.milestones import MilestoneStanding, MilestoneState, go_live_step
from kit.analysis.after_order.orders import has_records, is_after_order
from kit.analysis.after_order.promises import PromiseState, promise_ledger
from kit.analysis.finding import Finding, finding, in_brief, refs
from kit.pack import Pack

__all__ = ["after_order_findings"]


def after_order_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the time after the orders gives to notice; deals without an order give nothing."""
    yield from _promises(account, pack, today)
    for each in deliveries(account, pack, today):
        yield from _absent(each, pack)
        yield from _late(each, pack)
        yield from _silence(account, each, pack)
        yield from _no_sign_off(each, pack, today)
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


def _absent(each: Delivery, pack: Pack) -> Iterator[Finding]:
    """Tell of the milestones without sales; once go-live is signed off, of those after it."""
    done = [
        step
        for step in each.line
        if step.state is MilestoneState.done and not _is_settled(step, each.signed.signed_off_on)
    ]
    absent = [step for step in done if step.milestone.sales_was_there is YesNo.no]
    if absent:
        unknown = sum(step.milestone.sales_was_there is YesNo.unknown for step in done)
        yield _of_steps("milestone.sales_absent", each.deal, absent, pack, unknown=unknown)


def _is_settled(step: MilestoneStanding, signed_off_on: date | None) -> bool:
    done_on = step.milestone.done_on
    return signed_off_on is not None and done_on is not None and done_on <= signed_off_on


def _late(each: Delivery, pack: Pack) -> Iterator[Finding]:
    if late := [step for step in each.line if step.state is MilestoneState.late]:
        days = max(step.days_late or 0 for step in late)
        yield _of_steps("milestone.late", each.deal, late, pack, days=days)


def _of_steps(
    code: str, deal: Deal, found: list[MilestoneStanding], pack: Pack, **facts: object
) -> Finding:
    about = (*refs("deals", [deal]), *refs("milestones", (each.milestone for each in found)))
    steps = tuple(each.name for each in found)
    return finding(code, pack, about, deal=deal.name, steps=steps, n=len(found), **facts)


def _silence(account: Account, each: Delivery, pack: Pack) -> Iterator[Finding]:
    """Tell of deals whose delivery is recorded here; of an old order alone nothing is known."""
    if each.is_silent and has_records(account, each.deal):
        about, limit = refs("deals", [each.deal]), pack.thresholds.after_order_silence_days
        facts = {"deal": each.deal.name, "limit": limit, "last_on": each.seen.last_on}
        yield finding("after_order.silence", pack, about, **facts)


def _no_sign_off(each: Delivery, pack: Pack, today: date) -> Iterator[Finding]:
    signed = each.signed
    if signed.done_on is None or signed.signed_off_on is not None:
        return
    about = (*refs("deals", [each.deal]), *refs("milestones", signed.milestones))
    step = go_live_step(pack).name
    facts = {"step": step, "done_on": signed.done_on, "days": (today - signed.done_on).days}
    yield finding("after_order.no_sign_off", pack, about, deal=each.deal.name, **facts)


def _questions(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    limit = pack.thresholds.question_open_days
    found = [
        each
        for each in account.open_questions
        if is_after_order(account, each.deal, today) and _waits(each, today, limit)
    ]
    if found:
        asked = tuple(in_brief(each.what) for each in found)
        about = refs("open_questions", found)
        yield finding(
            "after_order.question_open", pack, about, questions=asked, n=len(found), limit=limit
        )


def _waits(question: OpenQuestion, today: date, limit: int) -> bool:
    settled = question.settled_on is not None and question.settled_on <= today
    asked_on = question.asked_on
    return not settled and asked_on is not None and (today - asked_on).days > limit
