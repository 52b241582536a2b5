"""What the report says of the time after the orders: deliveries, promises, complaints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from markupsafe import Markup

from kit.account import AnswerValue, Complaint, CustomerReport, LapseCause
from kit.analysis.after_order import (
    ComplaintStanding,
    ComplaintState,
    Delivery,
    PromiseStanding,
    complaint_desk,
    deliveries,
    go_live_step,
    letter_sent_on,
    promise_ledger,
    reports_waiting,
)
from kit.charts import milestone_chart, svg
from kit.pack import Side
from kit.report.pages import View
from kit.words import Text, choice, word

__all__ = ["AfterOrderPage", "ComplaintLines"]

Answers = Mapping[AnswerValue, int]


@dataclass(frozen=True)
class ComplaintLines:
    """One complaint as printed: the causes in the pack's words, and how far it was done to the end.

    A cause is None where it is not known. waiting are the reports that the customer is still to
    have, each with the days it is late.
    """

    standing: ComplaintStanding
    supposed: str | None
    real: str | None
    waiting: tuple[tuple[CustomerReport, int], ...]
    followed: Mapping[Side, Answers]
    letter_sent_on: date | None
    lang: str

    @property
    def complaint(self) -> Complaint:
        """Return the complaint itself."""
        return self.standing.complaint

    @property
    def lapse(self) -> str | None:
        """Return why we let it happen, or None where that is not known."""
        cause = self.complaint.lapse.cause
        return None if cause is LapseCause.unknown else choice(cause, self.lang)

    @property
    def misread(self) -> bool:
        """Return whether the cause was another than supposed."""
        return bool(self.supposed and self.real and self.supposed != self.real)


class AfterOrderPage:
    """The time after the orders as the report shows it, in one language.

    With open_only the complaints that are over are left out.
    """

    def __init__(self, view: View, *, open_only: bool = False) -> None:
        self._open_only = open_only
        self._account, self._pack = view.account, view.pack
        self._lang, self._today = view.lang, view.today

    @property
    def go_live(self) -> Text:
        """Return what the pack calls the go-live."""
        return go_live_step(self._pack).name

    @cached_property
    def deliveries(self) -> tuple[Delivery, ...]:
        """Return each ordered deal, the latest order first."""
        return tuple(deliveries(self._account, self._pack, self._today))

    @cached_property
    def ledger(self) -> tuple[PromiseStanding, ...]:
        """Return the promises, the most pressing first."""
        return promise_ledger(self._account, self._today)

    @cached_property
    def complaints(self) -> tuple[ComplaintLines, ...]:
        """Return the complaints, those that are not over in front."""
        desk = complaint_desk(self._account, self._today)
        over = ComplaintState.over
        shown = (each for each in desk if not (self._open_only and each.state is over))
        return tuple(self._complaint(each) for each in shown)

    @property
    def is_empty(self) -> bool:
        """Return whether there is neither an order nor anything else to tell."""
        return not (self.deliveries or self.ledger or self.complaints)

    def picture(self, each: Delivery) -> Markup:
        """Return the milestone line of a deal."""
        figure = milestone_chart(each, self._pack, self._today, self._lang)
        alt = word("report.milestones_alt", self._lang, deal=each.deal.name)
        return Markup(svg(figure, f"line-{each.deal.id}", alt))  # noqa: S704 - svg() escapes

    def _complaint(self, standing: ComplaintStanding) -> ComplaintLines:
        complaint = standing.complaint
        supposed, real = (self._cause(each.cause) for each in (complaint.before, complaint.after))
        waiting = tuple(
            (each, max((self._today - each.due_on).days, 0))
            for each in reports_waiting(complaint, self._today)
        )
        return ComplaintLines(
            standing,
            supposed,
            real,
            waiting,
            self._followed(complaint),
            letter_sent_on(self._account, complaint, self._today),
            self._lang,
        )

    def _cause(self, name: str | None) -> str | None:
        found = self._pack.causes.get(name or "")
        return found.name.in_(self._lang) if found else name

    def _followed(self, complaint: Complaint) -> Mapping[Side, Answers]:
        """Count the answers of each side; a statement without one is unknown."""
        if not complaint.follow_through:
            return {}
        given = {each.statement: each.value for each in complaint.follow_through}
        found = [
            (each.side, given.get(name, AnswerValue.unknown))
            for name, each in self._pack.follow_through.items()
        ]
        return {side: _counted([value for of, value in found if of is side]) for side in Side}


def _counted(values: Sequence[AnswerValue]) -> Answers:
    """Return how often each answer was given, in the order of the choices."""
    return {value: n for value in AnswerValue if (n := values.count(value))}
