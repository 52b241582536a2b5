"""What every part of a pack is made of: frozen pieces, strict numbers, ids, severities."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = ["Count", "Days", "Id", "Part", "Percent", "Points", "Severity", "StageNumber"]

# Strict: true and false would count as 1 and 0.
Days = Annotated[int, Field(ge=1, strict=True)]
Points = Annotated[int, Field(ge=1, le=5, strict=True)]
Count = Annotated[int, Field(ge=1, strict=True)]
Percent = Annotated[int, Field(ge=0, le=100, strict=True)]
StageNumber = Annotated[int, Field(ge=0, le=9, strict=True)]

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
"""What an account may refer to an entry of a pack by."""


class Part(BaseModel):
    """A piece of a pack, frozen once read."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Severity(StrEnum):
    """How soon a finding wants an answer."""

    urgent = "urgent"
    warning = "warning"
    note = "note"
