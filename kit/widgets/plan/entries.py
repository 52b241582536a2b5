"""Entries of the plan as cards that stand below each other, each field saved as it is typed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Protocol

from ipywidgets import Dropdown, VBox, Widget

from kit.account import Account, Item
from kit.widgets.field import Field
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.workbook import Workbook

__all__ = ["Entries", "Entry", "changed", "deal_list", "fields_of", "take_in", "with_entry"]


class Entry(Protocol):
    """The card of one entry."""

    box: Widget

    def take(self, item: Item) -> None:
        """Show the entry as it is saved now."""


class Entries(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """A card for each entry that is wanted, in its order; one that is shown stays the same card."""

    def __init__(
        self,
        seat: Seat,
        wanted: Callable[[Account], Iterable[Item]],
        make: Callable[[Item], Entry],
        nothing: Widget | None = None,
    ) -> None:
        self._seat, self._wanted, self._make, self._nothing = seat, wanted, make, nothing
        self.cards: dict[str, Entry] = {}
        super().__init__(_dom_classes=["kit-form"])
        self._leave = seat.workbook.listen(self._heard)
        self._heard(seat.workbook)

    def close(self) -> None:
        """Take the cards off the screen and listen no more."""
        self._leave()
        super().close()

    def _heard(self, workbook: Workbook) -> None:
        items = {each.id: each for each in self._wanted(workbook.account)}
        before = list(self.cards)
        self.cards = {name: self.cards.get(name) or self._make(i) for name, i in items.items()}
        for name, item in items.items():
            self.cards[name].take(item)
        if list(self.cards) != before or not items:
            boxes = [each.box for each in self.cards.values()]
            self.children = boxes or [each for each in (self._nothing,) if each]


def fields_of(
    seat: Seat,
    mark: SavedMark,
    at: tuple[str, str],
    controls: Mapping[str, Widget],
    also: Mapping[str, object] = MappingProxyType({}),
) -> dict[str, Field]:
    """Return controls as fields of an entry, at its kind and id; also is saved with any of them."""

    def field(name: str, control: Widget) -> Field:
        def save(value: object) -> None:
            given = None if isinstance(control, Dropdown) and value == "" else value
            values = {name: given, **also}
            seat.save(lambda account: changed(account, at[0], at[1], **values))

        return Field(control, save, mark, seat.lang)

    return {name: field(name, control) for name, control in controls.items()}


def take_in(seat: Seat, fields: Mapping[str, Field], item: Item) -> None:
    """Show in its fields what an entry holds now."""
    for name, field in fields.items():
        held = getattr(item, name)
        if held is None and isinstance(field.control, Dropdown):
            held = ""
        is_day = isinstance(held, date) or name.endswith("_on")
        field.take(seat.day(held) if is_day else held)


def changed(account: Account, kind: str, item_id: str, **fields: object) -> Account:
    """Return the account with fields of one entry changed; without that entry, as it is."""
    items: Sequence[Item] = getattr(account, kind)
    now = tuple(each.changed(**fields) if each.id == item_id else each for each in items)
    return account.model_copy(update={kind: now})


def with_entry(account: Account, kind: str, item: Item) -> Account:
    """Return the account with one more entry."""
    return account.model_copy(update={kind: (*getattr(account, kind), item)})


def deal_list(seat: Seat, label: str) -> Dropdown:
    """Return a list to choose a deal from, or none."""
    deals = ((each.name, each.id) for each in seat.account.deals)
    options = [(seat.say("plan_no_deal"), ""), *deals]
    return Dropdown(description=label, options=options, value="", layout={"width": "18em"})
