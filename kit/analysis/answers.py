"""Which findings are answered already: by an action that is under way, or by being put aside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kit.account import Account, Action, Answered, Deferral
from kit.analysis.finding import Finding

__all__ = ["Reply", "answer_to", "replied"]


@dataclass(frozen=True)
class Reply:
    """A finding, and what answers it: nothing, actions under way, or that it was put aside."""

    finding: Finding
    actions: tuple[Action, ...] = ()
    deferral: Deferral | None = None

    @property
    def is_open(self) -> bool:
        """Return whether it still waits for an answer."""
        return not self.actions and self.deferral is None


def answer_to(found: Finding) -> Answered:
    """Return the mark by which an action or a putting aside tells which finding it answers."""
    return Answered(code=found.code, about=tuple(f"{ref.kind}/{ref.id}" for ref in found.about))


def replied(account: Account, findings: Iterable[Finding], today: date) -> tuple[Reply, ...]:
    """Return the findings in their order, each with what answers it on a day.

    An answer covers what it was given for: a finding that has come to be about more waits again,
    as does one whose action is done without effect, or whose day to look again has come.
    """
    under_way = [each for each in account.actions if each.done_on is None]
    resting = [
        each
        for each in account.deferrals
        if each.look_again_on is None or each.look_again_on > today
    ]
    return tuple(_reply(found, under_way, resting) for found in findings)


def _reply(found: Finding, under_way: list[Action], resting: list[Deferral]) -> Reply:
    mark = answer_to(found)
    actions = tuple(each for each in under_way if _covers(each.answers, mark))
    aside = [each for each in resting if _covers(each.answers, mark)]
    return Reply(found, actions, aside[-1] if aside else None)


def _covers(given: Answered, found: Answered) -> bool:
    return given.code == found.code and set(found.about) <= set(given.about)
