"""The fields of one entry on a form: each shows its place in the entry, and is saved when left."""

from collections.abc import Mapping
from typing import Any

from ipywidgets import HBox, Widget

from kit.account import KINDS, Account
from kit.account.shape import Holds, places_in
from kit.exchange.cells import Column, Names
from kit.widgets.entries import entry_of, put_item
from kit.widgets.field import Field
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat

__all__ = ["EntryFields"]


class EntryFields:
    """The fields of one entry, by their path such as 'early.how_heard'.

    A chapter says in control what each is typed or chosen with; a field named in wide takes all
    the room there is; unknown holds what stands in a list for what is not known, as a list shows
    nothing for None.
    """

    wide: frozenset[str] = frozenset()
    unknown: Mapping[str, object] = {}

    def __init__(self, seat: Seat, mark: SavedMark, kind: str, item_id: str) -> None:
        self.seat, self.mark = seat, mark
        self._kind, self._item_id = kind, item_id
        self._places = dict(places_in(KINDS[kind]))
        self.fields: dict[str, Field] = {}

    @property
    def entry(self) -> Any:
        """Return the entry as it is now, or None when it is gone."""
        return entry_of(self.seat.account, self._kind, self._item_id)

    def control(self, path: str) -> Widget:
        """Return what a field is typed or chosen with."""
        raise NotImplementedError

    def accepted(self, _path: str, value: object) -> object:
        """Return a value as it may be saved; raises KitError where it may not."""
        return value

    def take(self) -> None:
        """Show what is saved."""
        entry = self.entry
        for path, field in self.fields.items():
            field.take(self._shown(path, held(entry, path)))

    def label(self, path: str) -> str:
        """Return the label of a field."""
        model, shape = self._places[path]
        return self.seat.label(f"{model.__name__}.{shape.name}")

    def change(self, **fields: object) -> None:
        """Save fields of the entry, as people write them, as it is now."""

        def changed(account: Account) -> Account:
            entry = entry_of(account, self._kind, self._item_id)
            return put_item(account, self._kind, entry.changed(**fields)) if entry else account

        self.seat.save(changed)

    def row(self, *paths: str) -> HBox:
        """Return fields beside each other."""
        boxes = [self.field(path).box for path in paths]
        return HBox(boxes, _dom_classes=["kit-row"])

    def field(self, path: str) -> Field:
        """Return the field of a place, made when it is first asked for."""
        if path not in self.fields:
            self.fields[path] = self._made(path)
        return self.fields[path]

    def _made(self, path: str) -> Field:
        def save(value: object) -> None:
            self.change(**{path: self.accepted(path, self._read(path, value))})

        field = Field(self.control(path), save, self.mark, self.seat.lang)
        if path in self.wide:
            field.box.layout.width = "100%"
        return field

    def _read(self, path: str, value: object) -> object:
        """Return what was typed; a number is read as people write it."""
        if path in self.unknown and value == self.unknown[path]:
            return None
        model, shape = self._places[path]
        if shape.holds is Holds.number and isinstance(value, str):
            return Column(model, shape).read(value, Names({}))
        return value

    def _shown(self, path: str, value: Any) -> object:
        if value is None and path in self.unknown:
            return self.unknown[path]
        holds = self._places[path][1].holds
        if holds is Holds.day:
            return self.seat.day(value)
        if holds is Holds.number and isinstance(self.fields[path].control.value, str):
            return "" if value is None else str(value)
        return value


def held(entry: Any, path: str) -> Any:
    """Return what an entry holds at a path."""
    for name in path.split("."):
        entry = getattr(entry, name)
    return entry
