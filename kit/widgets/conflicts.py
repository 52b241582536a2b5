"""Fields that somebody else changed too, side by side, to choose between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ipywidgets import Button, HBox, VBox

from kit.account import KINDS, Frozen, Item, Profile, YesNo
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
        box = VBox(
            [prose(seat.say("conflict", field=_where(_place_of(conflict), seat)), "key"), both]
        )
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
        told = _readable(_place_of(conflict).shape, value, seat) or seat.say("blank")
        side = VBox([prose(seat.say(name), "quiet"), prose(told), keep])
        side.add_class("kit-side")
        return side


@dataclass(frozen=True)
class _Place:
    """A field of a model, below groups that stand in lists, each with the key it is found by."""

    model: type[Frozen]
    shape: FieldShape
    keys: tuple[tuple[type[Frozen], str], ...] = ()


def _place_of(conflict: Conflict) -> _Place:
    return _place(KINDS.get(conflict.kind, Profile), conflict.path)


def _place(model: type[Frozen], path: Sequence[str]) -> _Place:
    """Return the field that a path within a model leads to."""
    step, *rest = path
    shape = next(each for each in shape_of(model) if each.name == step)
    if not rest:
        return _Place(model, shape)
    inner: type[Frozen] = shape.of or Item
    if not shape.many:
        return _place(inner, rest)
    key, *rest = rest
    found = _place(inner, rest)
    return replace(found, keys=((inner, key), *found.keys))


def _where(place: _Place, seat: Seat) -> str:
    """Return the label of the field, after what tells its group apart where there are many."""
    field = seat.label(f"{place.model.__name__}.{place.shape.name}")
    return " · ".join([*(told for each in place.keys if (told := _key(*each, seat))), field])


def _key(model: type[Frozen], key: str, seat: Seat) -> str:
    """Return what tells a group of a list apart: what the pack calls it, or a field's value.

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
        group: type[Frozen] = shape.of or Item
        inside = (_readable(each, value.get(each.name), seat) for each in shape_of(group))
        return " · ".join(part for part in inside if part)
    return "" if value is None or value == "" else _leaf(shape, value, seat)


def _leaf(shape: FieldShape, value: Any, seat: Seat) -> str:
    told = str(value)
    if shape.worded:
        told = _called(shape.worded, value, seat) or told
    elif shape.holds is Holds.yes_no:
        told = choice(YesNo.yes if value else YesNo.no, seat.lang)
    elif shape.of:
        told = choice(shape.of(value), seat.lang)
    elif shape.refers == "stakeholders":
        told = seat.person(value)
    elif shape.holds is Holds.reference:
        told = Names.of(seat.account, [shape.refers]).label(shape.refers, value)
    elif shape.holds is Holds.day:
        told = seat.day(read_day(value))
    return told


def _called(part: str, item_id: str, seat: Seat) -> str:
    """Return what the pack calls something in one of its parts."""
    words = getattr(seat.pack, part, {}).get(item_id)
    told = getattr(words, "name", None) or getattr(words, "text", None)
    return seat.text(told) if told else ""
