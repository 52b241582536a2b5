"""How fresh what we know is: blank, undated, fresh or stale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Age", "KnowledgeState", "age_of"]


class KnowledgeState(StrEnum):
    """Whether something is known, and whether it is still to be relied on."""

    blank = "blank"
    undated = "undated"
    fresh = "fresh"
    stale = "stale"


@dataclass(frozen=True)
class Age:
    """The state of what is known on a day; newest_on and days are None where no day is known."""

    state: KnowledgeState
    newest_on: date | None
    days: int | None
    limit: int


def age_of(days: Iterable[date | None], limit: int, today: date) -> Age:
    """Return how old the newest of some entries is; one without a day never makes it older."""
    known = list(days)
    dated = [day for day in known if day is not None]
    if not dated:
        state = KnowledgeState.undated if known else KnowledgeState.blank
        return Age(state, None, None, limit)
    passed = (today - max(dated)).days
    state = KnowledgeState.stale if passed > limit else KnowledgeState.fresh
    return Age(state, max(dated), passed, limit)
