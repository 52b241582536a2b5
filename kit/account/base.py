"""What every chapter of an account is made of: frozen items, days, ratings, text as typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from kit.errors import Fault, Faults, KitError, WrongUse, validation_faults
from kit.words import read_day

__all__ = [
    "AccountId",
    "ActionId",
    "AreaId",
    "CauseId",
    "Channel",
    "ComplaintId",
    "Confidentiality",
    "ContactId",
    "CriterionId",
    "Day",
    "DealId",
    "DomainId",
    "FollowThroughId",
    "Frozen",
    "Identifies",
    "Item",
    "ItemId",
    "KnownDay",
    "LetterFactId",
    "LetterKindId",
    "Line",
    "MemberId",
    "Minutes",
    "PairId",
    "PromiseId",
    "QuestionId",
    "Rating",
    "Refers",
    "RivalId",
    "StakeholderId",
    "StatementId",
    "StepId",
    "Typed",
    "Whole",
    "Worded",
    "YesNo",
]


_UNPRINTABLE = re.compile("[\0\ud800-\udfff]")


class Frozen(BaseModel):
    """A value that never changes; a changed copy is made with changed."""

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
        """Return a copy with fields as people write them; 'dependence.basis' is one in a group.

        Unlike model_copy it checks what it is given, and that alone: the rest was checked before.
        Raises Faults with the place of each value that is not accepted.
        """
        changes, faults = self._accepted(fields)
        if faults:
            raise Faults(str(getattr(self, "id", type(self).__name__)), faults)
        return self.model_copy(update=changes)

    def _accepted(self, fields: Mapping[str, object]) -> tuple[dict[str, Any], list[Fault]]:
        changes: dict[str, Any] = {}
        faults: list[Fault] = []
        for name, inside in _by_group(fields).items():
            group: Frozen = getattr(self, name)
            changed, found = group._accepted(inside)
            changes[name] = group.model_copy(update=changed)
            faults += [replace(fault, place=(name, *fault.place)) for fault in found]
        plain = {name: value for name, value in fields.items() if "." not in name}
        needed = (name for name, info in type(self).model_fields.items() if info.is_required())
        try:
            read = self.model_validate({**{name: getattr(self, name) for name in needed}, **plain})
        except ValidationError as error:
            faults += validation_faults(error.errors(include_url=False))
        else:
            changes |= {name: getattr(read, name) for name in plain}
        return changes, faults


def _by_group(fields: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """Return the fields that stand in groups, by the group's name."""
    groups: dict[str, dict[str, object]] = {}
    for path, value in fields.items():
        group, _, name = path.partition(".")
        if name:
            groups.setdefault(group, {})[name] = value
    return groups


# Pydantic gathers a ValueError of ours together with its own refusals.
def _printable(text: str) -> str:
    """Refuse what no file format can carry: NUL and halves of surrogate pairs."""
    if wrong := _UNPRINTABLE.search(text):
        raise ValueError(WrongUse("text.unprintable", code=f"U+{ord(wrong[0]):04X}"))
    return text


def _day(value: object) -> object:
    """Read a day as people write it; a bare number is refused, not counted from 1970."""
    if isinstance(value, str):
        try:
            return read_day(value) if value else None
        except KitError as refusal:
            raise ValueError(refusal) from refusal
    if isinstance(value, int | float):
        raise ValueError(WrongUse("date.unreadable", value=value))
    return value


def _whole_number(value: object) -> object:
    """Refuse true and false, which Python would count as 1 and 0."""
    if isinstance(value, bool):
        raise ValueError(WrongUse("value.not_a_number", found=value))
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
RivalId = Annotated[ItemId, Refers("rivals")]
ContactId = Annotated[ItemId, Refers("contacts")]
ActionId = Annotated[ItemId, Refers("actions")]
CriterionId = Annotated[ItemId, Worded("criteria")]
PairId = Annotated[ItemId, Worded("pairs")]
QuestionId = Annotated[ItemId, Worded("information")]
AreaId = Annotated[ItemId, Worded("understanding")]
StatementId = Annotated[ItemId, Worded("self_check")]
StepId = Annotated[ItemId, Worded("milestones")]
CauseId = Annotated[ItemId, Worded("causes")]
FollowThroughId = Annotated[ItemId, Worded("follow_through")]
DomainId = Annotated[ItemId, Worded("domains")]
LetterKindId = Annotated[ItemId, Worded("letters")]
LetterFactId = Annotated[ItemId, Worded("letter_facts")]

# None stands outside too: most days are not known, and need not be looked at.
Day = Annotated[date | None, BeforeValidator(_day)] | None
"""A calendar day, or None where it is not known."""

KnownDay = Annotated[date, BeforeValidator(_day)]
"""A calendar day that has to be given."""

Whole = BeforeValidator(_whole_number)
"""Marks a whole number that is never true or false."""

Rating = Annotated[int, Field(ge=1, le=5), Whole] | None
"""One to five, or None for unknown (不明), which is never counted as zero."""

# What is entered happened within one day.
Minutes = Annotated[int, Field(ge=0, le=24 * 60), Whole] | None


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
