"""One ordered deal with all that followed: milestones, promises, questions, complaints, sales."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kit.account import Account, Deal, OpenQuestion
from kit.analysis.after_order.complaints import ComplaintStanding, complaint_desk
from kit.analysis.after_order.milestones import (
    MilestoneStanding,
    SignOff,
    milestone_line,
    sign_off,
)
from kit.analysis.after_order.orders import ordered_deals
from kit.analysis.after_order.presence import Gap, Presence, gaps, presence
from kit.analysis.after_order.promises import PromiseStanding, promise_ledger
from kit.pack import Pack

__all__ = ["Delivery", "deliveries", "delivery"]


@dataclass(frozen=True)
class Delivery:
    """An ordered deal on a day; silences are longer than the pack allows.

    is_silent says that sales is out of sight now, while go-live is not signed off.
    """

    deal: Deal
    line: tuple[MilestoneStanding, ...]
    ledger: tuple[PromiseStanding, ...]
    questions: tuple[OpenQuestion, ...]
    complaints: tuple[ComplaintStanding, ...]
    signed: SignOff
    seen: Presence
    silences: tuple[Gap, ...]
    is_silent: bool


def deliveries(account: Account, pack: Pack, today: date) -> Iterator[Delivery]:
    """Yield each ordered deal with all that followed, the latest order first."""
    return (delivery(account, deal, pack, today) for deal in ordered_deals(account, today))


def delivery(account: Account, deal: Deal, pack: Pack, today: date) -> Delivery:
    """Return all that followed the order of a deal."""
    limit, seen = pack.thresholds.after_order_silence_days, presence(account, deal, pack, today)
    desk = complaint_desk(account, today)
    return Delivery(
        deal=deal,
        line=milestone_line(account, deal, pack, today),
        ledger=promise_ledger(account, today, deal.id),
        questions=tuple(each for each in account.open_questions if each.deal == deal.id),
        complaints=tuple(each for each in desk if each.complaint.deal == deal.id),
        signed=sign_off(account, deal, pack, today),
        seen=seen,
        silences=gaps(seen, limit),
        is_silent=seen.is_silent(limit),
    )
