"""The controls forms are made of: lines and blocks of text, lists of choices, people by name."""

from collections.abc import Iterable, Sequence
from enum import Enum

from ipywidgets import Button, Dropdown, HBox, Text, Textarea, ToggleButtons, VBox
from traitlets import Bunch, Tuple

from kit.widgets.seat import Seat
from kit.words import choice

__all__ = [
    "PeoplePicker",
    "answer_buttons",
    "block",
    "choose",
    "line",
    "person_list",
    "person_options",
]

# A value is sent when the field is left: a Japanese input method is never disturbed.
_ON_LEAVING = {"continuous_update": False}


def line(label: str, hint: str = "", width: str = "100%") -> Text:
    """Return a line to type in."""
    return Text(description=label, placeholder=hint, layout={"width": width}, **_ON_LEAVING)


def block(label: str, hint: str = "", rows: int = 2) -> Textarea:
    """Return a block to type in."""
    return Textarea(
        description=label, placeholder=hint, rows=rows, layout={"width": "100%"}, **_ON_LEAVING
    )


def choose(label: str, values: Iterable[Enum], lang: str, width: str = "14em") -> Dropdown:
    """Return a list to choose one value from, in words."""
    options = [(choice(each, lang), each) for each in values]
    return Dropdown(description=label, options=options, value=None, layout={"width": width})


def answer_buttons(label: str, values: Sequence[Enum], value: Enum, lang: str) -> ToggleButtons:
    """Return a row of buttons of which one is pressed."""
    options = [(choice(each, lang), each) for each in values]
    tips = [f"{label}：{name}" if lang == "ja" else f"{label}: {name}" for name, _ in options]
    return ToggleButtons(description=label, options=options, value=value, tooltips=tips)


def person_list(label: str, seat: Seat) -> Dropdown:
    """Return a list to choose one of their people from, or nobody."""
    options = person_options(seat)
    return Dropdown(description=label, options=options, value=None, layout={"width": "20em"})


def person_options(seat: Seat) -> list[tuple[str, str | None]]:
    """Return their people to choose one from, and nobody known."""
    return [(seat.say("unknown_person"), None), *seat.people()]


class PeoplePicker(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Some of their people by name: one more from the list, each taken out by its own button."""

    value = Tuple()

    def __init__(self, label: str, seat: Seat) -> None:
        self._seat = seat
        self._list = Dropdown(description=label, layout={"width": "18em"})
        self._list.add_class("kit-above")
        self._chips = HBox(layout={"flex_flow": "row wrap"})
        super().__init__([self._list, self._chips], layout={"width": "18em"})
        self.add_class("kit-picker")
        self._list.observe(self._picked, "value")
        self.observe(lambda _: self._draw(), "value")
        self._draw()

    def refresh(self) -> None:
        """Offer the people as they are now."""
        self._draw()

    def _draw(self) -> None:
        people = [each for each in self._seat.people() if each[1] not in self.value]
        told = "add_person" if self._seat.account.stakeholders else "no_people"
        options = [(self._seat.say(told), ""), *people]
        if tuple(self._list.options) != tuple(options):
            self._list.options = options
        self._list.value = ""
        self._chips.children = [self._chip(each) for each in self.value]

    def _picked(self, change: Bunch) -> None:
        if picked := change["new"]:
            self.value = (*self.value, picked)

    def _chip(self, person: str) -> Button:
        name = self._seat.person(person)
        chip = Button(description=f"× {name}", tooltip=self._seat.say("take_out", name=name))
        chip.add_class("kit-chip")
        chip.on_click(lambda _: self._leave_out(person))
        return chip

    def _leave_out(self, person: str) -> None:
        self.value = tuple(each for each in self.value if each != person)
