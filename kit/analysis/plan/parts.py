"""The ten parts of a plan, and how far each is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kit.account import Account, AnswerValue, Certainty, Supply
from kit.analysis.knowledge import understanding_board
from kit.analysis.people.circle import present
from kit.analysis.plan.issues import ranked_deals
from kit.analysis.plan.usage_map import usage_map
from kit.pack import Pack, PartWords

__all__ = ["PartState", "PlanPart", "is_begun", "plan_parts"]

_OF_THE_PLAN = ("usages", "trades", "customer_issues", "rivals", "scenarios", "goals", "decisions")


class PartState(StrEnum):
    """How far a part of the plan is written."""

    blank = "blank"
    begun = "begun"
    filled = "filled"


@dataclass(frozen=True)
class PlanPart:
    """A part of the plan: how many of its entries say what the plan needs, and of how many."""

    id: str
    words: PartWords
    done: int
    of: int
    written: int

    @property
    def state(self) -> PartState:
        """Return how far it is written."""
        if not self.written:
            return PartState.blank
        return PartState.filled if self.done == self.of else PartState.begun


def plan_parts(account: Account, pack: Pack, today: date) -> tuple[PlanPart, ...]:
    """Return the ten parts in the order in which a team writes them."""
    parts = pack.plan.parts
    return tuple(
        PlanPart(name, getattr(parts, name), *count(account, pack, today))
        for name, count in _COUNTS.items()
    )


def is_begun(account: Account) -> bool:
    """Return whether anything stands in the plan that no other chapter holds."""
    return any(getattr(account, kind) for kind in _OF_THE_PLAN)


Counts = tuple[int, int, int]
"""How many say what is needed, of how many, and how many are written at all."""


def _outline(account: Account, pack: Pack, today: date) -> Counts:
    board = understanding_board(account, pack, today)
    filled = sum(not each.is_blank for each in board)
    return filled, len(board), filled + bool(account.profile.note.strip())


def _power(account: Account, _pack: Pack, today: date) -> Counts:
    people = present(account, today)
    return sum(bool(person.roles) for person in people), len(people), len(people)


def _map(account: Account, pack: Pack, today: date) -> Counts:
    found = usage_map(account, pack, today)
    known = found.counts.total() - found.counts[Supply.unknown]
    return known, found.counts.total(), known


def _trade(account: Account, _pack: Pack, _today: date) -> Counts:
    told = sum(bool(each.what.strip() or each.amount.strip()) for each in account.trades)
    return told, len(account.trades), len(account.trades)


def _issues(account: Account, _pack: Pack, _today: date) -> Counts:
    issues = account.customer_issues
    sure = sum(each.certainty is Certainty.confirmed for each in issues)
    return sure, len(issues), len(issues)


def _hypotheses(account: Account, _pack: Pack, _today: date) -> Counts:
    told = sum(bool(each.hypothesis.strip()) for each in account.customer_issues)
    return told, len(account.customer_issues), told


def _deals(account: Account, _pack: Pack, _today: date) -> Counts:
    deals = ranked_deals(account)
    return sum(deal.rank is not None for deal in deals), len(deals), len(deals)


def _rivals(account: Account, _pack: Pack, _today: date) -> Counts:
    told = sum(bool(each.to_win.strip()) for each in account.rivals)
    return told, len(account.rivals), len(account.rivals)


def _scenario(account: Account, _pack: Pack, _today: date) -> Counts:
    asked = sum(
        AnswerValue.unknown not in (each.beats_rivals, each.feasible) and bool(each.risk.strip())
        for each in account.scenarios
    )
    return asked, len(account.scenarios), len(account.scenarios)


def _actions(account: Account, _pack: Pack, today: date) -> Counts:
    waiting = [a for a in account.actions if a.done_on is None or a.done_on > today]
    ready = sum(bool(each.owner and each.due_on) for each in waiting)
    return ready, len(waiting), len(waiting)


_COUNTS: Mapping[str, Callable[[Account, Pack, date], Counts]] = {
    "outline": _outline,
    "power": _power,
    "map": _map,
    "trade": _trade,
    "issues": _issues,
    "hypotheses": _hypotheses,
    "deals": _deals,
    "rivals": _rivals,
    "scenario": _scenario,
    "actions": _actions,
}
