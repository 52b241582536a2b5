"""The evidence of one answer: what was said or done, by whom, when, and where it is kept."""

from collections.abc import Callable

from ipywidgets import Button, HBox, VBox, Widget

from kit.account import Answer, Evidence
from kit.widgets.controls import PeoplePicker, line
from kit.widgets.field import Field
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat

__all__ = ["EvidenceRows"]

Write = Callable[[Callable[[Answer], Answer]], None]
"""Saves a change of the answer as it is at that moment."""


class EvidenceRows:
    """Rows of evidence; one may be blank and is saved once something is typed in it."""

    def __init__(self, seat: Seat, mark: SavedMark, write: Write) -> None:
        self._seat, self._mark, self._write = seat, mark, write
        self._rows: list[_Row] = []
        self._saved = 0
        self._list = VBox()
        self._more = Button(description=seat.say("evidence_add"))
        self._more.add_class("kit-plain")
        self._more.on_click(lambda _: self._add())
        self.box = VBox([self._list, self._more])

    def take(self, answer: Answer, *, inviting: bool) -> None:
        """Show what is saved, and a blank row where evidence is still asked for."""
        blank = len(self._rows) > self._saved and len(self._rows) > len(answer.evidence)
        self._saved = len(answer.evidence)
        wanted = self._saved + (blank or (inviting and not self._saved))
        for row in self._rows[wanted:]:
            row.leave(self._mark)
        del self._rows[wanted:]
        while len(self._rows) < wanted:
            self._rows.append(self._row(len(self._rows)))
        for n, row in enumerate(self._rows):
            row.take(answer.evidence[n] if n < self._saved else Evidence())
        self._draw()

    def _add(self) -> None:
        if len(self._rows) == self._saved:
            self._rows.append(self._row(self._saved))
            self._draw()

    def _draw(self) -> None:
        self._list.children = [row.box for row in self._rows]

    def _row(self, n: int) -> "_Row":
        def put(**fields: object) -> None:
            def change(answer: Answer) -> Answer:
                held = answer.evidence[n] if n < len(answer.evidence) else Evidence()
                new = held.changed(**fields)
                return answer.changed(
                    evidence=(*answer.evidence[:n], new, *answer.evidence[n + 1 :])
                )

            self._write(change)

        def remove() -> None:
            row = self._rows.pop(n)
            row.leave(self._mark)
            # The rows behind it move up: each is bound to its place.
            for each in self._rows[n:]:
                each.leave(self._mark)
            del self._rows[n:]
            if n >= self._saved:
                self._draw()
                return
            self._mark.attempt(lambda: self._write(lambda answer: _without(answer, n)))

        return _Row(self._seat, self._mark, put, remove)


def _without(answer: Answer, n: int) -> Answer:
    return answer.changed(evidence=(*answer.evidence[:n], *answer.evidence[n + 1 :]))


class _Row:
    """One piece of evidence."""

    def __init__(
        self, seat: Seat, mark: SavedMark, put: Callable[..., None], remove: Callable[[], None]
    ) -> None:
        self._seat = seat

        def field(control: Widget, name: str) -> Field:
            return Field(control, lambda value: put(**{name: value}), mark, seat.lang)

        self.what = field(line(seat.label("Evidence.what"), seat.say("what_hint")), "what")
        self.by = field(PeoplePicker(seat.label("Evidence.said_by"), seat), "said_by")
        hint = seat.say("day_hint")
        self.on = field(line(seat.label("Evidence.said_on"), hint, "11em"), "said_on")
        kept = line(seat.label("Evidence.kept_in"), seat.say("kept_hint"), "13em")
        self.kept = field(kept, "kept_in")
        self.out = Button(description=seat.say("evidence_remove"))
        self.out.add_class("kit-plain")
        self.out.add_class("kit-beside")
        self.out.on_click(lambda _: remove())
        below = HBox([self.by.box, self.on.box, self.kept.box, self.out])
        below.add_class("kit-row")
        self.box = VBox([self.what.box, below])
        self.box.add_class("kit-evidence")

    def take(self, evidence: Evidence) -> None:
        self.what.take(evidence.what)
        self.by.take(evidence.said_by)
        self.on.take(self._seat.day(evidence.said_on))
        self.kept.take(evidence.kept_in)

    def leave(self, mark: SavedMark) -> None:
        for each in (self.what, self.by, self.on, self.kept):
            mark.release(each)
