"""The controls forms are made of: lines and blocks of text, lists of choices, people by name."""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum

from ipywidgets import Button, Dropdown, HBox, Text, Textarea, ToggleButtons, VBox
from traitlets import Bunch, Tuple

from kit.widgets.seat import Seat
from kit.words import choice

__all__ = [
    "PeoplePicker",
    "Picker",
    "answer_buttons",
    "block",
    "choose",
    "line",
    "person_list",
    "person_options",
]

Options = Sequence[tuple[str, str]]
"""Names, each with the id it stands for."""

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


class Picker(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Some entries by name: one more from the list, each taken out by its own button.

    entries gives them as (name, id); more and none are what the list says where there are any to
    choose, and where there are none.
    """

    value = Tuple()

    def __init__(
        self, label: str, seat: Seat, entries: Callable[[], Options], more: str, none: str
    ) -> None:
        self._seat, self._entries = seat, entries
        self._more, self._none = more, none
        self._list = Dropdown(description=label, layout={"width": "18em"})
        self._list.add_class("kit-above")
        self._chips = HBox(layout={"flex_flow": "row wrap"})
        super().__init__([self._list, self._chips], layout={"width": "18em"})
        self.add_class("kit-picker")
        self._list.observe(self._picked, "value")
        self.observe(lambda _: self._draw(), "value")
        self._draw()

    def refresh(self) -> None:
        """Offer the entries as they are now."""
        self._draw()

    def _draw(self) -> None:
        entries = self._entries()
        left = [each for each in entries if each[1] not in self.value]
        options = [(self._seat.say(self._more if entries else self._none), ""), *left]
        if tuple(self._list.options) != tuple(options):
            self._list.options = options
        self._list.value = ""
        names = {item_id: name for name, item_id in entries}
        self._chips.children = [self._chip(each, names.get(each, each)) for each in self.value]

    def _picked(self, change: Bunch) -> None:
        if picked := change["new"]:
            self.value = (*self.value, picked)

    def _chip(self, item_id: str, name: str) -> Button:
        chip = Button(description=f"× {name}", tooltip=self._seat.say("take_out", name=name))
        chip.add_class("kit-chip")
        chip.on_click(lambda _: self._leave_out(item_id))
        return chip

    def _leave_out(self, item_id: str) -> None:
        self.value = tuple(each for each in self.value if each != item_id)


class PeoplePicker(Picker):
    """Some of their people by name."""

    def __init__(self, label: str, seat: Seat) -> None:
        super().__init__(label, seat, seat.people, "add_person", "no_people")
