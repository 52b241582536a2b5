"""Which entry of a kind: the list of them, a line to add one, and a button to take one out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ipywidgets import Button, Dropdown, HBox, VBox
from traitlets import Bunch

from kit.account import KINDS, Account, Item
from kit.account.shape import called_by
from kit.errors import WrongUse
from kit.widgets.controls import line
from kit.widgets.entries import entry_of, put_item
from kit.widgets.field import Field
from kit.widgets.prose import prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat

__all__ = ["Chooser", "Offered"]


@dataclass(frozen=True)
class Offered:
    """A kind of entry to choose from; noun is what its words and refusals begin or end with.

    begin makes an entry of what somebody called it, told says what it is called in the list, and
    without takes one out with all that cannot stand alone, or refuses to.
    """

    kind: str
    noun: str
    begin: Callable[[str], Item]
    told: Callable[[Any, Seat], str]
    without: Callable[[Account, Any], Account]


class Chooser:
    """The entries of one kind in an account, of which one is chosen."""

    def __init__(
        self, offered: Offered, seat: Seat, mark: SavedMark, chosen: Callable[[str], None]
    ) -> None:
        self._offered, self._seat, self._mark, self._chosen = offered, seat, mark, chosen
        self._taking, noun = False, offered.noun
        self.list = Dropdown(
            description=seat.say(f"choose_{noun}"),
            layout={"width": "24em"},
            _dom_classes=["kit-above"],
        )
        self.list.observe(self._picked, "value")
        hint = seat.say(f"new_{noun}_hint")
        new = line(seat.say(f"new_{noun}"), hint, "20em")
        self.new = Field(new, self._add, mark, seat.lang)
        self.first_step = prose(seat.say(f"first_{noun}"))
        self.remove = self._button(f"remove_{noun}", self._ask, "kit-plain")
        add = self._button(f"new_{noun}_add", self._asked)
        row = HBox([self.list, self.new.box, add], _dom_classes=["kit-row"])
        row.layout.align_items = "flex-end"
        self.question = HBox(layout={"display": "none"}, _dom_classes=["kit-row"])
        self.box = VBox([self.first_step, row, self.remove, self.question])

    def take(self, item_id: str) -> None:
        """Show the entries as they are saved."""
        entries = getattr(self._seat.account, self._offered.kind)
        for part, visible in ((self.first_step, not entries), (self.list, entries)):
            part.layout.display = None if visible else "none"
        self.remove.layout.display = None if entries else "none"
        self._taking = True
        try:
            options = tuple((self._offered.told(each, self._seat), each.id) for each in entries)
            if tuple(self.list.options) != options:
                self.list.options = options
            if (item_id or None) != self.list.value:
                self._close()
                self.list.value = item_id or None
        finally:
            self._taking = False

    def _button(self, name: str, act: Callable[[], None], look: str = "kit-button") -> Button:
        button = Button(description=self._seat.say(name), _dom_classes=[look])
        button.on_click(lambda _: act())
        return button

    def _picked(self, change: Bunch) -> None:
        if not self._taking and change["new"]:
            self._close()
            self._chosen(change["new"])

    def _asked(self) -> None:
        if not self.new.control.value.strip():
            self.new.refuse(WrongUse(f"{self._offered.noun}.unnamed"))

    def _add(self, name: str) -> None:
        if not name.strip():
            return
        added = self._offered.begin(name.strip())
        self._seat.save(lambda account: put_item(account, self._offered.kind, added))
        self.new.take("")
        self._chosen(added.id)

    def _ask(self) -> None:
        """Ask before an entry goes with all that is in it, as that is seldom meant."""
        offered, seat = self._offered, self._seat
        item = entry_of(seat.account, offered.kind, self.list.value)
        if item is None:
            return
        name = getattr(item, called_by(KINDS[offered.kind]))
        asked = prose(seat.say(f"remove_{offered.noun}_asked", name=name))
        yes = self._button(
            f"remove_{offered.noun}_yes", lambda: self._mark.attempt(lambda: self._out(item))
        )
        self.question.children = [asked, yes, self._button("answer_cancel", self._close)]
        self.question.layout.display = None

    def _close(self) -> None:
        self.question.layout.display = "none"

    def _out(self, item: Item) -> None:
        self._seat.save(lambda account: self._offered.without(account, item))
        self._close()
