"""Fields that somebody else changed too, side by side, to choose between."""

from collections.abc import Callable
from typing import Any

from ipywidgets import Button, HBox, VBox

from kit.account import KINDS, Item, Profile, YesNo
from kit.account.shape import FieldShape, Holds, natural_key, shape_of
from kit.exchange.cells import Names
from kit.widgets.prose import prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import choice, read_day
from kit.workbook import Conflict

__all__ = ["Conflicts"]


class Conflicts:
    """What waits to be chosen between ours and theirs."""

    def __init__(self, seat: Seat, mark: SavedMark, mine: Callable[[Conflict], bool]) -> None:
        self._seat, self._mark, self._mine = seat, mark, mine
        self._shown: tuple[Conflict, ...] = ()
        self.box = VBox()

    def take(self) -> None:
        """Show the conflicts as they are now."""
        found = tuple(each for each in self._seat.workbook.conflicts if self._mine(each))
        if found != self._shown:
            self._shown = found
            self.box.children = [self._one(each) for each in found]

    def _one(self, conflict: Conflict) -> VBox:
        seat = self._seat
        sides = [
            self._side(conflict, "ours", conflict.ours),
            self._side(conflict, "theirs", conflict.theirs),
        ]
        both = HBox(sides)
        both.add_class("kit-row")
        box = VBox([prose(seat.say("conflict", field=_where(conflict, seat)), "key"), both])
        box.add_class("kit-conflict")
        return box

    def _side(self, conflict: Conflict, name: str, value: Any) -> VBox:
        seat = self._seat
        keep = Button(description=seat.say(f"keep_{name}"))
        keep.add_class("kit-button")
        keep.on_click(
            lambda _: self._mark.attempt(
                lambda: seat.workbook.settle(conflict, ours=name == "ours")
            )
        )
        told = _readable(_place(conflict)[1], value, seat) or seat.say("blank")
        side = VBox([prose(seat.say(name), "quiet"), prose(told), keep])
        side.add_class("kit-side")
        return side


def _where(conflict: Conflict, seat: Seat) -> str:
    """Return the label of the field, after what tells its group apart where there are many."""
    model, shape, keys = _place(conflict)
    field = seat.label(f"{model.__name__}.{shape.name}")
    return " · ".join([*(told for each in keys if (told := _key(*each, seat))), field])


def _place(conflict: Conflict) -> tuple[type[Any], FieldShape, list[tuple[type[Any], str]]]:
    """Return the model and the field a conflict is about, and the keys of the groups above."""
    model: type[Any] = KINDS.get(conflict.kind, Profile)
    keys, shape = [], None
    for step in conflict.path:
        if shape and shape.of and shape.holds is Holds.group:
            model = shape.of
            if shape.many:
                keys.append((model, step))
                shape = None
                continue
        shape = next(each for each in shape_of(model) if each.name == step)
    assert shape
    return model, shape, keys


def _key(model: type[Any], key: str, seat: Seat) -> str:
    """Return what tells a group of a list apart: what the pack calls it, or a field with its value.

    What the pack calls elsewhere than in one of its parts, such as a criterion, is left out.
    """
    shape = next(each for each in shape_of(model) if each.name == natural_key(model))
    if shape.worded:
        return _called(shape.worded, key, seat)
    return f"{seat.label(f'{model.__name__}.{shape.name}')} {_leaf(shape, key, seat)}"


def _readable(shape: FieldShape, value: Any, seat: Seat) -> str:
    """Return the value of a field as people read it."""
    if isinstance(value, list):
        return "\n".join(_readable(shape, each, seat) for each in value)
    if isinstance(value, dict):
        inside = (
            _readable(each, value.get(each.name), seat) for each in shape_of(shape.of or Item)
        )
        return " · ".join(part for part in inside if part)
    return "" if value is None or value == "" else _leaf(shape, value, seat)


def _leaf(shape: FieldShape, value: Any, seat: Seat) -> str:
    if isinstance(value, bool):
        return choice(YesNo.yes if value else YesNo.no, seat.lang)
    if shape.worded:
        return _called(shape.worded, value, seat) or str(value)
    match shape.holds:
        case Holds.choice if shape.of:
            return choice(shape.of(value), seat.lang)
        case Holds.reference if shape.refers == "stakeholders":
            return seat.person(value)
        case Holds.reference:
            return Names.of(seat.account, [shape.refers]).label(shape.refers, value)
        case Holds.day:
            return seat.day(read_day(value))
    return str(value)


def _called(part: str, item_id: str, seat: Seat) -> str:
    """Return what the pack calls something in one of its parts."""
    words = getattr(seat.pack, part, {}).get(item_id)
    told = getattr(words, "name", None) or getattr(words, "text", None)
    return seat.text(told) if told else ""
