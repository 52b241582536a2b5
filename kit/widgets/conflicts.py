"""Fields that somebody else changed too, side by side, to choose between."""

from collections.abc import Callable
from typing import Any

from ipywidgets import Button, HBox, VBox

from kit.account import AnswerValue, DealStatus, HowHeard
from kit.widgets.prose import prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import choice, read_day
from kit.workbook import Conflict

__all__ = ["Conflicts"]

_CHOICES = {"value": AnswerValue, "status": DealStatus, "how_heard": HowHeard}
_PEOPLE = {"said_by", "agreed_by", "confirmed_by", "agreed_with", "heard_from"}
_GROUPS = {
    "agreement": "Agreement",
    "answers": "Answer",
    "early": "EarlyInvolvement",
    "effect": "ExpectedEffect",
    "loss": "Loss",
    "stages": "StageEntry",
}
_KINDS = {"deals": "Deal", "assessments": "Assessment"}


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
        told = _readable(conflict.path[-1], value, seat) or seat.say("blank")
        side = VBox([prose(seat.say(name), "quiet"), prose(told), keep])
        side.add_class("kit-side")
        return side


def _where(conflict: Conflict, seat: Seat) -> str:
    """Return the label of the field, with its stage where it has one."""
    group = _KINDS.get(conflict.kind, "Account")
    for step in conflict.path[:-1]:
        group = _GROUPS.get(step, group)
    field = seat.label(f"{group}.{conflict.path[-1]}")
    if conflict.path[0] == "stages" and len(conflict.path) > 1:
        return f"{seat.label('StageEntry.stage')} {conflict.path[1]} · {field}"
    return field


def _readable(field: str, value: Any, seat: Seat) -> str:
    """Return the value of a field as people read it."""
    if isinstance(value, list):
        return "\n".join(_readable(field, each, seat) for each in value)
    if isinstance(value, dict):
        parts = (_readable(name, each, seat) for name, each in value.items())
        return " · ".join(part for part in parts if part)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        value, field = ("yes" if value else "no"), "value"
    return _told(field, str(value), seat)


def _told(field: str, value: str, seat: Seat) -> str:
    if field in _CHOICES:
        return choice(_CHOICES[field](value), seat.lang)
    if field in _PEOPLE:
        return seat.person(value)
    return seat.day(read_day(value)) if field.endswith("_on") else value
