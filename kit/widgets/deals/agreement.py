"""What the customer agreed to at a rung: to what, who, when; withdrawn or confirmed."""

from ipywidgets import HBox, VBox, Widget

from kit.account import Agreement, AnswerValue, StageEntry
from kit.widgets.controls import PeoplePicker, answer_buttons, line
from kit.widgets.deals.draft import Draft
from kit.widgets.field import Field
from kit.widgets.prose import prose
from kit.widgets.saved import SavedMark

__all__ = ["AgreementForm"]

_DAYS = ("agreed_on", "withdrawn_on", "confirmed_on")


class AgreementForm:
    """The customer's agreement; its details are asked for once something is known of it."""

    def __init__(self, draft: Draft, mark: SavedMark, stage: int) -> None:
        seat = self._seat = draft.seat
        self._draft, self._mark, self._stage = draft, mark, stage

        def label(name: str) -> str:
            return seat.label(f"Agreement.{name}")

        buttons = answer_buttons(label("value"), list(AnswerValue), AnswerValue.unknown, seat.lang)
        buttons.add_class("kit-answers")
        self.fields = {
            "value": self._field(buttons, "value"),
            "to_what": self._field(line(label("to_what"), seat.say("to_what_hint")), "to_what"),
            "kept_in": self._field(line(label("kept_in"), "", "15em"), "kept_in"),
            **{
                name: self._field(PeoplePicker(label(name), seat), name)
                for name in ("agreed_by", "confirmed_by")
            },
            **{
                name: self._field(line(label(name), seat.say("day_hint"), "13em"), name)
                for name in _DAYS
            },
        }
        self.details = VBox(
            [
                self.fields["to_what"].box,
                self._row("agreed_by", "agreed_on", "kept_in"),
                self._row("confirmed_by", "confirmed_on", "withdrawn_on"),
            ]
        )
        self.details.add_class("kit-evidence")
        asked = seat.text(seat.pack.stages[stage].agreement)
        self.box = VBox(
            [
                prose(seat.label("StageEntry.agreement"), "key"),
                prose(asked, "quiet"),
                self.fields["value"].box,
                self.details,
            ]
        )
        self.box.add_class("kit-criterion")

    def take(self, entry: StageEntry) -> None:
        """Show what is saved."""
        agreement = entry.agreement
        for name, field in self.fields.items():
            held = getattr(agreement, name)
            field.take(self._seat.day(held) if name in _DAYS else held)
        self.details.layout.display = "none" if agreement == Agreement() else None

    def _field(self, control: Widget, name: str) -> Field:
        def save(value: object) -> None:
            self._draft.write(
                self._stage,
                lambda entry: entry.changed(agreement=entry.agreement.changed(**{name: value})),
            )

        return Field(control, save, self._mark, self._seat.lang)

    def _row(self, *names: str) -> HBox:
        row = HBox([self.fields[name].box for name in names])
        row.add_class("kit-row")
        return row
