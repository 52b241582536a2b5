"""Coaching: sessions in GROW form, remarks on single entries, ride-alongs, what worked."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kit.account.base import (
    ActionId,
    ContactId,
    Day,
    Frozen,
    Item,
    KnownDay,
    Line,
    MemberId,
    Typed,
    Whole,
    YesNo,
)

__all__ = ["CoachingSession", "Grow", "PracticeNote", "Remark", "RideAlong", "RootCause"]


class RootCause(StrEnum):
    """What keeps a rep from the goal: not knowing, not being able, not wanting, or the system."""

    knowledge = "knowledge"
    skill = "skill"
    will = "will"
    system = "system"
    unknown = "unknown"


class Grow(Frozen):
    """The four parts of a talk: where to, where from, which ways, and what will be done."""

    goal: Typed = ""
    reality: Typed = ""
    options: Typed = ""
    will: Typed = ""


class CoachingSession(Item):
    """One coaching talk about the account (コーチング記録)."""

    held_on: KnownDay
    coach: MemberId | None = None
    rep: MemberId | None = None
    grow: Grow = Grow()
    root_cause: RootCause = RootCause.unknown
    root_cause_words: Typed = ""
    actions: tuple[ActionId, ...] = ()
    """The actions agreed on; they stand among the account's own."""
    next_on: Day = None
    note: Typed = ""


class Remark(Item):
    """The coach's remark on a single entry of the account, and the rep's answer (赤ペン).

    It stays when the entry is taken out: kind and entry lead to it, they do not bind it.
    """

    kind: Line
    entry: Line
    field: Typed = ""
    text: Typed
    made_by: MemberId | None = None
    made_on: KnownDay
    answer: Typed = ""
    answered_on: Day = None
    answered_by: MemberId | None = None


class RideAlong(Item):
    """What a coach saw on a visit made together (同行訪問)."""

    visited_on: KnownDay
    contact: ContactId | None = None
    coach: MemberId | None = None
    rep: MemberId | None = None
    seen: Typed = ""
    strong: Typed = ""
    to_try: Typed = ""


class PracticeNote(Item):
    """What worked, for a stage or a finding, so that other teams may learn of it (実践ノウハウ)."""

    what: Typed
    stage: Annotated[int, Field(ge=0, le=9), Whole] | None = None
    finding: Typed = ""
    noted_on: Day = None
    noted_by: MemberId | None = None
    anonymised: YesNo = YesNo.unknown
    shareable: YesNo = YesNo.unknown
