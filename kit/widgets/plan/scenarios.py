"""The scenarios before the three questions of the monthly session."""

from collections.abc import Iterator, Sequence

from ipywidgets import HBox, VBox, Widget

from kit.account import AnswerValue, Item, Scenario
from kit.widgets.controls import answer_buttons, block
from kit.widgets.plan.entries import Entries, fields_of, take_in
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import Text

__all__ = ["scenarios"]

_ANSWERS = (AnswerValue.yes, AnswerValue.partly, AnswerValue.no, AnswerValue.unknown)


class _ScenarioCard:
    """One scenario with the three questions; answering any of them says that it was looked at."""

    def __init__(self, seat: Seat, mark: SavedMark, scenario: str) -> None:
        self._seat = seat
        self.text, self.looked_at = prose(look="key"), prose(look="quiet")
        label = {name: seat.label(f"Scenario.{name}") for name in Scenario.model_fields}
        controls: dict[str, Widget] = {}
        for name, words in (("beats_rivals", "because"), ("feasible", "raises_odds")):
            buttons = answer_buttons(label[name], _ANSWERS, AnswerValue.unknown, seat.lang)
            # The sign of an answer that is unknown stands last.
            buttons.add_class("kit-unknown-last")
            controls |= {name: buttons, words: block(label[words])}
        controls["risk"] = block(label["risk"])
        also = {"looked_at_on": seat.today}
        self.fields = fields_of(seat, mark, ("scenarios", scenario), controls, also)
        self.box = VBox([self.text, self.looked_at, *self._parts()], _dom_classes=["kit-entry"])

    def _parts(self) -> Iterator[Widget]:
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
            put(self.text, item.text)
            put(self.looked_at, self._seat.say("plan_looked_at", day=item.looked_at_on))
            take_in(self._seat, self.fields, item)


def scenarios(seat: Seat, mark: SavedMark) -> Entries:
    """Return every scenario with the three questions."""
    nothing = prose(seat.say("plan_no_scenario"), "quiet")
    return Entries(
        seat,
        lambda account: account.scenarios,
        lambda scenario: _ScenarioCard(seat, mark, scenario.id),
        nothing,
    )
