"""The fields of one entry that has a page to itself, each control made for what it holds."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

from ipywidgets import Dropdown, HBox, VBox, Widget

from kit.account import KINDS, Account, Item
from kit.account.shape import FieldShape, Holds, called_by, shape_of
from kit.analysis.coaching import entries_of
from kit.errors import WrongUse
from kit.widgets.controls import block, choose, line
from kit.widgets.field import Field
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import show

__all__ = ["RecordFields", "put_item", "the_item"]

Beside = Mapping[str, Callable[[], Widget]]
"""What stands at the right of a field, by the field's path."""


class RecordFields:
    """One entry by the paths of its fields, such as 'grow.goal', a row of them side by side."""

    def __init__(
        self,
        at: tuple[Seat, SavedMark],
        entry: tuple[str, str],
        rows: Sequence[Sequence[str]],
        beside: Beside,
    ) -> None:
        self._seat, self._mark = at
        self.kind, self.item_id = entry
        self.fields = {path: self._field(path) for row in rows for path in row}
        parts = [self._row(row, beside) for row in rows]
        self.box = VBox(parts)
        self.take()

    def take(self) -> None:
        """Show what is saved."""
        item = the_item(self._seat.account, self.kind, self.item_id)
        if item is None:
            return
        for path, field in self.fields.items():
            shape, held = _shape(self.kind, path)[1], _held(item, path)
            if shape.holds is Holds.reference or path in _CHOSEN:
                field.offer(self._options(path, shape))
            field.take(self._seat.day(held) if shape.holds is Holds.day else held)

    def _row(self, row: Sequence[str], beside: Beside) -> HBox:
        boxes = [self.fields[path].box for path in row]
        boxes += [beside[path]() for path in row if path in beside]
        made = HBox(boxes, _dom_classes=("kit-row",))
        if len(boxes) > 1 and len(row) == 1:
            for each in boxes:
                each.layout.flex, each.layout.width = "1 1 20em", "auto"
        return made

    def _field(self, path: str) -> Field:
        model, shape = _shape(self.kind, path)
        control = self._control(path, shape, self._seat.label(f"{model}.{shape.name}"))
        field = Field(control, lambda value: self._save(path, value), self._mark, self._seat.lang)
        if shape.holds is Holds.text and path not in _CHOSEN and (self.kind, path) not in _LINES:
            field.box.layout.width = "100%"
        return field

    def _control(self, path: str, shape: FieldShape, label: str) -> Widget:
        if shape.holds is Holds.reference or path in _CHOSEN:
            options = self._options(path, shape)
            return Dropdown(
                description=label,
                options=options,
                layout={"width": "11em" if self.kind == "actions" else "18em"},
            )
        if shape.holds is Holds.choice and shape.of is not None:
            values: type[Enum] = shape.of
            return choose(label, values, self._seat.lang, "12em")
        if shape.holds is Holds.day:
            return line(label, self._seat.say("day_hint"), "10em")
        if (self.kind, path) in _LINES:
            return line(label, "", "24em")
        return block(label, "", 3)

    def _options(self, path: str, shape: FieldShape) -> list[tuple[str, object]]:
        seat = self._seat
        if chosen := _CHOSEN.get(path):
            return chosen(seat)
        found = [*entries_of(seat.account, shape.refers, seat.lang)]
        names = [name for name, _ in found]
        alone = [(n if names.count(n) == 1 else f"{n} [{i}]", i) for n, i in found]
        return [(show(None, seat.lang), None), *alone]

    def _save(self, path: str, value: object) -> None:
        def changed(account: Account) -> Account:
            item = the_item(account, self.kind, self.item_id)
            if item is None:
                return account
            if path == called_by(type(item)) and not str(value).strip():
                raise WrongUse("record.unsaid")
            return put_item(account, self.kind, item.changed(**{path: value}))

        self._seat.save(changed)


def the_item(account: Account, kind: str, item_id: str) -> Item | None:
    """Return an entry, or None where it is gone."""
    return next((each for each in getattr(account, kind) if each.id == item_id), None)


def put_item(account: Account, kind: str, item: Item) -> Account:
    """Return the account with an entry in its place, a new one last."""
    held = getattr(account, kind)
    known = any(each.id == item.id for each in held)
    items = tuple(item if e.id == item.id else e for e in held) if known else (*held, item)
    return account.model_copy(update={kind: items})


def _shape(kind: str, path: str) -> tuple[str, FieldShape]:
    """Return the model a field stands in, by name, and its shape."""
    model: Any = KINDS[kind]
    *groups, name = path.split(".")
    for group in groups:
        model = next(each.of for each in shape_of(model) if each.name == group)
    return model.__name__, next(each for each in shape_of(model) if each.name == name)


def _held(item: Item, path: str) -> Any:
    held: Any = item
    for name in path.split("."):
        held = getattr(held, name)
    return held


def _stages(seat: Seat) -> list[tuple[str, object]]:
    stages = sorted(seat.pack.stages.items())
    named: list[tuple[str, object]] = [(f"{n} {seat.text(s.name)}", n) for n, s in stages]
    return [(show(None, seat.lang), None), *named]


def _findings(seat: Seat) -> list[tuple[str, object]]:
    named: list[tuple[str, object]] = [
        (f"{seat.text(words.title)} ({code})", code) for code, words in seat.pack.findings.items()
    ]
    return [(show(None, seat.lang), ""), *named]


_CHOSEN: Mapping[str, Callable[[Seat], list[tuple[str, object]]]] = {
    "stage": _stages,
    "finding": _findings,
}
"""Fields whose values the pack words."""

_LINES = {("actions", "what")}
"""Texts that are one line among other fields, by kind and path."""
