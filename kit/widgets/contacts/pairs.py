"""The pairs of habits as two-sided chips: what a contact raised, and what it lowered."""

from collections.abc import Callable, Iterable

from ipywidgets import HBox, ToggleButton, VBox
from traitlets import Bunch

from kit.account import Effect, Touch
from kit.widgets.chips import chip
from kit.widgets.prose import prose
from kit.widgets.seat import Seat

__all__ = ["PairChips"]

_SIGNS = {Effect.raises: "＋", Effect.lowers: "−"}


class PairChips(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """One line a pair, with both sides in the words of the pack; one side at most is pressed.

    changed is told the pairs touched each time a person presses a chip.
    """

    def __init__(
        self, seat: Seat, changed: Callable[[tuple[Touch, ...]], object] = lambda _: None
    ) -> None:
        self._changed, self._taking = changed, False
        self.sides: dict[tuple[str, Effect], ToggleButton] = {}
        rows = [self._pair(seat, pair) for pair in seat.pack.pairs]
        label = seat.label("Contact.touches")
        super().__init__([prose(label, "key"), prose(seat.say("contact_pairs"), "quiet"), *rows])
        self.add_class("kit-pairs")

    @property
    def value(self) -> tuple[Touch, ...]:
        """Return the pairs touched, in the order of the pack."""
        pressed = (side for side, each in self.sides.items() if each.value)
        return tuple(Touch(pair=pair, effect=effect) for pair, effect in pressed)

    def take(self, touches: Iterable[Touch]) -> None:
        """Show these pairs as touched, and no others."""
        pressed = {(each.pair, each.effect) for each in touches}
        self._press({side: side in pressed for side in self.sides})

    def _pair(self, seat: Seat, pair: str) -> HBox:
        words = seat.pack.pairs[pair]
        for effect, sign in _SIGNS.items():
            side = seat.text(getattr(words, effect.value))
            made = self.sides[pair, effect] = chip(f"{sign} {side}")
            made.add_class(f"kit-{effect.value}")
            made.observe(lambda change, at=(pair, effect): self._pressed(at, change), "value")
        name = prose(seat.text(words.name), "pair")
        row = HBox([name, *(self.sides[pair, effect] for effect in _SIGNS)])
        row.add_class("kit-two-sided")
        return row

    def _pressed(self, at: tuple[str, Effect], change: Bunch) -> None:
        if self._taking:
            return
        pair, effect = at
        others = {(pair, other): False for other in _SIGNS if other is not effect}
        self._press(others if change["new"] else {})
        self._changed(self.value)

    def _press(self, pressed: dict[tuple[str, Effect], bool]) -> None:
        """Press and release chips without telling of it."""
        self._taking = True
        try:
            for side, value in pressed.items():
                self.sides[side].value = value
        finally:
            self._taking = False
