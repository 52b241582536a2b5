"""The fields of one deal: name, status, how early we heard of it, its effect, its loss."""

from collections.abc import Iterable, Mapping
from typing import Any

from ipywidgets import VBox, Widget

from kit.account import Deal, DealStatus, HowHeard, OwnCause, ReasonTold
from kit.analysis.deals import heard_too_late, lead_days
from kit.errors import WrongUse
from kit.widgets.controls import PeoplePicker, block, choose, line, person_list, person_options
from kit.widgets.entry_fields import EntryFields
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


class DealFields(EntryFields):
    """The fields of one deal, by their path such as 'early.how_heard'."""

    wide = frozenset({"loss.own_cause_words", "effect.words", "note"})

    def __init__(self, seat: Seat, mark: SavedMark, deal_id: str) -> None:
        super().__init__(seat, mark, "deals", deal_id)
        self.lead = prose(look="quiet")
        tips = (seat.say("unfold"), seat.say("fold"))
        self.more = Fold(seat.label("Deal.effect"), tips, self._effect)
        self.lost = VBox(
            [
                prose(seat.label("Deal.loss"), "key"),
                self.row("loss.reason_told", "loss.own_cause"),
                self.row("loss.own_cause_words"),
            ]
        )
        self.ordered = self.row("ordered_on")
        self.box = VBox(
            [
                self.row("name", "status"),
                self.row("decision_on"),
                self.ordered,
                self.lost,
                prose(seat.label("Deal.early"), "key"),
                prose(seat.text(seat.pack.beliefs["B3"]), "quiet"),
                self.row("early.first_heard_on", "early.how_heard", "early.heard_from"),
                self.row("early.formal_request_on"),
                self.lead,
                self.more.box,
            ]
        )

    def take(self) -> None:
        """Show what is saved."""
        deal = self.entry
        if deal is None:
            return
        self.fields["early.heard_from"].offer(person_options(self.seat))
        super().take()
        # What is filled in stays in sight, whatever the status says.
        won = deal.status is DealStatus.won or deal.ordered_on is not None
        lost = deal.status is DealStatus.lost or deal.loss != type(deal.loss)()
        for part, visible in ((self.ordered, won), (self.lost, lost)):
            part.layout.display = None if visible else "none"
        put(self.lead, _lead_time(deal, self.seat))

    def control(self, path: str) -> Widget:
        """Return what a field of the deal is typed or chosen with."""
        seat, label = self.seat, self.label(path)
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

    def label(self, path: str) -> str:
        """Return the label of a field; the pack words the formal request."""
        label = super().label(path)
        if path != "early.formal_request_on":
            return label
        asked = self.seat.text(self.seat.pack.terms.formal_request)
        return self.seat.say("formal_request", label=label, asked=asked)

    def accepted(self, path: str, value: object) -> object:
        """Return a value as it may be saved: a deal keeps a name."""
        if path == "name" and not str(value).strip():
            raise WrongUse("deal.unnamed")
        return value

    def _effect(self) -> VBox:
        """Return what is expected of the deal, in the customer's words and agreed with whom."""
        box = VBox(
            [
                self.row("effect.words"),
                self.row("effect.agreed_with", "effect.agreed_on"),
                self.row("note"),
            ]
        )
        self.take()
        return box


def _lead_time(deal: Deal, seat: Seat) -> str:
    days = lead_days(deal)
    if days is None:
        return seat.say("lead_late") if heard_too_late(deal) else ""
    key = "before" if days > 0 else "late" if days < 0 else "same"
    told = seat.word(f"report.days_{key}", n=abs(days))
    return seat.say("lead_time", label=seat.word("report.lead_time"), days=told)
