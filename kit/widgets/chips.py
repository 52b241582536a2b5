"""Chips to press: as many of some choices as apply."""

from collections.abc import Hashable, Sequence

from ipywidgets import HBox, ToggleButton, VBox
from traitlets import Bunch, Tuple

from kit.widgets.prose import prose

__all__ = ["Chips", "chip"]


def chip(told: str, tip: str = "") -> ToggleButton:
    """Return a chip that is pressed or not."""
    made = ToggleButton(description=told, tooltip=tip or told)
    made.add_class("kit-toggle")
    return made


class Chips(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """A chip for each choice; value holds those that are pressed, in the order of the choices."""

    value = Tuple()

    def __init__(self, label: str, options: Sequence[tuple[str, Hashable]] = ()) -> None:
        self._label, self._taking = label, False
        self._offered: tuple[tuple[str, Hashable], ...] = ()
        self.chips: dict[Hashable, ToggleButton] = {}
        self._row = HBox(layout={"flex_flow": "row wrap"})
        super().__init__([prose(label, "quiet"), self._row])
        self.observe(lambda _: self._draw(), "value")
        self.offer(options)

    def offer(self, options: Sequence[tuple[str, Hashable]]) -> None:
        """Offer these choices; what was pressed and is offered no more is let go."""
        if tuple(options) == self._offered:
            return
        self._offered = tuple(options)
        self.chips = {value: chip(told, f"{self._label}：{told}") for told, value in options}
        for each in self.chips.values():
            each.observe(self._pressed, "value")
        self._row.children = list(self.chips.values())
        self.value = tuple(value for value in self.chips if value in self.value)
        self._draw()

    def _draw(self) -> None:
        self._taking = True
        for value, each in self.chips.items():
            each.value = value in self.value
        self._taking = False

    def _pressed(self, _: Bunch) -> None:
        if not self._taking:
            self.value = tuple(value for value, each in self.chips.items() if each.value)
