"""Answering a finding: an action with owner and day, or putting it aside for a reason."""

from collections.abc import Callable
from typing import TypeAlias

from ipywidgets import HTML, Button, Dropdown, HBox, Text, VBox

from kit.account import Account, Action, Answered, Deferral, Item
from kit.analysis import Finding
from kit.analysis.answers import answer_to
from kit.errors import KitError, WrongUse
from kit.widgets.controls import line
from kit.widgets.field import reason
from kit.widgets.prose import prose, put
from kit.widgets.seat import Seat
from kit.workbook import new_id

__all__ = ["Answering"]


Control: TypeAlias = Text | Dropdown | HBox | HTML


class Answering:
    """The two answers a finding may be given; nothing is saved before one of them is pressed."""

    def __init__(self, seat: Seat, found: Finding) -> None:
        self._seat, self._mark = seat, answer_to(found)
        self.act = self._button("answer_act", lambda: self._show(self._action()))
        self.defer = self._button("answer_defer", lambda: self._show(self._deferral()))
        self._choice = HBox([self.act, self.defer], _dom_classes=["kit-row"])
        self.box = VBox([self._choice])

    def _show(self, parts: list[Control]) -> None:
        """Show what there is to fill in below the two answers; without parts, only these."""
        self.box.children = [self._choice, *parts]

    def _action(self) -> list[Control]:
        seat = self._seat
        what = self._line("Action.what", "answer_what_hint")
        due = self._line("Action.due_on", "day_hint")
        members = ((each.name, each.id) for each in seat.account.members)
        names = [(seat.say("answer_nobody"), ""), *members]
        owner = Dropdown(description=seat.label("Action.owner"), options=names, value="")
        owner.layout.width = "100%"
        owner.add_class("kit-above")

        def save() -> None:
            if not what.value.strip():
                raise WrongUse("action.unsaid")
            self._add("actions", what=what.value, owner=owner.value or None, due_on=due.value)

        return [what, owner, due, *self._buttons("answer_act_save", save)]

    def _deferral(self) -> list[Control]:
        seat = self._seat
        why = self._line("Deferral.reason", "answer_why_hint")
        again = self._line("Deferral.look_again_on", "day_hint")

        def save() -> None:
            if not why.value.strip():
                raise WrongUse("deferral.no_reason")
            self._add(
                "deferrals",
                reason=why.value,
                look_again_on=again.value,
                decided_on=seat.today,
                decided_by=seat.rater,
            )

        return [why, again, *self._buttons("answer_defer_save", save)]

    def _add(self, kind: str, **fields: object) -> None:
        """Save an answer as the last of its kind."""
        blank, item_id = _BLANK[kind], new_id(kind.removesuffix("s"))

        def added(account: Account) -> Account:
            new = blank(item_id, self._mark).changed(**fields)
            return account.model_copy(update={kind: (*getattr(account, kind), new)})

        self._seat.save(added)
        self._show([])

    def _line(self, label: str, hint: str) -> Text:
        made = line(self._seat.label(label), self._seat.say(hint))
        made.add_class("kit-above")
        return made

    def _buttons(self, name: str, save: Callable[[], None]) -> list[Control]:
        fault = prose(look="fault")

        def attempt() -> None:
            try:
                save()
            except KitError as error:
                put(fault, reason(error, self._seat.lang))

        keep = self._button(name, attempt, "kit-button", "kit-main")
        cancel = self._button("answer_cancel", lambda: self._show([]))
        return [HBox([keep, cancel], _dom_classes=["kit-row"]), fault]

    def _button(self, name: str, act: Callable[[], None], *looks: str) -> Button:
        looks = looks or ("kit-plain",)
        button = Button(description=self._seat.say(name), _dom_classes=looks)
        button.on_click(lambda _: act())
        return button


_BLANK: dict[str, Callable[[str, Answered], Item]] = {
    "actions": lambda item_id, mark: Action(id=item_id, what="", answers=mark),
    "deferrals": lambda item_id, mark: Deferral(id=item_id, reason="", answers=mark),
}
