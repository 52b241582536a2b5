"""What other chapters hold for the plan: the deals in their rank, issues met on the ladder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kit.account import Account, Deal, DealStatus, Rater, StageEntry
from kit.analysis.deals import by_side
from kit.pack import Pack

__all__ = ["IssueHint", "issue_hints", "ranked_deals"]

_LAST = 100


@dataclass(frozen=True)
class IssueHint:
    """Words about an issue that stand in the assessment of a deal, and not yet in the plan."""

    deal: Deal
    text: str


def ranked_deals(account: Account) -> tuple[Deal, ...]:
    """Return the deals in progress, the foremost first, those without a rank last."""
    live = (deal for deal in account.deals if deal.status is DealStatus.in_progress)
    return tuple(sorted(live, key=lambda deal: deal.rank or _LAST))


def issue_hints(account: Account, pack: Pack, side: Rater, today: date) -> tuple[IssueHint, ...]:
    """Return what one side noted on the rung of the shared issue, deal by deal, each text once."""
    known = {issue.what.strip() for issue in account.customer_issues}
    hints: dict[str, IssueHint] = {}
    for deal in ranked_deals(account):
        if own := by_side(account, deal, side, today):
            for text in _said(own[-1].entry(pack.thresholds.issue_stage)):
                if text not in known:
                    hints.setdefault(text, IssueHint(deal, text))
    return tuple(hints.values())


def _said(entry: StageEntry) -> Iterator[str]:
    texts = [entry.customer_words, entry.agreement.to_what]
    texts += [piece.what for answer in entry.answers for piece in answer.evidence]
    yield from (text.strip() for text in texts if text.strip())
