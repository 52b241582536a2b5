"""The customer's issues: offered from the ladder, and for each our hypothesis of a solution."""

from ipywidgets import Button, HBox, VBox

from kit.account import CustomerIssue, Item
from kit.analysis.plan import IssueHint, issue_hints
from kit.widgets.controls import block
from kit.widgets.following import Following
from kit.widgets.plan.entries import Entries, fields_of, take_in, with_entry
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.workbook import new_id

__all__ = ["Hints", "hypotheses"]


class Hints(Following):
    """Words about issues that stand on the ladder; a button takes each into the plan."""

    def __init__(self, seat: Seat, mark: SavedMark) -> None:
        self._seat, self._mark = seat, mark
        self.shown: tuple[IssueHint, ...] = ()
        super().__init__(_dom_classes=["kit-form"])
        self.follow(seat.workbook, self._show)
        self._show()

    def _show(self) -> None:
        seat = self._seat
        hints = issue_hints(seat.account, seat.pack, seat.side, seat.today)
        if hints != self.shown:
            self.shown = hints
            head = prose(seat.say("plan_hints", n=len(hints)), "quiet")
            self.children = [head, *(self._one(each) for each in hints)] if hints else []

    def _one(self, hint: IssueHint) -> HBox:
        take = Button(description=self._seat.say("plan_hint_take"), _dom_classes=["kit-plain"])
        take.tooltip = self._seat.say("plan_hint_take_about", text=hint.text)
        take.on_click(lambda _: self._mark.attempt(lambda: self._take(hint)))
        told = prose()
        put(told, self._seat.say("plan_hint", text=hint.text, deal=hint.deal.name))
        told.layout.flex = "1 1 20em"
        return HBox([told, take], _dom_classes=["kit-row"])

    def _take(self, hint: IssueHint) -> None:
        seat = self._seat
        new = CustomerIssue(id=new_id("issue"), what=hint.text, deal=hint.deal.id, as_of=seat.today)
        seat.save(lambda account: with_entry(account, "customer_issues", new))


class _HypothesisCard:
    """One issue, and what we think would solve it."""

    def __init__(self, seat: Seat, mark: SavedMark, issue: str) -> None:
        self._seat, self.what = seat, prose(look="key")
        label = seat.label("CustomerIssue.hypothesis")
        controls = {"hypothesis": block(label, seat.say("plan_hypothesis_hint"))}
        self.fields = fields_of(seat, mark, ("customer_issues", issue), controls)
        self.box = VBox([self.what, self.fields["hypothesis"].box])

    def take(self, item: Item) -> None:
        """Show the issue and its hypothesis."""
        put(self.what, getattr(item, "what", ""))
        take_in(self._seat, self.fields, item)


def hypotheses(seat: Seat, mark: SavedMark) -> Entries:
    """Return every issue with a place to write what would solve it."""
    nothing = prose(seat.say("plan_no_issue"), "quiet")
    return Entries(
        seat,
        lambda account: account.customer_issues,
        lambda issue: _HypothesisCard(seat, mark, issue.id),
        nothing,
    )
