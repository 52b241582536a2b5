"""What to prepare, which channel to take, one contact to write, and the log below it."""

from collections.abc import Sequence

from ipywidgets import HTML, VBox

from kit.analysis import Ref
from kit.widgets.contacts.adviser import AdviserForm
from kit.widgets.contacts.entry import ContactEntry
from kit.widgets.contacts.layouts import CONTACTS
from kit.widgets.contacts.preparation import PreparationSheet
from kit.widgets.fold import Fold
from kit.widgets.prose import STYLE
from kit.widgets.seat import Seat
from kit.widgets.sheet import Sheet

__all__ = ["ContactsForm"]

_COLUMNS = {"contact.initiator_unknown": "started_by"}
"""The column of the log that a finding leads to."""


class ContactsForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The preparation and the adviser fold open above the quick entry; the log stands below."""

    def __init__(self, seat: Seat) -> None:
        self.entry = ContactEntry(seat)
        self.sheet = Sheet(seat.workbook, CONTACTS, seat.pack, seat.lang)
        tips = (seat.say("unfold"), seat.say("fold"))
        self.visit = Fold(seat.say("visit_title"), tips, lambda: PreparationSheet(seat))
        self.adviser = Fold(seat.say("advise_title"), tips, lambda: AdviserForm(seat))
        before = VBox([self.visit.box, self.adviser.box])
        before.add_class("kit-form")
        super().__init__([HTML(STYLE), before, self.entry, self.sheet])

    def go_to(self, about: Sequence[Ref], code: str = "") -> None:
        """Go to the first contact a finding is about; where it asks for a talk, begin one."""
        for ref in about:
            if ref.kind == "contacts":
                self.sheet.go_to(ref.id, _COLUMNS.get(code, ""))
                return
        known = [r.id for r in about if r.kind == "stakeholders"]
        self.entry.people.value = tuple(dict.fromkeys((*self.entry.people.value, *known)))
        self.entry.heard.focus()
