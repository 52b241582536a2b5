"""How a pack words what follows an order: its steps, the causes of complaints, やり切り."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from kit.errors import Fault
from kit.pack.part import Count, Part
from kit.words import Text

__all__ = [
    "Cause",
    "FollowThrough",
    "MilestoneStep",
    "Side",
    "follow_through_faults",
    "milestone_faults",
]


class MilestoneStep(Part):
    """A step on the way from the order to the visit after go-live.

    presence is what sales is there for, confirms what the customer is to find as promised. Steps
    stand by their position, so that a pack may put its own between those of another.
    """

    position: Count
    name: Text
    presence: Text
    confirms: Text
    go_live: Annotated[bool, Field(strict=True)] = False


class Cause(Part):
    """A kind of cause of complaints, which part of us it lies with, and how to ask for it."""

    name: Text
    # The account's choices; a pack is read before there is any account.
    lies_with: Literal["sales", "engineering", "product", "company"]
    ask: Text


class Side(StrEnum):
    """Who it is that a statement of やり切り looks at."""

    ours = "ours"
    theirs = "theirs"


class FollowThrough(Part):
    """A statement on whether it was done to the end: by us, or in the customer's eyes."""

    side: Side
    text: Text


def milestone_faults(steps: Mapping[str, MilestoneStep]) -> Iterator[Fault]:
    """Yield what is wrong where not just one step is the go-live, or two stand in one place."""
    live = tuple(name for name, step in steps.items() if step.go_live)
    if len(live) != 1:
        yield Fault("pack.go_live_not_one", ("milestones",), {"n": len(live), "steps": live})
    seen: dict[int, str] = {}
    for name, step in steps.items():
        if (first := seen.setdefault(step.position, name)) != name:
            facts = {"found": step.position, "other": first}
            yield Fault("pack.position_twice", ("milestones", name, "position"), facts)


def follow_through_faults(statements: Mapping[str, FollowThrough]) -> Iterator[Fault]:
    """Yield which of the two sides no statement looks at."""
    told = {each.side for each in statements.values()}
    if missing := tuple(side.value for side in Side if side not in told):
        yield Fault("pack.side_missing", ("follow_through",), {"missing": missing})
