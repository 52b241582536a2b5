"""The fields of one deal: name, status, how early we heard of it, its effect, its loss."""

from collections.abc import Iterable, Mapping
from typing import Any

from ipywidgets import HBox, VBox, Widget

from kit.account import Account, Deal, DealStatus, HowHeard, OwnCause, ReasonTold
from kit.analysis.deals import heard_too_late, lead_days
from kit.errors import WrongUse
from kit.widgets.controls import PeoplePicker, block, choose, line, person_list, person_options
from kit.widgets.deals.draft import put_deal
from kit.widgets.field import Field
from kit.widgets.fold import Fold
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat

__all__ = ["DealFields"]

_CHOICES: Mapping[str, tuple[Iterable[Any], str]] = {
    "status": (DealStatus, "10em"),
    "early.how_heard": (HowHeard, "20em"),
    "loss.reason_told": (ReasonTold, "14em"),
    "loss.own_cause": (OwnCause, "20em"),
}
_MODELS = {"early": "EarlyInvolvement", "effect": "ExpectedEffect", "loss": "Loss"}


class DealFields:
    """The fields of one deal, by their path such as 'early.how_heard'."""

    def __init__(self, seat: Seat, mark: SavedMark, deal_id: str) -> None:
        self._seat, self._mark, self._deal_id = seat, mark, deal_id
        self.fields: dict[str, Field] = {}
        self.lead = prose(look="quiet")
        tips = (seat.say("unfold"), seat.say("fold"))
        self.more = Fold(seat.label("Deal.effect"), tips, self._effect)
        self.lost = VBox(
            [
                prose(seat.label("Deal.loss"), "key"),
                self._row("loss.reason_told", "loss.own_cause"),
                self._row("loss.own_cause_words"),
            ]
        )
        self.ordered = self._row("ordered_on")
        self.box = VBox(
            [
                self._row("name", "status"),
                self._row("decision_on"),
                self.ordered,
                self.lost,
                prose(seat.label("Deal.early"), "key"),
                prose(seat.text(seat.pack.beliefs["B3"]), "quiet"),
                self._row("early.first_heard_on", "early.how_heard", "early.heard_from"),
                self._row("early.formal_request_on"),
                self.lead,
                self.more.box,
            ]
        )

    def take(self) -> None:
        """Show what is saved."""
        deal = self._seat.account.deal(self._deal_id)
        if deal is None:
            return
        self.fields["early.heard_from"].offer(person_options(self._seat))
        for path, field in self.fields.items():
            held = _held(deal, path)
            field.take(self._seat.day(held) if path.endswith("_on") else held)
        # What is filled in stays in sight, whatever the status says.
        won = deal.status is DealStatus.won or deal.ordered_on is not None
        lost = deal.status is DealStatus.lost or deal.loss != type(deal.loss)()
        for part, visible in ((self.ordered, won), (self.lost, lost)):
            part.layout.display = None if visible else "none"
        put(self.lead, _lead_time(deal, self._seat))

    def _effect(self) -> VBox:
        """Return what is expected of the deal, in the customer's words and agreed with whom."""
        box = VBox(
            [
                self._row("effect.words"),
                self._row("effect.agreed_with", "effect.agreed_on"),
                self._row("note"),
            ]
        )
        self.take()
        return box

    def _row(self, *paths: str) -> HBox:
        for path in paths:
            self.fields[path] = self._field(path)
        row = HBox([self.fields[path].box for path in paths])
        row.add_class("kit-row")
        return row

    def _control(self, path: str) -> Widget:
        seat, label = self._seat, self._label(path)
        if path in _CHOICES:
            values, width = _CHOICES[path]
            return choose(label, values, seat.lang, width)
        if path == "early.heard_from":
            return person_list(label, seat)
        if path == "effect.agreed_with":
            return PeoplePicker(label, seat)
        if path.endswith("_on"):
            return line(label, seat.say("day_hint"), "19em")
        if path == "name":
            return line(label, "", "24em")
        return block(label)

    def _label(self, path: str) -> str:
        seat, (*group, name) = self._seat, path.split(".")
        label = seat.label(f"{_MODELS[group[0]] if group else 'Deal'}.{name}")
        if name != "formal_request_on":
            return label
        asked = seat.text(seat.pack.terms.formal_request)
        return seat.say("formal_request", label=label, asked=asked)

    def _field(self, path: str) -> Field:
        def save(value: object) -> None:
            self._seat.save(lambda account: self._changed(account, path, value))

        field = Field(self._control(path), save, self._mark, self._seat.lang)
        if path in {"loss.own_cause_words", "effect.words", "note"}:
            field.box.layout.width = "100%"
        return field

    def _changed(self, account: Account, path: str, value: object) -> Account:
        deal = account.deal(self._deal_id)
        if deal is None:
            return account
        if path == "name" and not str(value).strip():
            raise WrongUse("deal.unnamed")
        *group, name = path.split(".")
        if not group:
            return put_deal(account, deal.changed(**{name: value}))
        inside = getattr(deal, group[0]).changed(**{name: value})
        return put_deal(account, deal.changed(**{group[0]: inside}))


def _held(deal: Deal, path: str) -> Any:
    held: Any = deal
    for name in path.split("."):
        held = getattr(held, name)
    return held


def _lead_time(deal: Deal, seat: Seat) -> str:
    days = lead_days(deal)
    if days is None:
        return seat.say("lead_late") if heard_too_late(deal) else ""
    key = "before" if days > 0 else "late" if days < 0 else "same"
    told = seat.word(f"report.days_{key}", n=abs(days))
    return seat.say("lead_time", label=seat.word("report.lead_time"), days=told)
