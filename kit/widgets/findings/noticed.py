"""What a side may notice about an account, and what answers it already."""

from collections.abc import Collection
from datetime import date

from kit.account import Account, Rater
from kit.analysis import Finding, find
from kit.analysis.answers import Reply, replied
from kit.analysis.deals import as_seen, kept_back
from kit.pack import Pack

__all__ = ["noticed"]


def noticed(
    account: Account, pack: Pack, side: Rater, today: date, kinds: Collection[str] = ()
) -> tuple[Reply, ...]:
    """Return the findings, of these kinds or of all, each with what answers it.

    What would give away a rating that this side may not read yet is left out.
    """
    blind = {d.id for d in account.deals if kept_back(account, d, side, today)}

    def shown(each: Finding) -> bool:
        return not (_on_ratings(each, side) and blind & {ref.id for ref in each.about})

    found = find(as_seen(account, side, today), pack, today, shown)
    wanted = (each for each in found if not kinds or each.code.split(".")[0] in kinds)
    return replied(account, wanted, today)


def _on_ratings(found: Finding, side: Rater) -> bool:
    """Return whether a finding speaks of the rep's rating, which a coach may have to rate blind."""
    return side is Rater.coach and found.code.startswith("stage.")
