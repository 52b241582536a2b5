"""Their people by typing: known names become chips, an unknown one may be added."""

import re

from ipywidgets import Button, Combobox, HBox, VBox
from traitlets import Bunch, Tuple

from kit.account import Stakeholder
from kit.exchange.cells import folded
from kit.widgets.prose import prose, put
from kit.widgets.seat import Seat
from kit.workbook import new_id

__all__ = ["TypedPeople"]


class TypedPeople(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The people of a contact by id; nobody is added to the account before it is saved."""

    value = Tuple()

    def __init__(self, label: str, seat: Seat) -> None:
        self._seat, self._new = seat, dict[str, str]()
        hint = seat.say("contact_people_hint")
        self.typed = Combobox(description=label, placeholder=hint, continuous_update=False)
        self.typed.layout.width = "22em"
        self.typed.add_class("kit-above")
        self._chips = HBox(layout={"flex_flow": "row wrap"})
        self.fault, self.offered = prose(look="fault"), HBox(layout={"flex_flow": "row wrap"})
        super().__init__([self.typed, self._chips, self.fault, self.offered])
        self.typed.observe(self._named, "value")
        self.observe(lambda _: self._draw(), "value")
        self.refresh()

    @property
    def added(self) -> tuple[Stakeholder, ...]:
        """Return the people to be added to the account with the contact."""
        return tuple(Stakeholder(id=i, name=n) for i, n in self._new.items() if i in self.value)

    def refresh(self) -> None:
        """Offer the people as they are now."""
        names = tuple(name for name, _ in self._seat.people())
        if self.typed.options != names:
            self.typed.options = names
        self._draw()

    def clear(self) -> None:
        """Begin anew."""
        self._new, self.value, self.typed.value = {}, (), ""
        self._ask(())

    def _named(self, change: Bunch) -> None:
        names = [each.strip() for each in re.split(r"[、,，\n]", change["new"]) if each.strip()]
        if not names:
            return
        found = {name: self._id_of(name) for name in names}
        known = (each for each in found.values() if each and each not in self.value)
        self.value = (*self.value, *dict.fromkeys(known))
        unknown = tuple(name for name, item_id in found.items() if not item_id)
        self.typed.value = "、".join(unknown)
        self._ask(unknown)

    def _id_of(self, name: str) -> str:
        """Return whom a name means, the family name alone too; nobody where it means two."""
        wanted, people = folded(name), self._seat.account.stakeholders
        whole = [each.id for each in people if folded(each.name) == wanted]
        begun = [each.id for each in people if folded(each.name).startswith(wanted)]
        found = next((each for each in (whole, begun) if each), [])
        return dict(self._seat.people()).get(name) or (found[0] if len(found) == 1 else "")

    def _ask(self, unknown: tuple[str, ...]) -> None:
        """Say who is not known, and offer to add them."""
        told = "、".join(unknown)
        put(self.fault, self._seat.say("contact_person_unknown", name=told) if unknown else "")
        self.offered.children = [self._offer(name) for name in unknown]

    def _offer(self, name: str) -> Button:
        button = Button(description=self._seat.say("contact_person_add", name=name))
        button.add_class("kit-button")
        button.on_click(lambda _: self._add(name))
        return button

    def _add(self, name: str) -> None:
        item_id = new_id("person")
        self._new[item_id] = name
        self.value = (*self.value, item_id)
        left = tuple(e for e in self.typed.value.split("、") if e != name)
        self.typed.value = "、".join(left)
        self._ask(left)

    def _draw(self) -> None:
        self._chips.children = [self._chip(each) for each in self.value]

    def _chip(self, item_id: str) -> Button:
        new = self._new.get(item_id)
        name = self._seat.say("contact_person_new", name=new) if new else self._seat.person(item_id)
        chip = Button(description=f"× {name}", tooltip=self._seat.say("take_out", name=name))
        chip.add_class("kit-chip")
        chip.on_click(lambda _: self._leave_out(item_id))
        return chip

    def _leave_out(self, item_id: str) -> None:
        self.value = tuple(each for each in self.value if each != item_id)
