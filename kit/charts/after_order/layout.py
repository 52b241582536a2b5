"""What a milestone line shows, and at which height each of its rows stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kit.analysis.after_order import Delivery, Gap, Presence
from kit.charts.after_order.rows import Row, complaint_row, milestone_row, promise_row

__all__ = ["LEFT", "ROW", "TOP", "Layout", "laid_out"]

LEFT, TOP, ROW = 56.0, 19.0, 5.4
"""Where the days begin, where the first row begins, and how high a row is; in millimetres."""

_GAP = 2.4
_SHOWN = 12
_COMPLAINTS = 4


@dataclass(frozen=True)
class Layout:
    """The rows of a picture from its head to its foot; more counts the promises without one."""

    steps: tuple[Row, ...]
    promises: tuple[Row, ...]
    complaints: tuple[Row, ...]
    seen: Presence
    silent: tuple[Gap, ...]
    more: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all rows with marks."""
        return (*self.steps, *self.promises, *self.complaints)

    @property
    def seen_y(self) -> float:
        """Return the middle of the row that tells when sales was seen."""
        return TOP + (len(self.steps) + 0.5) * ROW + _GAP / 2

    @property
    def promises_top(self) -> float:
        """Return where the promises begin."""
        return self.seen_y + (ROW + _GAP) / 2

    @property
    def complaints_top(self) -> float:
        """Return where the complaints begin."""
        gap = _GAP if self.promises and self.complaints else 0
        return self.promises_top + len(self.promises) * ROW + gap

    @property
    def foot(self) -> float:
        """Return the lower edge of the last row."""
        return self.complaints_top + len(self.complaints) * ROW

    def days(self, today: date) -> Iterator[date]:
        """Yield every day that has to have a place."""
        yield today
        if self.seen.ordered_on:
            yield self.seen.ordered_on
        for row in self.rows:
            yield from row.days

    def unlogged(self, start: date) -> tuple[date, date] | None:
        """Return the days from the order, or a start, of which no contact log tells."""
        first = self.seen.ordered_on or start
        last = min(self.seen.logged_since or self.seen.until, self.seen.until)
        return (first, last) if first < last else None


def laid_out(each: Delivery, today: date, lang: str) -> Layout:
    """Return the rows of a deal.

    Of the promises the one due last stands highest, so that no stem crosses another's words.
    """
    pressing = each.ledger[:_SHOWN]
    last_first = sorted(pressing, key=lambda one: one.promise.due_on or date.min, reverse=True)
    return Layout(
        tuple(milestone_row(step, lang) for step in each.line),
        tuple(promise_row(one, lang) for one in last_first),
        tuple(complaint_row(one, today, lang) for one in each.complaints[:_COMPLAINTS]),
        each.seen,
        each.silences,
        len(each.ledger) - len(pressing),
    )
