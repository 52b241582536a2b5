"""What a side may notice about an account, and what answers it already."""

from collections.abc import Collection
from datetime import date

from kit.account import Account, Rater
from kit.analysis import find
from kit.analysis.answers import Reply, replied
from kit.analysis.deals import as_seen, may_read
from kit.pack import Pack

__all__ = ["noticed"]


def noticed(
    account: Account, pack: Pack, side: Rater, today: date, kinds: Collection[str] = ()
) -> tuple[Reply, ...]:
    """Return the findings, of these kinds or of all, each with what answers it.

    What would give away a rating that this side may not read yet is left out.
    """
    shown = may_read(account, side, today)
    found = find(as_seen(account, side, today), pack, today, shown)
    wanted = (each for each in found if not kinds or each.code.split(".")[0] in kinds)
    return replied(account, wanted, today)
