"""Which deal, and how early we heard of it."""

from collections.abc import Callable

from ipywidgets import Button, Dropdown, HBox, VBox, Widget
from traitlets import Bunch

from kit.account import Account, Deal, DealStatus, EarlyInvolvement, HowHeard
from kit.analysis.deals import heard_too_late, lead_days
from kit.errors import WrongUse
from kit.widgets.controls import choose, line, person_list, person_options
from kit.widgets.deals.draft import put_deal
from kit.widgets.field import Field
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import word
from kit.workbook import new_id

__all__ = ["DealChooser", "DealFields"]

_EARLY = tuple(EarlyInvolvement.model_fields)
_DAYS = ("first_heard_on", "formal_request_on")


class DealChooser:
    """The deals of the account, and a line to add one."""

    def __init__(self, seat: Seat, mark: SavedMark, chosen: Callable[[str], None]) -> None:
        self._seat, self._chosen, self._taking = seat, chosen, False
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
        add = Button(description=seat.say("new_deal_add"), tooltip=seat.say("new_deal"))
        add.add_class("kit-button")
        add.on_click(lambda _: self._asked())
        row = HBox([self.list, self.new.box, add])
        row.add_class("kit-row")
        row.layout.align_items = "flex-end"
        self.box = VBox([self.first_step, row])

    def take(self, deal_id: str) -> None:
        """Show the deals as they are saved."""
        deals = self._seat.account.deals
        self.first_step.layout.display = "none" if deals else None
        self.list.layout.display = None if deals else "none"
        self._taking = True
        try:
            options = tuple((_named(each, self._seat.lang), each.id) for each in deals)
            if tuple(self.list.options) != options:
                self.list.options = options
            self.list.value = deal_id or None
        finally:
            self._taking = False

    def _picked(self, change: Bunch) -> None:
        if not self._taking and change["new"]:
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


class DealFields:
    """The fields of one deal: its name and status, and its beginnings."""

    def __init__(self, seat: Seat, mark: SavedMark, deal_id: str) -> None:
        self._seat, self._mark, self._deal_id = seat, mark, deal_id
        asked = seat.text(seat.pack.terms.formal_request)
        hint = seat.say("day_hint")

        def label(name: str) -> str:
            return seat.label(f"EarlyInvolvement.{name}")

        formal = seat.say("formal_request", label=label("formal_request_on"), asked=asked)
        controls = {
            "name": line(seat.label("Deal.name"), "", "24em"),
            "status": choose(seat.label("Deal.status"), DealStatus, seat.lang, "10em"),
            "how_heard": choose(label("how_heard"), HowHeard, seat.lang, "20em"),
            "heard_from": person_list(label("heard_from"), seat),
            "first_heard_on": line(label("first_heard_on"), hint, "13em"),
            "formal_request_on": line(formal, hint, "19em"),
        }
        self.fields = {name: self._field(name, each) for name, each in controls.items()}
        self.lead = prose(look="quiet")
        rows = [
            self._row("name", "status"),
            prose(seat.label("Deal.early"), "key"),
            prose(seat.text(seat.pack.beliefs["B3"]), "quiet"),
            self._row("first_heard_on", "how_heard", "heard_from"),
            self._row("formal_request_on"),
            self.lead,
        ]
        self.box = VBox(rows)

    def take(self) -> None:
        """Show what is saved."""
        deal = self._seat.account.deal(self._deal_id)
        if deal is None:
            return
        self.fields["heard_from"].offer(person_options(self._seat))
        for name, field in self.fields.items():
            held = getattr(deal.early if name in _EARLY else deal, name)
            field.take(self._seat.day(held) if name in _DAYS else held)
        put(self.lead, _lead_time(deal, self._seat))

    def _row(self, *names: str) -> HBox:
        row = HBox([self.fields[name].box for name in names])
        row.add_class("kit-row")
        return row

    def _field(self, name: str, control: Widget) -> Field:
        def changed(account: Account, value: object) -> Account:
            deal = account.deal(self._deal_id)
            if deal is None:
                return account
            if name in _EARLY:
                return put_deal(account, deal.changed(early=deal.early.changed(**{name: value})))
            if name == "name" and not str(value).strip():
                raise WrongUse("deal.unnamed")
            return put_deal(account, deal.changed(**{name: value}))

        def save(value: object) -> None:
            self._seat.save(lambda account: changed(account, value))

        return Field(control, save, self._mark, self._seat.lang)


def _lead_time(deal: Deal, seat: Seat) -> str:
    days = lead_days(deal)
    if days is None:
        return seat.say("lead_late") if heard_too_late(deal) else ""
    key = "before" if days > 0 else "late" if days < 0 else "same"
    told = word(f"report.days_{key}", seat.lang, n=abs(days))
    return seat.say("lead_time", label=word("report.lead_time", seat.lang), days=told)


def _named(deal: Deal, lang: str) -> str:
    if deal.status is DealStatus.in_progress:
        return deal.name
    told = word(f"choices.DealStatus.{deal.status.value}", lang)
    return f"{deal.name}（{told}）" if lang == "ja" else f"{deal.name} ({told})"
