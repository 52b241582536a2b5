"""The quick entry with the contact log below it."""

from collections.abc import Sequence

from ipywidgets import HTML, VBox

from kit.analysis import Ref
from kit.widgets.contacts.entry import ContactEntry
from kit.widgets.contacts.layouts import CONTACTS
from kit.widgets.prose import STYLE
from kit.widgets.seat import Seat
from kit.widgets.sheet import Sheet

__all__ = ["ContactsForm"]

_COLUMNS = {"contact.initiator_unknown": "started_by"}
"""The column of the log that a finding leads to."""


class ContactsForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """One contact to write, and all that were written."""

    def __init__(self, seat: Seat) -> None:
        self.entry = ContactEntry(seat)
        self.sheet = Sheet(seat.workbook, CONTACTS, seat.pack, seat.lang)
        super().__init__([HTML(STYLE), self.entry, self.sheet])

    def go_to(self, about: Sequence[Ref], code: str = "") -> None:
        """Go to the first contact a finding is about; where it asks for a talk, begin one."""
        for ref in about:
            if ref.kind == "contacts":
                self.sheet.go_to(ref.id, _COLUMNS.get(code, ""))
                return
        known = [r.id for r in about if r.kind == "stakeholders"]
        self.entry.people.value = tuple(dict.fromkeys((*self.entry.people.value, *known)))
        self.entry.heard.focus()
