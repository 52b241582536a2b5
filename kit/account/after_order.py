"""After the order: promises, milestones, questions left open, and complaints to their real end."""

from enum import StrEnum

from kit.account.base import (
    CauseId,
    Day,
    DealId,
    FollowThroughId,
    Frozen,
    Item,
    KnownDay,
    MemberId,
    Minutes,
    PromiseId,
    Rating,
    StakeholderId,
    StepId,
    Typed,
    YesNo,
)
from kit.account.deals import AnswerValue

__all__ = [
    "AfterVisit",
    "AttributedTo",
    "BeforeVisit",
    "Complaint",
    "CustomerReport",
    "FollowThroughAnswer",
    "Lapse",
    "LapseCause",
    "Milestone",
    "OpenQuestion",
    "Promise",
    "PromiseKind",
    "RecordedIn",
]


class PromiseKind(StrEnum):
    """What a promise is about: what is delivered, what it is for, or how it will run."""

    scope = "scope"
    purpose = "purpose"
    operation = "operation"
    unknown = "unknown"


class RecordedIn(StrEnum):
    """Where a promise can be read again."""

    contract = "contract"
    minutes = "minutes"
    mail = "mail"
    oral_only = "oral_only"
    unknown = "unknown"


class Promise(Item):
    """Something we promised the customer: kept by us, and confirmed by them (約束)."""

    what: Typed
    kind: PromiseKind = PromiseKind.unknown
    deal: DealId | None = None
    made_by: MemberId | None = None
    owner: MemberId | None = None
    made_to: tuple[StakeholderId, ...] = ()
    recorded_in: RecordedIn = RecordedIn.unknown
    due_on: Day = None
    kept_on: Day = None
    confirmed_on: Day = None
    confirmed_by: tuple[StakeholderId, ...] = ()
    changed_on: Day = None
    changed_agreed_by: tuple[StakeholderId, ...] = ()
    note: Typed = ""


class Milestone(Item):
    """A step between the order and the visit after go-live (節目).

    confirmed says whether the customer called it "as promised"; the sign-off is that of go-live.
    """

    deal: DealId
    step: StepId
    planned_on: Day = None
    done_on: Day = None
    sales_was_there: YesNo = YesNo.unknown
    confirmed: YesNo = YesNo.unknown
    confirmed_on: Day = None
    confirmed_by: tuple[StakeholderId, ...] = ()
    signed_off_on: Day = None
    signed_off_by: tuple[StakeholderId, ...] = ()
    note: Typed = ""


class OpenQuestion(Item):
    """A question the customer put to our engineers, who could not settle it (技術への問い)."""

    what: Typed
    deal: DealId | None = None
    asked_on: Day = None
    asked_by: StakeholderId | None = None
    put_to: MemberId | None = None
    settled_on: Day = None
    answer: Typed = ""


class AttributedTo(StrEnum):
    """Which part of us a complaint is put down to."""

    sales = "sales"
    engineering = "engineering"
    product = "product"
    company = "company"
    unknown = "unknown"


class LapseCause(StrEnum):
    """Why we ourselves let it happen."""

    did_not_know = "did_not_know"
    knew_but_did_not = "knew_but_did_not"
    could_not = "could_not"
    system_prevented = "system_prevented"
    unknown = "unknown"


class BeforeVisit(Frozen):
    """What we think before we go: the supposed cause, who goes, what we say, ask and bring."""

    cause: CauseId | None = None
    cause_words: Typed = ""
    going: tuple[MemberId, ...] = ()
    to_say: Typed = ""
    to_ask: Typed = ""
    to_bring: Typed = ""


class AfterVisit(Frozen):
    """What we learned there: the real cause, and how much they still expect of us, 1 to 5."""

    visited_on: Day = None
    minutes: Minutes = None
    cause: CauseId | None = None
    their_words: Typed = ""
    expectation: Rating = None
    hints: Typed = ""
    left_undone: Typed = ""
    done_by_us: Typed = ""
    done_by_them: Typed = ""
    they_saw_it: YesNo = YesNo.unknown


class Lapse(Frozen):
    """The root cause on our own side."""

    cause: LapseCause = LapseCause.unknown
    words: Typed = ""


class FollowThroughAnswer(Frozen):
    """The answer to one of the pack's statements on whether it was done to the end (やり切り)."""

    statement: FollowThroughId
    value: AnswerValue = AnswerValue.unknown


class CustomerReport(Frozen):
    """A report, word or consultation that the customer is to get by a day (報連相)."""

    due_on: KnownDay
    done_on: Day = None
    what: Typed = ""


class Complaint(Item):
    """A scolding, or a small discontent, from the call to the customer's word that it is over."""

    what: Typed
    deal: DealId | None = None
    small: YesNo = YesNo.unknown
    received_on: Day = None
    received_from: tuple[StakeholderId, ...] = ()
    attributed_to: AttributedTo = AttributedTo.unknown
    before: BeforeVisit = BeforeVisit()
    after: AfterVisit = AfterVisit()
    lapse: Lapse = Lapse()
    promises: tuple[PromiseId, ...] = ()
    letter_sent_on: Day = None
    closed_on: Day = None
    agreed_closed_on: Day = None
    reports: tuple[CustomerReport, ...] = ()
    follow_through: tuple[FollowThroughAnswer, ...] = ()
    note: Typed = ""
