"""What every chapter of an account is made of: frozen items, days, ratings, text as typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from kit.errors import Faults, KitError, WrongUse, validation_faults
from kit.words import read_day

__all__ = [
    "AccountId",
    "AreaId",
    "CauseId",
    "Channel",
    "ComplaintId",
    "Confidentiality",
    "CriterionId",
    "Day",
    "DealId",
    "FollowThroughId",
    "Frozen",
    "Identifies",
    "Item",
    "ItemId",
    "KnownDay",
    "LetterKindId",
    "Line",
    "MemberId",
    "Minutes",
    "PairId",
    "PromiseId",
    "QuestionId",
    "Rating",
    "Refers",
    "StakeholderId",
    "StatementId",
    "StepId",
    "Typed",
    "Whole",
    "Worded",
    "YesNo",
]


T = TypeVar("T")


class Frozen(BaseModel):
    """A value that never changes; a changed copy is made with model_copy."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def checked(cls, content: Mapping[str, Any]) -> Self:
        """Return a value made of plain content; raises Faults where something is not accepted."""
        try:
            return cls.model_validate(content)
        except ValidationError as error:
            faults = validation_faults(error.errors(include_url=False))
            raise Faults(cls.__name__, faults) from error

    def changed(self, **fields: object) -> Self:
        """Return a copy with fields as people write them; raises Faults where one is not accepted.

        Unlike model_copy it checks what it is given.
        """
        return self.checked({**dict(self), **fields})


def _gathered(read: Callable[[T], Any]) -> Callable[[T], Any]:
    """Let pydantic gather our own refusals together with its own."""

    def reading(value: T) -> Any:
        try:
            return read(value)
        except KitError as refusal:
            raise ValueError(refusal) from refusal

    return reading


@_gathered
def _printable(text: str) -> str:
    """Refuse what no file format can carry: NUL and halves of surrogate pairs."""
    for character in text:
        if character == "\0" or "\ud800" <= character <= "\udfff":
            raise WrongUse("text.unprintable", code=f"U+{ord(character):04X}")
    return text


@_gathered
def _day(value: object) -> object:
    """Read a day as people write it; a bare number is refused, not counted from 1970."""
    if value == "":
        return None
    if isinstance(value, int | float):
        raise WrongUse("date.unreadable", value=value)
    return read_day(value) if isinstance(value, str) else value


@_gathered
def _whole_number(value: object) -> object:
    """Refuse true and false, which Python would count as 1 and 0."""
    if isinstance(value, bool):
        raise WrongUse("value.not_a_number", found=value)
    return value


Typed = Annotated[str, AfterValidator(_printable)]
"""Text as a person typed it: stored unchanged, escaped only where it is shown."""

Line = Annotated[Typed, StringConstraints(min_length=1, pattern=r"^[^\r\n]*$")]
"""Text that stands in one line."""


@dataclass(frozen=True)
class Identifies:
    """Marks an id of the entry itself."""


@dataclass(frozen=True)
class Refers:
    """Marks the id of another entry, and says of which kind."""

    kind: str


@dataclass(frozen=True)
class Worded:
    """Marks the id of something that the pack words, and says among which of its parts."""

    part: str


AccountId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
ItemId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
MemberId = Annotated[ItemId, Refers("members")]
StakeholderId = Annotated[ItemId, Refers("stakeholders")]
DealId = Annotated[ItemId, Refers("deals")]
PromiseId = Annotated[ItemId, Refers("promises")]
ComplaintId = Annotated[ItemId, Refers("complaints")]
CriterionId = Annotated[ItemId, Worded("criteria")]
PairId = Annotated[ItemId, Worded("pairs")]
QuestionId = Annotated[ItemId, Worded("information")]
AreaId = Annotated[ItemId, Worded("understanding")]
StatementId = Annotated[ItemId, Worded("self_check")]
StepId = Annotated[ItemId, Worded("milestones")]
CauseId = Annotated[ItemId, Worded("causes")]
FollowThroughId = Annotated[ItemId, Worded("follow_through")]
LetterKindId = Annotated[ItemId, Worded("letters")]

Day = Annotated[date | None, BeforeValidator(_day)]
"""A calendar day, or None where it is not known."""

KnownDay = Annotated[date, BeforeValidator(_day)]
"""A calendar day that has to be given."""

Whole = BeforeValidator(_whole_number)
"""Marks a whole number that is never true or false."""

Rating = Annotated[Annotated[int, Field(ge=1, le=5)] | None, Whole]
"""One to five, or None for unknown (不明), which is never counted as zero."""

# What is entered happened within one day.
Minutes = Annotated[Annotated[int, Field(ge=0, le=24 * 60)] | None, Whole]


class Item(Frozen):
    """One entry of an account, saved, merged and erased by itself."""

    id: Annotated[ItemId, Identifies()]


class Confidentiality(StrEnum):
    """Who may read an entry."""

    owner_only = "owner_only"
    internal = "internal"
    shareable = "shareable"
    unknown = "unknown"


class Channel(StrEnum):
    """How people were in contact."""

    visit = "visit"
    their_visit = "their_visit"
    phone = "phone"
    online = "online"
    mail = "mail"
    letter = "letter"
    event = "event"
    unknown = "unknown"


class YesNo(StrEnum):
    """A plain yes or no, or that it is not known."""

    yes = "yes"
    no = "no"
    unknown = "unknown"
