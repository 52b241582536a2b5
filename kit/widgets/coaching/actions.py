"""The actions a session agreed on: they are the account's own, and the session leads to them."""

from ipywidgets import Button, Dropdown, HBox, VBox

from kit.account import Account, Action, CoachingSession
from kit.analysis.coaching import agreed_actions
from kit.errors import KitError, WrongUse
from kit.widgets.coaching.record import RecordFields, put_item, the_item
from kit.widgets.controls import line
from kit.widgets.field import reason
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.workbook import new_id

__all__ = ["AgreedActions"]

_ROWS = (("what", "owner", "due_on", "done_on"),)


class AgreedActions:
    """What was agreed on in one session, each to be mended here, and a line for one more."""

    def __init__(self, seat: Seat, mark: SavedMark, session_id: str) -> None:
        self._seat, self._mark, self._session = seat, mark, session_id
        self.rows: dict[str, RecordFields] = {}
        self.listed = VBox()
        self.what = line(seat.label("Action.what"), seat.say("answer_what_hint"), "24em")
        names = [(seat.say("answer_nobody"), None), *((m.name, m.id) for m in seat.account.members)]
        self.owner = Dropdown(
            description=seat.label("Action.owner"), options=names, layout={"width": "11em"}
        )
        self.due = line(seat.label("Action.due_on"), seat.say("day_hint"), "10em")
        for each in (self.what, self.owner, self.due):
            each.add_class("kit-above")
        self.save = Button(
            description=seat.say("coaching_agree"), _dom_classes=("kit-button", "kit-beside")
        )
        self.save.on_click(lambda _: self._attempt())
        self.fault = prose(look="fault")
        row = HBox([self.what, self.owner, self.due, self.save], _dom_classes=("kit-row",))
        head = prose(seat.label("CoachingSession.actions"), "key")
        self.box = VBox([head, self.listed, row, self.fault])
        self.take()

    def take(self) -> None:
        """Show the actions as they are saved now."""
        session = the_item(self._seat.account, "coaching_sessions", self._session)
        if not isinstance(session, CoachingSession):
            return
        agreed = [e.action for e in agreed_actions(self._seat.account, session, self._seat.today)]
        for action in agreed:
            if action.id not in self.rows:
                at = (self._seat, self._mark)
                self.rows[action.id] = RecordFields(at, ("actions", action.id), _ROWS, {})
            self.rows[action.id].take()
        shown = [self.rows[action.id].box for action in agreed]
        if list(self.listed.children) != shown:
            self.listed.children = shown

    def _attempt(self) -> None:
        try:
            self._agree()
        except KitError as error:
            put(self.fault, reason(error, self._seat.lang))
        else:
            put(self.fault)
            self.what.value = self.due.value = ""
            self.owner.value = None

    def _agree(self) -> None:
        if not self.what.value.strip():
            raise WrongUse("action.unsaid")
        blank = Action(id=new_id("action"), what=self.what.value)
        action = blank.changed(owner=self.owner.value, due_on=self.due.value)
        self._seat.save(lambda account: self._with(account, action))

    def _with(self, account: Account, action: Action) -> Account:
        session = the_item(account, "coaching_sessions", self._session)
        if not isinstance(session, CoachingSession):
            return account
        agreed = session.changed(actions=(*session.actions, action.id))
        return put_item(put_item(account, "actions", action), "coaching_sessions", agreed)
