"""What one side may read while both rate blind, and where the deal stands by its own hand."""

from collections.abc import Callable, Sequence
from datetime import date

from kit.account import Account, Assessment, Deal, Rater
from kit.analysis.deals.standing import (
    Standing,
    by_side,
    rate,
    rounds_of,
    says_something,
    standing,
)
from kit.analysis.finding import Finding
from kit.pack import Pack

__all__ = ["as_seen", "kept_back", "may_read", "own_standing"]


def as_seen(account: Account, side: Rater, today: date) -> Account:
    """Return an account as one side may read it: the other's ratings of rounds that are over."""
    hidden = {each.id for deal in account.deals for each in kept_back(account, deal, side, today)}
    seen = tuple(each for each in account.assessments if each.id not in hidden)
    return account.model_copy(update={"assessments": seen})


def kept_back(account: Account, deal: Deal, side: Rater, today: date) -> tuple[Assessment, ...]:
    """Return the other side's ratings of a deal that one side may not read yet."""
    other = next(each for each in Rater if each is not side)
    theirs = by_side(account, deal, other, date.max)
    over = _last_round(account, deal, today)
    read = next((n + 1 for n, each in enumerate(theirs) if each.id in over), 0)
    return tuple(each for n, each in enumerate(theirs) if n >= read or not each.handed_in)


def own_standing(account: Account, deal: Deal, side: Rater, pack: Pack, today: date) -> Standing:
    """Return where a deal stands as one side may see it; its own newest rating counts.

    The comparison is there only until that side begins the next round.
    """
    own = by_side(account, deal, side, today)
    if own and own[-1].id in _last_round(account, deal, today):
        return standing(as_seen(account, side, today), deal, pack, today)
    telling = [rate(each, account, pack, today) for each in own if says_something(each)]
    return Standing(
        deal=deal,
        current=telling[-1] if telling else None,
        previous=telling[-2] if len(telling) > 1 else None,
        comparison=None,
        waiting=False,
    )


def _last_round(account: Account, deal: Deal, today: date) -> Sequence[str]:
    """Return the ids of the two ratings of the last round that is over."""
    rounds = rounds_of(*(by_side(account, deal, side, today) for side in Rater))
    return [each.id for each in rounds[-1]] if rounds else []


def may_read(account: Account, side: Rater, today: date) -> Callable[[Finding], bool]:
    """Return which findings give away no rating that a side may not read yet."""
    blind = {each.id for each in account.deals if kept_back(account, each, side, today)}

    def shown(found: Finding) -> bool:
        # A coach may have to rate blind what such a finding says of the rep's rating.
        on_ratings = side is Rater.coach and found.code.startswith("stage.")
        return not (on_ratings and blind & {ref.id for ref in found.about})

    return shown
