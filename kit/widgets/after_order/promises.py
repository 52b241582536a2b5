"""The promises made at a visit: chosen from the ledger, or written into it from here."""

from ipywidgets import VBox

from kit.account import Account, Promise
from kit.widgets.after_order.complaint_fields import ComplaintFields
from kit.widgets.controls import line
from kit.widgets.entries import put_item
from kit.widgets.field import Field
from kit.workbook import new_id

__all__ = ["PromisesMade"]


class PromisesMade:
    """The promises of one complaint; a new one stands in the ledger at once."""

    def __init__(self, fields: ComplaintFields) -> None:
        self._fields, seat = fields, fields.seat
        new = line(seat.say("new_promise"), seat.say("new_promise_hint"))
        self.new = Field(new, self._add, fields.mark, seat.lang)
        self.new.box.layout.width = "100%"
        self.box = VBox([fields.field("promises").box, self.new.box])

    def _add(self, what: str) -> None:
        if not what.strip():
            return
        self._fields.seat.save(lambda account: self._with(account, what.strip()))
        self.new.take("")

    def _with(self, account: Account, what: str) -> Account:
        """Return the account with a promise to whoever complained, named in the complaint."""
        complaint = self._fields.entry
        given = {"deal": complaint.deal, "made_to": complaint.received_from}
        promise = Promise(id=new_id("promise"), what="").changed(what=what, **given)
        made = complaint.changed(promises=(*complaint.promises, promise.id))
        return put_item(put_item(account, "promises", promise), "complaints", made)
