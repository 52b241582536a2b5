"""The evidence of one answer: what was said or done, by whom, when, and where it is kept."""

from collections.abc import Callable

from ipywidgets import Button, HBox, VBox, Widget

from kit.account import Answer, Evidence
from kit.widgets.controls import PeoplePicker, line
from kit.widgets.field import Field
from kit.widgets.group_rows import GroupRows
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat

__all__ = ["EvidenceRows"]

Write = Callable[[Callable[[Answer], Answer]], None]
"""Saves a change of the answer as it is at that moment."""


class EvidenceRows:
    """Rows of evidence; one may be blank and is saved once something is typed in it."""

    def __init__(self, seat: Seat, mark: SavedMark, write: Write) -> None:
        self.rows: GroupRows[Evidence] = GroupRows(
            seat.say("evidence_add"),
            mark,
            lambda change: write(lambda answer: answer.changed(evidence=change(answer.evidence))),
            lambda **fields: Evidence().changed(**fields),
            lambda put, remove: _Row(seat, mark, put, remove),
        )
        self.box = self.rows.box

    def take(self, answer: Answer, *, inviting: bool) -> None:
        """Show what is saved, and a blank row where evidence is still asked for."""
        self.rows.take(answer.evidence, inviting=inviting)


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
        self.fields = {"what": self.what, "by": self.by, "on": self.on, "kept": self.kept}
        self.out = Button(description=seat.say("evidence_remove"))
        self.out.add_class("kit-plain")
        self.out.add_class("kit-beside")
        self.out.on_click(lambda _: remove())
        below = HBox([self.by.box, self.on.box, self.kept.box, self.out])
        below.add_class("kit-row")
        self.box = VBox([self.what.box, below])
        self.box.add_class("kit-evidence")

    def take(self, evidence: Evidence | None) -> None:
        evidence = evidence or Evidence()
        self.what.take(evidence.what)
        self.by.take(evidence.said_by)
        self.on.take(self._seat.day(evidence.said_on))
        self.kept.take(evidence.kept_in)
