"""The channel adviser (手段の助言): for a purpose and a kind of content, the channel and why."""

from ipywidgets import HBox, VBox

from kit.account import Purpose
from kit.analysis.contacts import advise
from kit.pack import ContentKind
from kit.widgets.controls import choose
from kit.widgets.prose import prose, put
from kit.widgets.seat import Seat
from kit.words import choice

__all__ = ["AdviserForm"]


class AdviserForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Two lists, and the advice of the pack once both are chosen; it saves nothing."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        purposes = [each for each in Purpose if each is not Purpose.unknown]
        self.purpose = choose(seat.label("Contact.purposes"), purposes, seat.lang)
        self.content = choose(seat.say("advise_content"), ContentKind, seat.lang)
        self.channel, self.why = prose(look="key"), prose()
        for each in (self.purpose, self.content):
            each.add_class("kit-above")
            each.observe(lambda _: self._advise(), "value")
        row = HBox([self.purpose, self.content])
        row.add_class("kit-row")
        why = prose(seat.text(seat.pack.beliefs["B6"]), "quiet")
        super().__init__([why, row, self.channel, self.why])
        self.add_class("kit-form")

    def _advise(self) -> None:
        seat = self._seat
        if self.purpose.value is None or self.content.value is None:
            return
        advice = advise(self.purpose.value, self.content.value, seat.pack)
        put(self.channel, seat.say("advise_channel", channel=choice(advice.channel, seat.lang)))
        put(self.why, seat.text(advice.why), seat.text(advice.add))
