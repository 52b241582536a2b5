"""How a pack words the first ten days of somebody who takes over an account (引継ぎ初動)."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from kit.errors import Fault
from kit.pack.part import Id, Part
from kit.words import Text

__all__ = ["HandoverStep", "handover_faults"]

TenDays = Annotated[int, Field(ge=1, le=10, strict=True)]


class HandoverStep(Part):
    """Something to do in the first ten days: from which day to which, why, and what to find out."""

    first_day: TenDays
    last_day: TenDays
    name: Text
    why: Text
    questions: Annotated[dict[Id, Text], Field(min_length=1)]

    @property
    def days(self) -> tuple[int, int]:
        """Return the first day and the last, by which the steps are put in order."""
        return self.first_day, self.last_day


def handover_faults(steps: Mapping[str, HandoverStep]) -> Iterator[Fault]:
    """Yield each step that ends before it begins."""
    for name, step in steps.items():
        if step.last_day < step.first_day:
            facts = {"first": step.first_day, "last": step.last_day}
            yield Fault("pack.days_backwards", ("handover", name, "last_day"), facts)
