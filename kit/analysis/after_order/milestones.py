"""The milestones of a deal in the pack's order: done, late, and whether go-live is signed off."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kit.account import Account, Deal, Milestone
from kit.pack import MilestoneStep, Pack
from kit.words import Text

__all__ = [
    "MilestoneStanding",
    "MilestoneState",
    "SignOff",
    "go_live_step",
    "milestone_line",
    "sign_off",
]


class MilestoneState(StrEnum):
    """How a milestone stands on a day."""

    done = "done"
    late = "late"
    planned = "planned"
    undated = "undated"


@dataclass(frozen=True)
class MilestoneStanding:
    """A milestone on a day; step is None where the pack has no such step.

    days_late counts from the planned day to the day it was done, or to today while it is not;
    negative days are days early or still to go, None where a day is not known.
    """

    milestone: Milestone
    step: MilestoneStep | None
    state: MilestoneState
    days_late: int | None

    @property
    def name(self) -> Text:
        """Return what the pack calls the step, or its bare id."""
        own = self.milestone.step
        return self.step.name if self.step else Text(own, own)


@dataclass(frozen=True)
class SignOff:
    """The go-live of a deal: its last day done, and the day on which all of it was signed off."""

    milestones: tuple[Milestone, ...]
    done_on: date | None
    signed_off_on: date | None


def go_live_step(pack: Pack) -> MilestoneStep:
    """Return the step that a pack marks as the go-live."""
    return next(step for step in pack.milestones.values() if step.go_live)


def milestone_line(
    account: Account, deal: Deal, pack: Pack, today: date
) -> tuple[MilestoneStanding, ...]:
    """Return the milestones of a deal in the pack's order; steps the pack has not come last."""
    found = [_standing(each, pack, today) for each in account.milestones if each.deal == deal.id]
    return tuple(sorted(found, key=_place))


def sign_off(account: Account, deal: Deal, pack: Pack, today: date) -> SignOff:
    """Return how far the go-live of a deal is done and signed off by a day.

    Where it comes in several parts, it is signed off with the last of them.
    """
    steps = {name for name, step in pack.milestones.items() if step.go_live}
    live = tuple(m for m in account.milestones if m.deal == deal.id and m.step in steps)
    done = [m.done_on for m in live if m.done_on is not None and m.done_on <= today]
    signed = [m.signed_off_on for m in live if m.signed_off_on and m.signed_off_on <= today]
    whole = bool(live) and len(signed) == len(live)
    return SignOff(live, max(done, default=None), max(signed) if whole else None)


def _standing(milestone: Milestone, pack: Pack, today: date) -> MilestoneStanding:
    step, planned = pack.milestones.get(milestone.step), milestone.planned_on
    done = milestone.done_on if milestone.done_on and milestone.done_on <= today else None
    days = ((done or today) - planned).days if planned else None
    if done:
        state = MilestoneState.done
    elif days is None:
        state = MilestoneState.undated
    else:
        state = MilestoneState.late if days > 0 else MilestoneState.planned
    return MilestoneStanding(milestone, step, state, days)


def _place(each: MilestoneStanding) -> tuple[bool, int, date]:
    day = each.milestone.planned_on or each.milestone.done_on or date.max
    return each.step is None, each.step.position if each.step else 0, day
