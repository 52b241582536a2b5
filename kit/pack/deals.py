"""How a pack words the ten stages of a deal."""

from typing import Annotated

from pydantic import Field

from kit.pack.part import Days, Id, Part
from kit.words import Text

__all__ = ["STAGES", "Criterion", "Stage"]

STAGES = range(10)


class Criterion(Part):
    """One observable thing on our side, and what counts as evidence of it."""

    text: Text
    evidence: Text


class Stage(Part):
    """One rung of the ladder, as the pack words it."""

    name: Text
    met: Text
    mind: Text
    agreement: Text
    reassess_after_days: Days
    evidence_days: Days | None = None
    """Days until evidence wants checking; none where it does not age."""
    criteria: Annotated[dict[Id, Criterion], Field(min_length=2, max_length=4)]
    questions: Annotated[dict[str, Text], Field(min_length=1)]
