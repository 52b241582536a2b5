"""The account plan: goals, the map of what they use, rivals, issues, scenario, decisions, actions.

What other chapters hold – the outline, the people, the deals – is read from there and not kept
here a second time.
"""

from enum import StrEnum

from kit.account.base import (
    Day,
    DealId,
    DomainId,
    Frozen,
    Item,
    KnownDay,
    Line,
    MemberId,
    RivalId,
    StakeholderId,
    Typed,
)
from kit.account.deals import AnswerValue
from kit.account.people import Certainty

__all__ = [
    "Action",
    "Answered",
    "CustomerIssue",
    "Decision",
    "Deferral",
    "Goal",
    "Horizon",
    "Noticed",
    "Rival",
    "Scenario",
    "Supply",
    "Trade",
    "Usage",
]


class Horizon(StrEnum):
    """How far ahead an action or a goal reaches."""

    nine_months = "nine_months"
    one_month = "one_month"
    one_week = "one_week"
    unknown = "unknown"


class Goal(Item):
    """What is to come true for the customer, and for us beside it (目標).

    A goal may be begun with our own outcome alone; it is then sent back with a question.
    """

    customer_outcome: Typed
    own_outcome: Typed = ""
    deal: DealId | None = None
    horizon: Horizon = Horizon.unknown
    by_on: Day = None
    as_of: Day = None


class Rival(Item):
    """Somebody who could be chosen instead of us: where they are strong, what beats them (競合)."""

    name: Typed
    where: Typed = ""
    deals: tuple[DealId, ...] = ()
    to_win: Typed = ""
    moves: Typed = ""
    as_of: Day = None


class Supply(StrEnum):
    """From whom a department has what it uses; none is white space."""

    ours = "ours"
    rival = "rival"
    both = "both"
    none = "none"
    unknown = "unknown"


class Usage(Item):
    """What one department uses in one domain of the pack's map, and from whom (使っているもの)."""

    department: Typed
    domain: DomainId
    supply: Supply = Supply.unknown
    rival: RivalId | None = None
    what: Typed = ""
    as_of: Day = None


class Trade(Item):
    """One line of the history of trade; year and amount in words, as people tell them (取引)."""

    when: Typed
    what: Typed = ""
    amount: Typed = ""
    deal: DealId | None = None


class CustomerIssue(Item):
    """An issue of the customer's, and our hypothesis of what would solve it (顧客の課題)."""

    what: Typed
    felt_by: tuple[StakeholderId, ...] = ()
    certainty: Certainty = Certainty.unknown
    hypothesis: Typed = ""
    deal: DealId | None = None
    as_of: Day = None


class Scenario(Item):
    """How we mean to come to be chosen, and what the monthly session found of it (シナリオ)."""

    text: Typed
    deal: DealId | None = None
    beats_rivals: AnswerValue = AnswerValue.unknown
    because: Typed = ""
    feasible: AnswerValue = AnswerValue.unknown
    raises_odds: Typed = ""
    risk: Typed = ""
    looked_at_on: Day = None


class Decision(Item):
    """Something to be decided by a day, and what was decided (決定)."""

    what: Typed
    decide_by_on: Day = None
    decided_on: Day = None
    decided: Typed = ""
    decided_by: MemberId | None = None
    deal: DealId | None = None


class Answered(Frozen):
    """The finding that is answered: its code, and the entries it was about, as kind/id."""

    code: Typed = ""
    about: tuple[Line, ...] = ()


class Action(Item):
    """Something to do: who, until when, and which finding it answers (行動)."""

    what: Typed
    owner: MemberId | None = None
    due_on: Day = None
    done_on: Day = None
    horizon: Horizon = Horizon.unknown
    answers: Answered = Answered()
    note: Typed = ""


class Deferral(Item):
    """A finding that is put aside for a reason (見送り)."""

    answers: Answered = Answered()
    reason: Typed
    decided_by: MemberId | None = None
    decided_on: Day = None
    look_again_on: Day = None


class Noticed(Item):
    """A finding that a session has seen, and the day on which it did so first (気づきの控え)."""

    found: Answered = Answered()
    first_seen_on: KnownDay
