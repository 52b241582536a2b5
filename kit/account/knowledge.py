"""What we know of the customer: unofficial information, facts, and our own self-checks."""

from enum import StrEnum

from kit.account.base import (
    AreaId,
    Channel,
    Confidentiality,
    Day,
    Frozen,
    Item,
    KnownDay,
    MemberId,
    QuestionId,
    StakeholderId,
    StatementId,
    Typed,
)
from kit.account.deals import AnswerValue
from kit.account.people import Certainty

__all__ = ["Fact", "InformationItem", "Moment", "SelfCheck", "SelfCheckAnswer"]


class InformationItem(Item):
    """One answer to a question that nobody answers by mail (非公式情報)."""

    question: QuestionId
    answer: Typed = ""
    about: StakeholderId | None = None
    heard_from: tuple[StakeholderId, ...] = ()
    heard_on: Day = None
    channel: Channel = Channel.unknown
    certainty: Certainty = Certainty.unknown
    confidentiality: Confidentiality = Confidentiality.internal


class Fact(Item):
    """One thing we know of the customer's business (顧客理解)."""

    area: AreaId
    text: Typed
    source: Typed = ""
    as_of: Day = None
    confidentiality: Confidentiality = Confidentiality.internal


class Moment(StrEnum):
    """When in a programme a self-check was made."""

    before = "before"
    after = "after"
    confirmed_later = "confirmed_later"
    unknown = "unknown"


class SelfCheckAnswer(Frozen):
    """The answer to one statement of the pack's self-check."""

    statement: StatementId
    value: AnswerValue = AnswerValue.unknown


class SelfCheck(Item):
    """One member's answers to the self-check on one day (自己点検)."""

    checked_on: KnownDay
    moment: Moment = Moment.unknown
    member: MemberId | None = None
    answers: tuple[SelfCheckAnswer, ...] = ()
    note: Typed = ""
