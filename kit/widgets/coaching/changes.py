"""What changed since the last session, in words at once and as a picture a little later."""

from collections.abc import Iterator
from datetime import date

from ipywidgets import HTML, VBox
from markupsafe import escape

from kit import charts
from kit.analysis.changes import State, tell_changes
from kit.analysis.deals import as_seen
from kit.errors import WrongUse
from kit.widgets.controls import line
from kit.widgets.field import Field
from kit.widgets.later import Later
from kit.widgets.prose import prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import read_day
from kit.workbook import LookBack, usual_since

__all__ = ["ChangesView"]

_DRAWN = ("level.", "person.attitude", "person.trust")


class ChangesView:
    """The changes since a day that the reader may choose."""

    def __init__(self, seat: Seat, mark: SavedMark) -> None:
        self._seat = seat
        self._chosen: date | None = None
        self._look: LookBack | None = None
        label = seat.say("coaching_since")
        control = line(label, seat.say("day_hint"), "15em")
        self.since = Field(control, self._choose, mark, seat.lang)
        self.words, self.picture = HTML(), HTML()
        self.picture.add_class("kit-picture")
        self._painting, self._telling = Later(self._paint), Later(self._tell)
        head = prose(seat.say("coaching_changed"), "heading")
        self.box = VBox([head, self.since.box, self.words, self.picture])
        self._tell()

    def close(self) -> None:
        """Tell and draw no more."""
        self._painting.drop()
        self._telling.drop()

    def take(self) -> None:
        """Tell what changed anew once changes have paused."""
        self._telling.ask()

    @property
    def day(self) -> date:
        """Return the day looked back to: the one chosen, or else that of the last session."""
        return self._chosen or usual_since(self._seat.account, self._seat.today)

    def _choose(self, typed: str) -> None:
        chosen = read_day(typed) if typed.strip() else None
        if chosen is not None and chosen >= self._seat.today:
            raise WrongUse("since.not_before", since=chosen, today=self._seat.today)
        self._chosen = chosen
        self._tell()

    def _tell(self) -> None:
        seat = self._seat
        self.since.take(seat.day(self.day))
        after = State(as_seen(seat.account, seat.side, seat.today), seat.today)
        self._look = seat.workbook.look_back(
            after, seat.pack, self.day, lambda each: as_seen(each, seat.side, seat.today)
        )
        self.words.value = "".join(self._told(self._look))
        self._painting.ask()

    def _told(self, look: LookBack) -> Iterator[str]:
        facts = {"since": look.since, "first": look.first_on}
        if look.before is None:
            yield self._note("unknown", **facts)
            return
        if look.is_short:
            yield self._note("short", **facts)
        if not look.changes:
            yield self._note("nothing")
        for group in tell_changes(look.changes, self._seat.lang):
            lines = "".join(
                f"<li><span aria-hidden='true'>{escape(each.sign)}</span> "
                f"{escape(each.sentence)}</li>"
                for each in group.changes
            )
            yield f"<h4>{escape(group.name)}</h4><ul class='kit-changes'>{lines}</ul>"

    def _note(self, name: str, **facts: object) -> str:
        told = escape(self._seat.word(f"report.changed_{name}", **facts))
        return f"<p class='kit-quiet'>{told}</p>"

    def _paint(self) -> None:
        look = self._look
        if look is None or look.before is None:
            self.picture.value = ""
            return
        if not any(each.code.startswith(_DRAWN) for each in look.changes):
            self.picture.value = ""
            return
        figure = charts.change_chart(look.before, look.after, look.changes, self._seat.lang)
        alt = self._seat.word("report.changes_alt")
        self.picture.value = charts.svg(figure, "form-changes", alt)
