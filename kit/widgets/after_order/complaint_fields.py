"""The fields of one complaint: what was said, then before the visit and after it (お叱り・苦情)."""

from collections.abc import Iterable, Mapping
from typing import Any

from ipywidgets import Dropdown, ToggleButtons, Widget

from kit.account import AttributedTo, LapseCause, YesNo
from kit.errors import WrongUse
from kit.widgets.chips import Chips
from kit.widgets.controls import PeoplePicker, Picker, answer_buttons, block, choose, line
from kit.widgets.entry_fields import EntryFields
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import show

__all__ = ["ComplaintFields"]

_CHOICES: Mapping[str, tuple[Iterable[Any], str]] = {
    "attributed_to": (AttributedTo, "12em"),
    "lapse.cause": (LapseCause, "20em"),
}
_BUTTONS = {"small", "after.they_saw_it"}


class ComplaintFields(EntryFields):
    """The fields of one complaint, by their path such as 'before.to_say'."""

    wide = frozenset(
        {
            "what",
            *(f"before.{each}" for each in ("cause_words", "to_say", "to_ask", "to_bring")),
            *(f"after.{each}" for each in ("their_words", "hints", "left_undone")),
            *(f"after.{each}" for each in ("done_by_us", "done_by_them", "expectation")),
            *("lapse.words", "note", "before.going"),
        }
    )

    unknown: Mapping[str, object] = {
        "deal": "",
        "before.cause": "",
        "after.cause": "",
        "after.expectation": 0,
    }

    def __init__(self, seat: Seat, mark: SavedMark, complaint_id: str) -> None:
        super().__init__(seat, mark, "complaints", complaint_id)

    def take(self) -> None:
        """Show what is saved; deals and members are offered as they are now."""
        account = self.seat.account
        self.fields["deal"].offer(self._deals())
        members = [(each.name, each.id) for each in account.members]
        self.fields["before.going"].control.offer(members)
        super().take()

    def control(self, path: str) -> Widget:
        """Return what a field of the complaint is typed or chosen with."""
        label = self.label(path)
        if path in _CHOICES:
            values, width = _CHOICES[path]
            return choose(label, values, self.seat.lang, width)
        if path in _BUTTONS:
            return _unknown_last(answer_buttons(label, list(YesNo), YesNo.unknown, self.seat.lang))
        made = {
            "deal": self._deal,
            "received_from": lambda label: PeoplePicker(label, self.seat),
            "before.cause": self._cause,
            "before.going": Chips,
            "after.cause": self._cause,
            "after.expectation": self._expectation,
            "promises": self._promises,
        }
        return made[path](label) if path in made else self._text(path, label)

    def accepted(self, path: str, value: object) -> object:
        """Return a value as it may be saved: of a complaint it is known what was said."""
        if path == "what" and not str(value).strip():
            raise WrongUse("complaint.unnamed")
        return value

    def _text(self, path: str, label: str) -> Widget:
        say = self.seat.say
        if path.endswith("_on"):
            return line(label, say("day_hint"), "13em")
        if path == "what":
            return line(label, say("new_complaint_hint"))
        if path == "after.minutes":
            return line(label, say("minutes_hint"), "8em")
        return block(label, say("customer_words_hint") if path == "after.their_words" else "", 3)

    def _deals(self) -> list[tuple[str, str]]:
        none = (self.seat.say("contact_no_deal"), "")
        return [none, *((each.name, each.id) for each in self.seat.account.deals)]

    def _deal(self, label: str) -> Dropdown:
        return Dropdown(description=label, options=self._deals(), layout={"width": "20em"})

    def _promises(self, label: str) -> Picker:
        def entered() -> list[tuple[str, str]]:
            return [(each.what, each.id) for each in self.seat.account.promises]

        picker = Picker(label, self.seat, entered, "add_promise", "no_promises")
        picker.layout.width = "100%"
        picker.add_class("kit-wide")
        return picker

    def _cause(self, label: str) -> Dropdown:
        seat = self.seat
        named = ((seat.text(each.name), item_id) for item_id, each in seat.pack.causes.items())
        options = [*named, (show(None, seat.lang), "")]
        return Dropdown(description=label, options=options, value="", layout={"width": "20em"})

    def _expectation(self, label: str) -> Widget:
        """Return the buttons from the most they may expect to nothing; the anchors tell which."""
        values = [*((str(n), n) for n in range(5, 0, -1)), (show(None, self.seat.lang), 0)]
        told = [self.seat.say("expectation_of", label=label, value=told) for told, _ in values]
        buttons = ToggleButtons(description=label, options=values, value=0, tooltips=told)
        buttons.add_class("kit-narrow")
        return _unknown_last(buttons)


def _unknown_last(buttons: Widget) -> Widget:
    buttons.add_class("kit-unknown-last")
    return buttons
