"""The scenarios, each before the three questions of the monthly session."""

from collections.abc import Iterator, Sequence

from ipywidgets import Button, HBox, VBox, Widget

from kit.account import AnswerValue, Item, Scenario
from kit.widgets.controls import answer_buttons, block
from kit.widgets.plan.entries import Entries, deal_list, fields_of, take_in, with_entry
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import Text
from kit.workbook import new_id

__all__ = ["Scenarios"]

_ANSWERS = (AnswerValue.yes, AnswerValue.partly, AnswerValue.no, AnswerValue.unknown)
_ASKED = ("beats_rivals", "because", "feasible", "raises_odds", "risk")


class Scenarios(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Every scenario with the three questions, and a button that begins one more."""

    def __init__(self, seat: Seat, mark: SavedMark) -> None:
        self._seat = seat
        self.entries = Entries(
            seat,
            lambda account: account.scenarios,
            lambda scenario: _ScenarioCard(seat, mark, scenario.id),
        )
        self.add = Button(description=seat.say("plan_scenario_add"), _dom_classes=["kit-button"])
        self.add.layout.align_self = "flex-start"
        self.add.on_click(lambda _: mark.attempt(self._begin))
        super().__init__([self.entries, self.add], _dom_classes=["kit-form"])

    def _begin(self) -> None:
        scenario = Scenario(id=new_id("scenario"), text="")
        self._seat.save(lambda account: with_entry(account, "scenarios", scenario))
        card = self.entries.cards.get(scenario.id)
        if isinstance(card, _ScenarioCard):
            card.fields["text"].control.focus()


class _ScenarioCard:
    """One scenario with the three questions; answering any of them says that it was looked at."""

    def __init__(self, seat: Seat, mark: SavedMark, scenario: str) -> None:
        self._seat, self.looked_at = seat, prose(look="quiet")
        label = {name: seat.label(f"Scenario.{name}") for name in Scenario.model_fields}
        told: dict[str, Widget] = {
            "text": block(label["text"], seat.say("plan_scenario_hint"), 4),
            "deal": deal_list(seat, label["deal"]),
        }
        asked: dict[str, Widget] = {name: block(label[name]) for name in _ASKED}
        for name in ("beats_rivals", "feasible"):
            asked[name] = answer_buttons(label[name], _ANSWERS, AnswerValue.unknown, seat.lang)
            asked[name].add_class("kit-unknown-last")
        at, also = ("scenarios", scenario), {"looked_at_on": seat.today}
        looked_at = fields_of(seat, mark, at, asked, also)
        self.fields = {**fields_of(seat, mark, at, told), **looked_at}
        head = [self.fields["text"].box, self.fields["deal"].box, self.looked_at]
        self.box = VBox([*head, *self._questions()], _dom_classes=["kit-entry"])

    def _questions(self) -> Iterator[Widget]:
        session = self._seat.pack.plan.session
        asked: Sequence[tuple[Text, tuple[str, ...]]] = (
            (session.beats_rivals, ("beats_rivals", "because")),
            (session.feasible, ("feasible", "raises_odds")),
            (session.risk, ("risk",)),
        )
        for question, names in asked:
            yield prose(self._seat.text(question), "lead")
            boxes = [self.fields[name].box for name in names]
            boxes[-1].layout.flex = "1 1 20em"
            yield HBox(boxes, _dom_classes=["kit-row"])

    def take(self, item: Item) -> None:
        """Show the scenario and its answers."""
        if isinstance(item, Scenario):
            put(self.looked_at, self._seat.say("plan_looked_at", day=item.looked_at_on))
            take_in(self._seat, self.fields, item)
