"""What to prepare, which channel to take, one contact to write, the log and its pictures."""

from collections.abc import Sequence

from ipywidgets import HTML, VBox

from kit.account import Account
from kit.analysis import Ref
from kit.widgets.contacts.adviser import AdviserForm
from kit.widgets.contacts.entry import ContactEntry
from kit.widgets.contacts.layouts import CONTACTS
from kit.widgets.contacts.preparation import PreparationSheet
from kit.widgets.contacts.touches import TouchesForm
from kit.widgets.fold import Fold
from kit.widgets.picture import LivePicture
from kit.widgets.prose import STYLE
from kit.widgets.seat import Seat
from kit.widgets.sheet import Sheet

__all__ = ["ContactsForm"]

_COLUMNS = {"contact.initiator_unknown": "started_by"}
"""The column of the log that a finding leads to."""


def _timed(account: Account) -> object:
    noted = [(each.held_on, each.channel, each.started_by) for each in account.contacts]
    return (noted, account.deals, account.milestones) if noted else None


def _touched(account: Account) -> object:
    return [(each.held_on, each.touches) for each in account.contacts if each.touches]


class ContactsForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Preparation and adviser fold open above the quick entry; log and pictures stand below."""

    def __init__(self, seat: Seat) -> None:
        self.entry = ContactEntry(seat)
        self.sheet = Sheet(seat.workbook, CONTACTS, seat.pack, seat.lang)
        tips = (seat.say("unfold"), seat.say("fold"))
        self.visit = Fold(seat.say("visit_title"), tips, lambda: PreparationSheet(seat))
        self.adviser = Fold(seat.say("advise_title"), tips, lambda: AdviserForm(seat))
        self.touches = Fold(seat.say("touches_title"), tips, lambda: TouchesForm(seat, self.sheet))
        self.pictures = (
            LivePicture(seat, "contact_timeline", "timeline", _timed),
            LivePicture(seat, "balance_bars", "balance", _touched),
        )
        before = VBox([self.visit.box, self.adviser.box], _dom_classes=["kit-form"])
        after = VBox([self.touches.box], _dom_classes=["kit-form"])
        super().__init__([HTML(STYLE), before, self.entry, self.sheet, after, *self.pictures])

    def go_to(self, about: Sequence[Ref], code: str = "") -> None:
        """Go to the first contact a finding is about; where it asks for a talk, begin one."""
        for ref in about:
            if ref.kind == "contacts":
                self.sheet.go_to(ref.id, _COLUMNS.get(code, ""))
                return
        known = [r.id for r in about if r.kind == "stakeholders"]
        self.entry.people.value = tuple(dict.fromkeys((*self.entry.people.value, *known)))
        self.entry.heard.focus()
