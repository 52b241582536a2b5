"""Early involvement: how long before the customer's formal request we heard of a deal."""

from collections.abc import Iterator
from datetime import date

from kit.account import Account, Deal, DealStatus, HowHeard, OwnCause, ReasonTold
from kit.analysis.deals.standing import standing
from kit.analysis.finding import Finding, finding, level_fact, refs
from kit.pack import Pack

__all__ = ["early_findings", "heard_too_late", "lead_days"]

_TOO_LATE = {HowHeard.formal_request, HowHeard.after_decision}


def lead_days(deal: Deal) -> int | None:
    """Return the days between first hearing of a deal and the formal request; negative is late."""
    early = deal.early
    if early.first_heard_on is None or early.formal_request_on is None:
        return None
    return (early.formal_request_on - early.first_heard_on).days


def heard_too_late(deal: Deal) -> bool:
    """Return whether we heard of a deal only at or after the formal request."""
    days = lead_days(deal)
    return deal.early.how_heard in _TOO_LATE or (days is not None and days <= 0)


def early_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the beginnings of the deals give to notice."""
    for deal in account.deals:
        if deal.status in {DealStatus.in_progress, DealStatus.lost}:
            yield from _surprise(deal, pack)
        if deal.status is DealStatus.in_progress:
            yield from _lead_time(deal, pack)
            yield from _budget_window(account, deal, pack, today)
        yield from _price_blamed(deal, pack)


def _about(deal: Deal, code: str, pack: Pack, **facts: object) -> Finding:
    return finding(code, pack, refs("deals", [deal]), deal=deal.name, **facts)


def _surprise(deal: Deal, pack: Pack) -> Iterator[Finding]:
    if heard_too_late(deal):
        early = deal.early
        yield _about(
            deal,
            "early.rfp_surprise",
            pack,
            how=early.how_heard,
            first_heard_on=early.first_heard_on,
            formal_request_on=early.formal_request_on,
        )


def _lead_time(deal: Deal, pack: Pack) -> Iterator[Finding]:
    days, limit = lead_days(deal), pack.thresholds.lead_time_days
    if days is not None and 0 < days < limit and not heard_too_late(deal):
        yield _about(deal, "early.lead_time_short", pack, days=days, limit=limit)


def _price_blamed(deal: Deal, pack: Pack) -> Iterator[Finding]:
    loss = deal.loss
    unexplained = loss.own_cause in {OwnCause.unknown, OwnCause.price}
    blamed = ReasonTold.price is loss.reason_told or OwnCause.price is loss.own_cause
    if deal.status is DealStatus.lost and blamed and unexplained:
        yield _about(deal, "early.price_blamed", pack)


def _budget_window(account: Account, deal: Deal, pack: Pack, today: date) -> Iterator[Finding]:
    by_on = account.profile.calendar.budget_request_by_on
    if by_on is None:
        return
    days = (by_on - today).days
    current = standing(account, deal, pack, today).current
    level = current.rated if current else None
    if not 0 <= days <= pack.thresholds.budget_window_days:
        return
    # An unassessed deal, or one whose count stopped at something unknown, still has to be asked.
    if level is None or level.value < pack.thresholds.budget_stage:
        shown = None if level is None else level_fact(level.value)
        yield _about(deal, "early.budget_window", pack, by_on=by_on, days=days, level=shown)
