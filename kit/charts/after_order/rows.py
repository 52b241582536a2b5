"""The rows of a milestone line: one for each milestone, promise and complaint."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kit.account import YesNo
from kit.analysis.after_order import (
    ComplaintStanding,
    ComplaintState,
    MilestoneStanding,
    MilestoneState,
    PromiseStanding,
    PromiseState,
)
from kit.charts.after_order.marks import Shape
from kit.words import word

__all__ = ["Mark", "Row", "complaint_row", "milestone_row", "promise_row"]

_PRESENCE = {
    YesNo.yes: Shape.with_sales,
    YesNo.no: Shape.without_sales,
    YesNo.unknown: Shape.sales_unknown,
}


@dataclass(frozen=True)
class Mark:
    """A mark on a day; ticked says that the customer has confirmed."""

    day: date
    shape: Shape
    ticked: bool = False


@dataclass(frozen=True)
class Row:
    """One row: what it is called, its marks from left to right, and what is told beside them.

    Without a mark its day is not known.
    """

    item: str
    name: str
    marks: tuple[Mark, ...]
    told: str = ""
    urgent: bool = False
    lasts_until: date | None = None

    @property
    def days(self) -> Iterator[date]:
        """Return the days of its marks."""
        return (mark.day for mark in self.marks)

    @property
    def hangs_on(self) -> date | None:
        """Return the day a promise hangs from: the one it is due, or else the one it was kept."""
        due = (mark.day for mark in self.marks if mark.shape is not Shape.kept)
        return next(due, next(self.days, None))


def milestone_row(standing: MilestoneStanding, lang: str) -> Row:
    """Return the row of a milestone: its planned day, its day done, and whether sales was there."""
    milestone = standing.milestone
    told = _said((*_of_day(standing), *_of_sales(standing)), lang)
    urgent = standing.state is MilestoneState.late or _without_sales(standing)
    name = standing.name.in_(lang)
    return Row(f"milestones/{milestone.id}", name, _of(_milestone_marks(standing)), told, urgent)


def promise_row(standing: PromiseStanding, lang: str) -> Row:
    """Return the row of a promise: the day it is due, kept, and whether they confirmed."""
    promise, overdue = standing.promise, standing.state is PromiseState.overdue
    key = f"charts.line.promise_{standing.state.value}"
    told = word(key, lang, n=standing.days)
    name = promise.what or word("common.unknown", lang)
    marks = _of(_promise_marks(standing))
    return Row(f"promises/{promise.id}", name, marks, told, overdue)


def complaint_row(standing: ComplaintStanding, today: date, lang: str) -> Row:
    """Return the row of a complaint: the day it came, and the day they called it over."""
    complaint, over = standing.complaint, standing.state is ComplaintState.over
    days = {complaint.received_on: Shape.scolded}
    if over:
        days[complaint.agreed_closed_on] = Shape.over
    told = word(f"charts.line.complaint_{'over' if over else 'open'}", lang, n=standing.days)
    return Row(
        f"complaints/{complaint.id}",
        complaint.what or word("common.unknown", lang),
        _of(Mark(day, shape) for day, shape in days.items() if day),
        told,
        urgent=not over,
        lasts_until=None if over else today,
    )


def _of(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks from left to right; what was done hides what was planned for the same day."""
    by_day = {mark.day: mark for mark in marks}
    return tuple(by_day[day] for day in sorted(by_day))


def _milestone_marks(standing: MilestoneStanding) -> Iterator[Mark]:
    milestone = standing.milestone
    if milestone.planned_on:
        late = standing.state is MilestoneState.late
        yield Mark(milestone.planned_on, Shape.late if late else Shape.planned)
    if standing.state is MilestoneState.done and milestone.done_on:
        confirmed = milestone.confirmed is YesNo.yes
        yield Mark(milestone.done_on, _PRESENCE[milestone.sales_was_there], confirmed)


def _promise_marks(standing: PromiseStanding) -> Iterator[Mark]:
    promise = standing.promise
    overdue = standing.state is PromiseState.overdue
    if promise.due_on:
        yield Mark(promise.due_on, Shape.overdue if overdue else Shape.due)
    confirmed = standing.state is PromiseState.confirmed
    done_on = promise.kept_on or promise.confirmed_on
    if done_on and standing.state in {PromiseState.kept, PromiseState.confirmed}:
        yield Mark(done_on, Shape.kept, confirmed)


def _of_day(standing: MilestoneStanding) -> Iterator[tuple[str, int]]:
    days = standing.days_late or 0
    if standing.state is MilestoneState.late:
        yield "overdue", days
    elif standing.state is MilestoneState.done and days > 0:
        yield "done_late", days
    elif standing.state is MilestoneState.undated:
        yield "undated", 0


def _of_sales(standing: MilestoneStanding) -> Iterator[tuple[str, int]]:
    if _without_sales(standing):
        yield "without_sales", 0


def _without_sales(standing: MilestoneStanding) -> bool:
    done = standing.state is MilestoneState.done
    return done and standing.milestone.sales_was_there is YesNo.no


def _said(parts: Iterable[tuple[str, int]], lang: str) -> str:
    between = word("charts.line.between", lang)
    return between.join(word(f"charts.line.{key}", lang, n=n) for key, n in parts)
