"""How a pack words a coaching talk: questions for each of its parts, and for its root causes."""

from typing import Annotated

from pydantic import Field

from kit.pack.part import Id, Part
from kit.words import Text

__all__ = ["CauseHelp", "Coaching", "TalkPart"]

Questions = Annotated[dict[Id, Text], Field(min_length=1)]


class TalkPart(Part):
    """One part of the talk: what it is for, and what to ask in it."""

    why: Text
    questions: Questions


class CauseHelp(Part):
    """A root cause: how to tell it by asking, and what helps against it."""

    ask: Questions
    helps: Text


class Grow(Part):
    """The four parts of a talk, in their order."""

    goal: TalkPart
    reality: TalkPart
    options: TalkPart
    will: TalkPart


class RootCauses(Part):
    """The four root causes, in the order in which they are asked for."""

    # The account's choices; a pack is read before there is any account.
    knowledge: CauseHelp
    skill: CauseHelp
    will: CauseHelp
    system: CauseHelp


class Coaching(Part):
    """The words of coaching; follow_up asks what became of an action that was agreed on."""

    grow: Grow
    root_causes: RootCauses
    follow_up: Text
