"""The contact log: who spoke or wrote to whom, why, and what that did to the relationship."""

from enum import StrEnum

from kit.account.base import (
    Channel,
    Confidentiality,
    DealId,
    Frozen,
    Item,
    KnownDay,
    MemberId,
    Minutes,
    PairId,
    StakeholderId,
    Typed,
)

__all__ = ["Contact", "Effect", "Occasion", "Purpose", "StartedBy", "Touch"]


class Occasion(StrEnum):
    """Whether a contact was one of the regular ones or came on top of them."""

    regular = "regular"
    extra = "extra"
    unknown = "unknown"


class StartedBy(StrEnum):
    """Whose idea a contact was."""

    us = "us"
    them = "them"
    unknown = "unknown"


class Purpose(StrEnum):
    """What a contact was for."""

    report = "report"
    inform = "inform"
    consult = "consult"
    propose = "propose"
    advise = "advise"
    question = "question"
    thank = "thank"
    apologise = "apologise"
    check = "check"
    gather = "gather"
    unknown = "unknown"


class Effect(StrEnum):
    """Which side of a pair of habits an act was on."""

    raises = "raises"
    lowers = "lowers"
    unknown = "unknown"


class Touch(Frozen):
    """A pair of habits, R1 to R14, that a contact touched, and whether it raised or lowered."""

    pair: PairId
    effect: Effect = Effect.unknown


class Contact(Item):
    """One contact with the customer (接触記録)."""

    held_on: KnownDay
    channel: Channel = Channel.unknown
    started_by: StartedBy = StartedBy.unknown
    occasion: Occasion = Occasion.unknown
    minutes: Minutes = None
    stakeholders: tuple[StakeholderId, ...] = ()
    members: tuple[MemberId, ...] = ()
    deal: DealId | None = None
    purposes: tuple[Purpose, ...] = ()
    touches: tuple[Touch, ...] = ()
    heard: Typed = ""
    next_step: Typed = ""
    confidentiality: Confidentiality = Confidentiality.internal
    origin: Typed = ""
    """The key of the calendar entry or mail it was taken from, by which it is known again."""
