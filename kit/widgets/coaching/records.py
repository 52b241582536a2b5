"""All entries of one kind: a list to look back on, the one that is open, a button for a new one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ipywidgets import Button, Dropdown, HBox, VBox, Widget
from traitlets import Bunch

from kit.account import Item
from kit.analysis.coaching import entry_name
from kit.widgets.coaching.record import Beside, RecordFields, put_item, the_item
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import show

__all__ = ["RecordKind", "Records"]

_NOTHING: Beside = {}


@dataclass(frozen=True)
class RecordKind:
    """A kind of entry with a page of its own: its rows of fields, and how a new one begins.

    below gives what follows the fields of the entry with that id, dates the field it is listed by.
    """

    kind: str
    rows: Sequence[Sequence[str]]
    begin: Callable[[Seat], Item]
    dates: str
    beside: Beside = field(default_factory=lambda: _NOTHING)
    below: Callable[[str], Widget] | None = None


class Records:
    """The entries of one kind, the latest first; each keeps its own fields while others show."""

    def __init__(self, seat: Seat, mark: SavedMark, kind: RecordKind) -> None:
        self._seat, self._mark, self._kind = seat, mark, kind
        self._made: dict[str, RecordFields] = {}
        self._below: dict[str, Widget] = {}
        name = seat.word(f"fields.Account.{kind.kind}")
        self.list = Dropdown(
            description=name, layout={"width": "26em"}, _dom_classes=("kit-above",)
        )
        told = seat.say(f"{kind.kind}_begin")
        self.begin = Button(description=told, _dom_classes=("kit-button", "kit-main"))
        self.begin.on_click(lambda _: mark.attempt(self._begin))
        self.none = prose(look="quiet")
        head = HBox([self.list, self.begin], _dom_classes=("kit-row",))
        head.layout.align_items = "flex-end"
        self.body = VBox()
        self.box = VBox([head, self.none, self.body])
        self.list.observe(self._picked, "value")
        self.take()

    @property
    def shown(self) -> RecordFields | None:
        """Return the fields of the entry that is open."""
        return self._made.get(self.list.value or "")

    def take(self) -> None:
        """Show the entries as they are saved now."""
        items = sorted(
            getattr(self._seat.account, self._kind.kind), key=self._sorted_by, reverse=True
        )
        options = tuple((self._told(each), each.id) for each in items)
        if self.list.options != options:
            kept = self.list.value
            known = {each.id for each in items}
            self.list.options = options
            self.list.value = kept if kept in known else next(iter(known and [items[0].id]), None)
        self.list.layout.display = None if items else "none"
        put(self.none, "" if items else self._seat.say(f"{self._kind.kind}_none"))
        self._show()

    def _sorted_by(self, item: Item) -> str:
        return str(getattr(item, self._kind.dates) or "")

    def _told(self, item: Item) -> str:
        day = getattr(item, self._kind.dates)
        name = entry_name(self._seat.account, item, self._seat.lang)
        shown = self._seat.day(day)
        if name == item.id:
            name = self._seat.say("record_blank")
        return name if not shown or name == show(day, self._seat.lang) else f"{shown}　{name}"

    def _picked(self, _: Bunch) -> None:
        self._show()

    def _show(self) -> None:
        chosen = self.list.value
        if chosen is None or the_item(self._seat.account, self._kind.kind, chosen) is None:
            self.body.children = []
            return
        if chosen not in self._made:
            entry = (self._kind.kind, chosen)
            at = (self._seat, self._mark)
            self._made[chosen] = RecordFields(at, entry, self._kind.rows, self._kind.beside)
            if self._kind.below:
                self._below[chosen] = self._kind.below(chosen)
        self._made[chosen].take()
        below = [self._below[chosen]] if chosen in self._below else []
        children = [self._made[chosen].box, *below]
        if list(self.body.children) != children:
            self.body.children = children

    def _begin(self) -> None:
        item = self._kind.begin(self._seat)
        self._seat.save(lambda account: put_item(account, self._kind.kind, item))
        self.take()
        self.list.value = item.id
