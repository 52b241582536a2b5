"""Which deal: the list of them, a line to add one, and a button to take one out."""

from collections.abc import Callable

from ipywidgets import Button, Dropdown, HBox, VBox
from traitlets import Bunch

from kit.account import Account, Deal, DealStatus, reference_faults
from kit.errors import Refused, WrongUse
from kit.widgets.controls import line
from kit.widgets.deals.draft import put_deal
from kit.widgets.field import Field
from kit.widgets.prose import prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import word
from kit.workbook import new_id

__all__ = ["DealChooser"]


class DealChooser:
    """The deals of the account."""

    def __init__(self, seat: Seat, mark: SavedMark, chosen: Callable[[str], None]) -> None:
        self._seat, self._mark, self._chosen, self._taking = seat, mark, chosen, False
        self.list = Dropdown(description=seat.say("choose_deal"), layout={"width": "24em"})
        self.list.add_class("kit-above")
        self.list.observe(self._picked, "value")
        self.new = Field(
            line(seat.say("new_deal"), seat.say("new_deal_hint"), "20em"),
            self._add,
            mark,
            seat.lang,
        )
        self.first_step = prose(seat.say("first_deal"))
        self.remove = self._button("remove_deal", self._ask)
        row = HBox([self.list, self.new.box, self._button("new_deal_add", self._asked)])
        row.add_class("kit-row")
        row.layout.align_items = "flex-end"
        self.question = HBox(layout={"display": "none"})
        self.question.add_class("kit-row")
        self.remove.remove_class("kit-button")
        self.remove.add_class("kit-plain")
        self.box = VBox([self.first_step, row, self.remove, self.question])

    def take(self, deal_id: str) -> None:
        """Show the deals as they are saved."""
        deals = self._seat.account.deals
        for part, visible in ((self.first_step, not deals), (self.list, deals)):
            part.layout.display = None if visible else "none"
        self.remove.layout.display = None if deals else "none"
        self._taking = True
        try:
            options = tuple((_named(each, self._seat.lang), each.id) for each in deals)
            if tuple(self.list.options) != options:
                self.list.options = options
            if (deal_id or None) != self.list.value:
                self._close()
                self.list.value = deal_id or None
        finally:
            self._taking = False

    def _button(self, name: str, act: Callable[[], None]) -> Button:
        button = Button(description=self._seat.say(name))
        button.add_class("kit-button")
        button.on_click(lambda _: act())
        return button

    def _picked(self, change: Bunch) -> None:
        if not self._taking and change["new"]:
            self._close()
            self._chosen(change["new"])

    def _asked(self) -> None:
        if not self.new.control.value.strip():
            self.new.refuse(WrongUse("deal.unnamed"))

    def _add(self, name: str) -> None:
        if not name.strip():
            return
        added = Deal(id=new_id("deal"), name="").changed(name=name.strip())
        self._seat.save(lambda account: put_deal(account, added))
        self.new.take("")
        self._chosen(added.id)

    def _ask(self) -> None:
        """Ask before a deal goes with all its assessments, as that is seldom meant."""
        deal = self._seat.account.deal(self.list.value)
        if deal is None:
            return
        asked = prose(self._seat.say("remove_deal_asked", name=deal.name))
        yes = self._button("remove_deal_yes", lambda: self._mark.attempt(lambda: self._out(deal)))
        self.question.children = [asked, yes, self._button("answer_cancel", self._close)]
        self.question.layout.display = None

    def _close(self) -> None:
        self.question.layout.display = "none"

    def _out(self, deal: Deal) -> None:
        self._seat.save(lambda account: _without(account, deal))
        self._close()


def _without(account: Account, deal: Deal) -> Account:
    """Return the account without a deal and its assessments."""
    left = account.model_copy(
        update={
            "deals": tuple(each for each in account.deals if each.id != deal.id),
            "assessments": tuple(a for a in account.assessments if a.deal != deal.id),
        }
    )
    if reference_faults(left):
        raise Refused("deal.named_elsewhere", name=deal.name)
    return left


def _named(deal: Deal, lang: str) -> str:
    if deal.status is DealStatus.in_progress:
        return deal.name
    told = word(f"choices.DealStatus.{deal.status.value}", lang)
    return f"{deal.name}（{told}）" if lang == "ja" else f"{deal.name} ({told})"
