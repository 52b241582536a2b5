"""Deals, how early we heard of them, and each rater's assessment of their stages."""

from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from kit.account.base import (
    CriterionId,
    Day,
    DealId,
    Frozen,
    Item,
    KnownDay,
    MemberId,
    StakeholderId,
    Typed,
    Whole,
)

__all__ = [
    "Agreement",
    "Answer",
    "AnswerValue",
    "Assessment",
    "Deal",
    "DealStatus",
    "EarlyInvolvement",
    "Evidence",
    "ExpectedEffect",
    "HowHeard",
    "Loss",
    "OwnCause",
    "Rater",
    "ReasonTold",
    "StageEntry",
]


class DealStatus(StrEnum):
    """Where a deal has come to."""

    in_progress = "in_progress"
    won = "won"
    lost = "lost"
    stopped = "stopped"
    unknown = "unknown"


class HowHeard(StrEnum):
    """How we came to know of a deal, from the earliest way to the latest."""

    proposed_by_us = "proposed_by_us"
    consulted_on_idea = "consulted_on_idea"
    helped_requirements = "helped_requirements"
    formal_request = "formal_request"
    after_decision = "after_decision"
    unknown = "unknown"


class ReasonTold(StrEnum):
    """The reason the customer gave for a loss."""

    price = "price"
    function = "function"
    delivery = "delivery"
    support = "support"
    track_record = "track_record"
    budget_gone = "budget_gone"
    no_reason = "no_reason"
    unknown = "unknown"


class OwnCause(StrEnum):
    """Our own root cause of a loss."""

    heard_too_late = "heard_too_late"
    issue_not_understood = "issue_not_understood"
    decision_maker_not_met = "decision_maker_not_met"
    favourite_chosen_before = "favourite_chosen_before"
    proposal_weak = "proposal_weak"
    could_not_deliver = "could_not_deliver"
    price = "price"
    unknown = "unknown"


class ExpectedEffect(Frozen):
    """What the customer expects of it, in their words, and with whom that was agreed."""

    words: Typed = ""
    agreed_with: tuple[StakeholderId, ...] = ()
    agreed_on: Day = None


class EarlyInvolvement(Frozen):
    """When and how we first heard of a deal, against the customer's formal request."""

    first_heard_on: Day = None
    how_heard: HowHeard = HowHeard.unknown
    heard_from: StakeholderId | None = None
    formal_request_on: Day = None


class Loss(Frozen):
    """Why a deal was lost: as they told it, and our own root cause."""

    reason_told: ReasonTold = ReasonTold.unknown
    own_cause: OwnCause = OwnCause.unknown
    own_cause_words: Typed = ""


Rank = Annotated[int, Field(ge=1, le=99), Whole] | None
"""Which of the account's deals comes first: one is the foremost, None not ranked."""


class Deal(Item):
    """One piece of business with the customer (商談)."""

    name: Typed
    status: DealStatus = DealStatus.in_progress
    owner: MemberId | None = None
    ordered_on: Day = None
    decision_on: Day = None
    rank: Rank = None
    effect: ExpectedEffect = ExpectedEffect()
    early: EarlyInvolvement = EarlyInvolvement()
    loss: Loss = Loss()
    note: Typed = ""


class AnswerValue(StrEnum):
    """The answer to a criterion, or to whether the customer has agreed."""

    yes = "yes"
    partly = "partly"
    no = "no"
    unknown = "unknown"


class Evidence(Frozen):
    """What was said or done, by whom, when, and where we have it."""

    what: Typed = ""
    said_by: tuple[StakeholderId, ...] = ()
    said_on: Day = None
    kept_in: Typed = ""


class Answer(Frozen):
    """A rater's answer to one criterion of the pack."""

    criterion: CriterionId
    value: AnswerValue = AnswerValue.unknown
    evidence: tuple[Evidence, ...] = ()


class Agreement(Frozen):
    """Whether the customer has agreed to this step: to what, who, when; and if it was withdrawn.

    Somebody who takes over may confirm what a predecessor had agreed: confirmed_by, confirmed_on.
    """

    value: AnswerValue = AnswerValue.unknown
    to_what: Typed = ""
    agreed_by: tuple[StakeholderId, ...] = ()
    agreed_on: Day = None
    kept_in: Typed = ""
    withdrawn_on: Day = None
    confirmed_by: tuple[StakeholderId, ...] = ()
    confirmed_on: Day = None


class StageEntry(Frozen):
    """One rung as a rater sees it."""

    stage: Annotated[int, Field(ge=0, le=9), Whole]
    answers: tuple[Answer, ...] = ()
    customer_words: Typed = ""
    agreement: Agreement = Agreement()
    gap_reason: Typed = ""
    """Why this rater saw the rung otherwise than the other side, said once both were in."""


class Rater(StrEnum):
    """Which side of the blind comparison a rating belongs to."""

    rep = "rep"
    coach = "coach"


class Assessment(Item):
    """One rater's view of one deal on one day; it counts for comparison once handed in."""

    deal: DealId
    side: Rater
    rater: MemberId | None = None
    assessed_on: KnownDay
    handed_in: bool = False
    stages: tuple[StageEntry, ...] = ()

    def entry(self, stage: int) -> StageEntry:
        """Return what was entered for a stage, empty where nothing was."""
        return next((e for e in self.stages if e.stage == stage), None) or _empty(stage)


@cache
def _empty(stage: int) -> StageEntry:
    """Return an empty rung; it is frozen, so that one serves every assessment."""
    return StageEntry(stage=stage)
