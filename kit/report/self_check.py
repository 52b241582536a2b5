"""The self-check as printed: each statement before and after, and what changed between."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kit.account import AnswerValue, Moment
from kit.analysis.knowledge import newest_checks, self_check_board
from kit.report.pages import View

__all__ = ["SelfCheckTable"]

_RANK = {AnswerValue.no: 0, AnswerValue.partly: 1, AnswerValue.yes: 2}


@dataclass(frozen=True)
class CheckColumn:
    """One check: at which moment of a programme, by whom, on what day."""

    moment: Moment
    member: str | None
    on: date


@dataclass(frozen=True)
class CheckLine:
    """One statement, its answers, and the change: up, down, same or unknown."""

    text: str
    answers: tuple[AnswerValue, ...]
    change: str


class SelfCheckTable:
    """The newest check of each moment, side by side, in one language."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._checks = newest_checks(view.account, view.today)

    @cached_property
    def columns(self) -> tuple[CheckColumn, ...]:
        """Return the checks there are, in the order of the programme."""
        found = ((m, self._checks[m]) for m in Moment if m in self._checks)
        return tuple(CheckColumn(m, check.member, check.checked_on) for m, check in found)

    @property
    def compared(self) -> bool:
        """Return whether there is a change to tell."""
        return len(self.columns) > 1

    @cached_property
    def lines(self) -> tuple[CheckLine, ...]:
        """Return every statement of the pack."""
        board = self_check_board(self._view.account, self._view.pack, self._view.today)
        moments = [column.moment for column in self.columns]
        return tuple(
            _line(each.statement.text.in_(self._view.lang), [each.answers[m] for m in moments])
            for each in board
        )

    def count(self, change: str) -> int:
        """Return how many statements changed in a way."""
        return sum(line.change == change for line in self.lines)


def _line(text: str, answers: list[AnswerValue]) -> CheckLine:
    return CheckLine(text, tuple(answers), _change(answers))


def _change(answers: list[AnswerValue]) -> str:
    """Compare the first check with the last; an unknown answer leaves it unknown."""
    first, last = (_RANK.get(each) for each in (answers[0], answers[-1])) if answers else (0, 0)
    if first is None or last is None:
        return "unknown"
    return "up" if last > first else "down" if last < first else "same"
