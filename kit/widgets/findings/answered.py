"""The findings that are answered: what is being done about them, or why they were put aside."""

from collections.abc import Callable

from ipywidgets import Button, HBox, VBox

from kit.account import Account, Action, Deferral
from kit.analysis import tell
from kit.analysis.answers import Reply
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat

__all__ = ["AnsweredView"]


class AnsweredView:
    """A list of answered findings; an action is ended here, a putting aside taken back."""

    def __init__(self, seat: Seat, mark: SavedMark, replies: list[Reply]) -> None:
        self._seat, self._mark = seat, mark
        head = prose(seat.say("answered_title", n=len(replies)), "key")
        self.box = VBox([head, *(self._one(each) for each in replies)])
        self.box.add_class("kit-answered")

    def _one(self, reply: Reply) -> VBox:
        told = tell(reply.finding, self._seat.pack, self._seat.lang)
        parts = [prose(told.title, "quiet"), *(self._action(each) for each in reply.actions)]
        if reply.deferral:
            parts.append(self._deferral(reply.deferral))
        return VBox(parts)

    def _action(self, action: Action) -> HBox:
        seat = self._seat
        owner = seat.account.member(action.owner)
        facts = {"who": owner.name if owner else None, "day": action.due_on}
        return self._line(
            f"→ {action.what}",
            seat.say("answered_action", **facts),
            "answered_done",
            lambda account: _ended(account, action, seat),
        )

    def _deferral(self, deferral: Deferral) -> HBox:
        seat = self._seat
        return self._line(
            f"― {deferral.reason}",
            seat.say("answered_deferral", day=deferral.look_again_on),
            "answered_again",
            lambda account: _taken_back(account, deferral),
        )

    def _line(self, text: str, more: str, name: str, change: Callable[[Account], Account]) -> HBox:
        told = prose()
        put(told, text, more)
        button = Button(description=self._seat.say(name))
        button.add_class("kit-plain")
        button.on_click(lambda _: self._mark.attempt(lambda: self._seat.save(change)))
        row = HBox([told, button])
        row.add_class("kit-row")
        return row


def _ended(account: Account, action: Action, seat: Seat) -> Account:
    done = tuple(
        each.changed(done_on=seat.today) if each.id == action.id else each
        for each in account.actions
    )
    return account.model_copy(update={"actions": done})


def _taken_back(account: Account, deferral: Deferral) -> Account:
    left = tuple(each for each in account.deferrals if each.id != deferral.id)
    return account.model_copy(update={"deferrals": left})
