"""What follows from the findings: an action that answers one, or a reasoned not now (見送り)."""

from enum import StrEnum

from kit.account.base import Day, Frozen, Item, Line, MemberId, Typed

__all__ = ["Action", "Answered", "Deferral", "Horizon"]


class Horizon(StrEnum):
    """How far ahead an action reaches."""

    nine_months = "nine_months"
    one_month = "one_month"
    one_week = "one_week"
    unknown = "unknown"


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
