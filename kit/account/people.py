"""The customer's people: what they think of us, the lines between them, our lines to them."""

from enum import StrEnum

from kit.account.base import (
    Channel,
    Confidentiality,
    Day,
    Item,
    Line,
    MemberId,
    Rating,
    StakeholderId,
    Typed,
)
from kit.account.profile import Basis, Dependence

__all__ = [
    "Attitude",
    "Certainty",
    "Coverage",
    "DecisionRole",
    "Level",
    "Relation",
    "RelationKind",
    "Stakeholder",
]


class DecisionRole(StrEnum):
    """What part somebody plays when the customer decides."""

    decision_maker = "decision_maker"
    approver = "approver"
    initiator = "initiator"
    evaluator = "evaluator"
    influencer = "influencer"
    champion = "champion"
    user = "user"
    contact_window = "contact_window"
    gatekeeper = "gatekeeper"
    inside_adviser = "inside_adviser"
    unknown = "unknown"


class Attitude(StrEnum):
    """How somebody stands towards us."""

    strong_support = "strong_support"
    support = "support"
    neutral = "neutral"
    against = "against"
    strongly_against = "strongly_against"
    unknown = "unknown"


class Certainty(StrEnum):
    """How sure we are of what we write."""

    confirmed = "confirmed"
    hearsay = "hearsay"
    guess = "guess"
    unknown = "unknown"


class Level(StrEnum):
    """How deep one of our lines to a person is."""

    none = "none"
    acquainted = "acquainted"
    several_times = "several_times"
    deep = "deep"
    unknown = "unknown"


class Stakeholder(Item):
    """One of the customer's people (関係者)."""

    # 立場: the position
    name: Typed
    kana: Typed = ""
    department: Typed = ""
    title: Typed = ""
    reports_to: StakeholderId | None = None
    in_post_since_on: Day = None
    left_on: Day = None
    moved_to: Typed = ""
    successor: StakeholderId | None = None
    roles: tuple[DecisionRole, ...] = ()
    influence: Rating = None
    attitude: Attitude = Attitude.unknown
    # どう思われているか: what they think of us
    trust: Rating = None
    trust_basis: Basis = Basis.unknown
    opinion_words: Typed = ""
    relies_on_us_for: Typed = ""
    # 相互依存: how far we depend on each other
    dependence: Dependence = Dependence()
    # 個人理解: how well we know them
    career: Typed = ""
    judged_by: Typed = ""
    worries: Typed = ""
    goals: Typed = ""
    way_of_deciding: Typed = ""
    way_of_contact: Typed = ""
    never_say: Typed = ""
    dislike_reason: Typed = ""
    dislike_certainty: Certainty = Certainty.unknown
    # 接点: the last contact, typed until the contact log holds it
    last_met_on: Day = None
    last_channel: Channel = Channel.unknown
    # 根拠: where this comes from
    sources: tuple[Line, ...] = ()
    as_of: Day = None
    confidentiality: Confidentiality = Confidentiality.internal


class RelationKind(StrEnum):
    """What a line between two people means; who reports to whom stands on the person."""

    influence = "influence"
    alliance = "alliance"
    conflict = "conflict"
    informal = "informal"
    unknown = "unknown"


class Relation(Item):
    """A line between two of the customer's people (関係線)."""

    source: StakeholderId
    target: StakeholderId
    kind: RelationKind = RelationKind.unknown
    note: Typed = ""
    as_of: Day = None


class Coverage(Item):
    """The line one of our members holds to one of their people (接点)."""

    stakeholder: StakeholderId
    member: MemberId
    level: Level = Level.unknown
    wished: Level = Level.unknown
    as_of: Day = None
