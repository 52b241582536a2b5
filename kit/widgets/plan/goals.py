"""Goals (目標): the customer's outcome first; one in our own outcome alone is sent back."""

from ipywidgets import Button, HBox, VBox

from kit.account import Account, Goal, Horizon, Item
from kit.analysis.plan import lacks_customer_outcome
from kit.widgets.controls import block, choose, line
from kit.widgets.plan.entries import Entries, deal_list, fields_of, take_in, with_entry
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.widgets.sheet.layout import without
from kit.workbook import new_id

__all__ = ["GoalsForm"]


class GoalsForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The goals of a plan, and a button that begins one more."""

    def __init__(self, seat: Seat, mark: SavedMark) -> None:
        self._seat = seat
        self.entries = Entries(
            seat, lambda account: account.goals, lambda goal: _GoalCard(seat, mark, goal.id)
        )
        self.add = Button(description=seat.say("plan_goal_add"), _dom_classes=["kit-button"])
        self.add.layout.align_self = "flex-start"
        self.add.on_click(lambda _: mark.attempt(self._begin))
        asked = prose(seat.text(seat.pack.plan.goal), "lead")
        head = prose(seat.label("Account.goals"), "heading")
        super().__init__([head, asked, self.entries, self.add], _dom_classes=["kit-form"])

    def go_to(self, goal: str) -> None:
        """Go to where the customer's outcome of a goal is written."""
        card = self.entries.cards.get(goal)
        if isinstance(card, _GoalCard):
            card.fields["customer_outcome"].control.focus()

    def _begin(self) -> None:
        seat = self._seat
        goal = Goal(id=new_id("goal"), customer_outcome="", as_of=seat.today)
        seat.save(lambda account: with_entry(account, "goals", goal))
        self.go_to(goal.id)


class _GoalCard:
    """One goal; the question that sends it back stands beside what is missing."""

    def __init__(self, seat: Seat, mark: SavedMark, goal: str) -> None:
        def removed(account: Account) -> Account:
            return without(account, "goals", goal)

        self._seat = seat
        label = {name: seat.label(f"Goal.{name}") for name in Goal.model_fields}
        controls = {
            "customer_outcome": block(label["customer_outcome"], seat.say("plan_outcome_hint"), 3),
            "own_outcome": block(label["own_outcome"], seat.say("plan_own_hint"), 2),
            "deal": deal_list(seat, label["deal"]),
            "horizon": choose(label["horizon"], Horizon, seat.lang, "9em"),
            "by_on": line(label["by_on"], seat.say("day_hint"), "13em"),
        }
        self.fields = fields_of(seat, mark, ("goals", goal), controls, {"as_of": seat.today})
        self.sent_back = prose(look="sent-back")
        self.remove = Button(description=seat.say("plan_goal_remove"), _dom_classes=["kit-plain"])
        self.remove.on_click(lambda _: mark.attempt(lambda: seat.save(removed)))
        outcome, own, deal, horizon, by = (each.box for each in self.fields.values())
        outcome.layout.flex = "1 1 20em"
        first = HBox([outcome, self.sent_back], _dom_classes=["kit-row"])
        rest = HBox([deal, horizon, by, self.remove], _dom_classes=["kit-row"])
        rest.layout.align_items = "flex-end"
        self.box = VBox([first, own, rest], _dom_classes=["kit-entry"])

    def take(self, item: Item) -> None:
        """Show the goal, and the question where it names our own outcome alone."""
        take_in(self._seat, self.fields, item)
        seat, words = self._seat, self._seat.pack.findings["plan.no_customer_outcome"]
        back = isinstance(item, Goal) and lacks_customer_outcome(item)
        put(self.sent_back, *([f"↩ {seat.text(words.title)}", seat.text(words.question)] * back))
