"""The quick entry of one contact (接触記録): nothing is saved before its button is pressed."""

from ipywidgets import Button, Dropdown, HBox, VBox, Widget

from kit.account import Account, Channel, Contact, Occasion, Purpose, StartedBy
from kit.errors import KitError, WrongUse
from kit.widgets.chips import Chips
from kit.widgets.contacts.daily import daily_text
from kit.widgets.contacts.pairs import PairChips
from kit.widgets.contacts.people import TypedPeople
from kit.widgets.controls import answer_buttons, block, line
from kit.widgets.field import reason
from kit.widgets.prose import prose, put
from kit.widgets.seat import Seat
from kit.words import choice
from kit.workbook import Workbook, new_id

__all__ = ["ContactEntry"]

_CHOICES = {"channel": Channel, "started_by": StartedBy, "occasion": Occasion}


class ContactEntry(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """A contact as it is being written, and the text of the daily report once it is saved."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.held_on = self._above(line(self._label("held_on"), seat.say("day_hint"), "13em"))
        self.choices = {name: self._choice(name) for name in _CHOICES}
        self.people = TypedPeople(self._label("stakeholders"), seat)
        told = [(choice(each, seat.lang), each) for each in Purpose if each is not Purpose.unknown]
        self.purposes = Chips(self._label("purposes"), told)
        self.members = Chips(self._label("members"))
        self.deal = self._above(Dropdown(description=self._label("deal")))
        self.heard = self._above(block(self._label("heard"), seat.say("contact_heard_hint"), 3))
        self.next_step = self._above(line(self._label("next_step"), seat.say("contact_next_hint")))
        self.pairs, self.fault = PairChips(seat), prose(look="fault")
        self.save = Button(description=seat.say("contact_save"))
        self.told = prose(look="saved")
        self.daily = self._above(block(seat.say("contact_daily"), "", 8))
        super().__init__(self._parts())
        self.add_class("kit-form")
        self.add_class("kit-entry")
        self._take(seat.workbook)
        self._begin()
        self._leave = seat.workbook.listen(self._take)

    def close(self) -> None:
        """Take the entry off the screen and listen no more."""
        self._leave()
        super().close()

    def _parts(self) -> list[Widget]:
        seat = self._seat
        for look in ("kit-button", "kit-main"):
            self.save.add_class(look)
        self.save.layout.align_self = "flex-start"
        self.save.on_click(lambda _: self._attempt())
        when = HBox([self.held_on, self.people])
        how = HBox([self.choices["started_by"], self.choices["occasion"], self.deal])
        for row in (when, how):
            row.add_class("kit-row")
        end = [self.fault, self.save, self.told, self.daily]
        return [
            prose(seat.say("contact_title"), "heading"),
            prose(seat.say("contact_why"), "quiet"),
            when,
            self.choices["channel"],
            how,
            *(self.purposes, self.members, self.heard, self.next_step, self.pairs),
            *end,
        ]

    def _label(self, name: str) -> str:
        return self._seat.label(f"Contact.{name}")

    def _choice(self, name: str) -> Widget:
        values = list(_CHOICES[name])
        buttons = answer_buttons(self._label(name), values, values[-1], self._seat.lang)
        buttons.add_class("kit-unknown-last")
        return self._above(buttons)

    def _above(self, control: Widget) -> Widget:
        control.add_class("kit-above")
        return control

    def _take(self, workbook: Workbook) -> None:
        """Offer people, members and deals as they are now; what is typed stays."""
        account = workbook.account
        self.people.refresh()
        self.members.offer([(each.name, each.id) for each in account.members])
        deals = [(self._seat.say("contact_no_deal"), ""), *((d.name, d.id) for d in account.deals)]
        if self.deal.options != tuple(deals):
            chosen = self.deal.value
            self.deal.options = deals
            self.deal.value = chosen if account.deal(chosen) else ""

    def _begin(self) -> None:
        """Show a new contact: today, whoever writes it, all else unknown."""
        seat = self._seat
        self.held_on.value = seat.day(seat.today)
        for name, values in _CHOICES.items():
            self.choices[name].value = list(values)[-1]
        self.people.clear()
        self.pairs.take(())
        self.purposes.value, self.deal.value = (), ""
        self.members.value = (seat.rater,) if seat.account.member(seat.rater) else ()
        self.heard.value = self.next_step.value = ""
        self._tell("")

    def _tell(self, daily: str) -> None:
        put(self.told, self._seat.say("contact_saved") if daily else "")
        self.daily.value = daily
        self.daily.layout.display = None if daily else "none"

    def _attempt(self) -> None:
        try:
            contact = self._written()
            self._seat.save(lambda account: self._with(account, contact))
        except KitError as error:
            put(self.fault, reason(error, self._seat.lang))
            return
        put(self.fault)
        self._begin()
        self._tell(daily_text(contact, self._seat))

    def _written(self) -> Contact:
        """Return the contact as it is written; raises KitError with what is to be put right."""
        if unknown := self.people.typed.value.strip():
            raise WrongUse("contact.person_unknown", name=unknown)
        said = {
            **{name: control.value for name, control in self.choices.items()},
            "stakeholders": self.people.value,
            "purposes": self.purposes.value,
            "touches": self.pairs.value,
            "heard": self.heard.value,
            "next_step": self.next_step.value,
        }
        day = {"id": new_id("contact"), "held_on": self.held_on.value}
        contact = Contact.checked(
            {**day, **said, "members": self.members.value, "deal": self.deal.value or None}
        )
        if contact.held_on > self._seat.today:
            raise WrongUse("contact.in_future", day=contact.held_on)
        if all(getattr(contact, name) == Contact.model_fields[name].default for name in said):
            raise WrongUse("contact.blank")
        return contact

    def _with(self, account: Account, contact: Contact) -> Account:
        people = (*account.stakeholders, *self.people.added)
        contacts = (*account.contacts, contact)
        return account.model_copy(update={"stakeholders": people, "contacts": contacts})
