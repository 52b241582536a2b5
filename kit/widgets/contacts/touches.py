"""The pairs touched by the contact that is chosen in the log, put right in place."""

from ipywidgets import VBox

from kit.account import Account, Contact, Touch
from kit.errors import KitError
from kit.widgets.contacts.pairs import PairChips
from kit.widgets.field import reason
from kit.widgets.prose import prose, put
from kit.widgets.seat import Seat
from kit.widgets.sheet import Sheet
from kit.workbook import Workbook

__all__ = ["TouchesForm"]


class TouchesForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """What the chosen contact raised and lowered; each chip pressed is saved."""

    def __init__(self, seat: Seat, sheet: Sheet) -> None:
        self._seat, self._sheet = seat, sheet
        self.told, self.fault = prose(look="key"), prose(look="fault")
        self.pairs = PairChips(seat, self._changed)
        super().__init__([self.told, self.fault, self.pairs], _dom_classes=["kit-form"])
        sheet.observe(lambda _: self._take(seat.workbook), "selected")
        self._leave = seat.workbook.listen(self._take)
        self._take(seat.workbook)

    def close(self) -> None:
        """Take the form off the screen and listen no more."""
        self._leave()
        super().close()

    @property
    def contact(self) -> Contact | None:
        """Return the contact that is chosen in the log."""
        chosen = self._sheet.selected
        return next((each for each in self._seat.account.contacts if each.id == chosen), None)

    def _take(self, _: Workbook) -> None:
        contact = self.contact
        put(self.told, self._named(contact) if contact else self._seat.say("touches_choose"))
        self.pairs.take(contact.touches if contact else ())
        self.pairs.layout.display = None if contact else "none"

    def _named(self, contact: Contact) -> str:
        people = tuple(self._seat.person(each) for each in contact.stakeholders) or None
        return self._seat.say("touches_of", day=contact.held_on, people=people)

    def _changed(self, touches: tuple[Touch, ...]) -> None:
        if contact := self.contact:
            try:
                self._seat.save(lambda account: _put(account, contact.id, touches))
            except KitError as error:
                put(self.fault, reason(error, self._seat.lang))
            else:
                put(self.fault)


def _put(account: Account, contact_id: str, touches: tuple[Touch, ...]) -> Account:
    contacts = tuple(
        each.changed(touches=touches) if each.id == contact_id else each
        for each in account.contacts
    )
    return account.model_copy(update={"contacts": contacts})
