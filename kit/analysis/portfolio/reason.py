"""Why a coach should take up an account, as data; the words are chosen at display."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Reason", "Why"]


class Why(StrEnum):
    """What speaks for taking up an account, the most pressing first."""

    promise_overdue = "promise_overdue"
    urgent = "urgent"
    decision_maker_unspoken = "decision_maker_unspoken"
    decision_maker_silent = "decision_maker_silent"
    never_spoken = "never_spoken"
    silent = "silent"
    single_thread = "single_thread"
    promise_at_risk = "promise_at_risk"
    fell_back = "fell_back"


@dataclass(frozen=True)
class Reason:
    """One reason: how many cases of it there are, and the days of the worst where they count."""

    why: Why
    n: int
    days: int | None = None
