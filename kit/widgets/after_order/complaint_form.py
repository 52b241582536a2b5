"""One complaint: before the visit, after the visit, and how it is brought to its end."""

from ipywidgets import HBox, VBox, Widget

from kit.account import Complaint
from kit.widgets.after_order.complaint_fields import ComplaintFields
from kit.widgets.after_order.follow_through import FollowThroughForm
from kit.widgets.after_order.promises import PromisesMade
from kit.widgets.after_order.reports import ReportRows
from kit.widgets.fold import Fold
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat

__all__ = ["ComplaintForm"]


class ComplaintForm:
    """The form of one complaint; what was typed and refused stays while another one is shown."""

    def __init__(self, seat: Seat, mark: SavedMark, complaint_id: str) -> None:
        self.seat, self.complaint_id = seat, complaint_id
        self.fields = ComplaintFields(seat, mark, complaint_id)
        self.promises = PromisesMade(self.fields)
        self.reports = ReportRows(
            seat,
            mark,
            lambda change: self.fields.change(reports=change(self.fields.entry.reports)),
        )
        tips = (seat.say("unfold"), seat.say("fold"))
        title = seat.label("Complaint.follow_through")
        self.follow = Fold(title, tips, lambda: FollowThroughForm(self.fields))
        self.ask, self.read = prose(look="quiet"), prose(look="key")
        self.box = VBox(self._parts())
        self.show()

    @property
    def is_gone(self) -> bool:
        """Return whether the complaint was taken out."""
        return self.fields.entry is None

    def show(self) -> None:
        """Show everything as it is saved now."""
        complaint = self.fields.entry
        if complaint is None:
            return
        self.fields.take()
        self.reports.take(complaint.reports)
        if self.follow.made:
            self.follow.inside.take()
        put(self.ask, *self._asked(complaint))
        put(self.read, self._reading(complaint))

    def go_to(self, path: str) -> None:
        """Put the cursor in a field, or in the first report that is still to be made."""
        if path == "reports":
            complaint = self.fields.entry
            waiting = [n for n, each in enumerate(complaint.reports) if each.done_on is None]
            for n in waiting[:1]:
                self.reports.rows.rows[n].fields["done_on"].control.focus()
        else:
            self.fields.field(path).control.focus()

    def _parts(self) -> list[Widget]:
        sides = HBox([self._before(), self._after()], _dom_classes=["kit-row", "kit-halves"])
        row = self.fields.row
        return [
            row("what"),
            row("received_on", "received_from", "attributed_to"),
            row("deal", "small"),
            sides,
            *self._end(),
        ]

    def _before(self) -> VBox:
        row = self.fields.row
        return self._half(
            "Complaint.before",
            [
                row("before.cause"),
                self.ask,
                *(row(f"before.{each}") for each in ("cause_words", "going")),
                *(row(f"before.{each}") for each in ("to_say", "to_ask", "to_bring")),
            ],
        )

    def _after(self) -> VBox:
        row, seat = self.fields.row, self.seat
        anchors = prose(look="quiet")
        words = seat.pack.ratings.expectation.anchors
        told = (seat.say("expectation_anchor", n=n, what=words[n]) for n in sorted(words)[::-1])
        put(anchors, *told)
        return self._half(
            "Complaint.after",
            [
                row("after.cause"),
                self.read,
                row("after.their_words"),
                row("after.visited_on", "after.minutes"),
                row("after.expectation"),
                anchors,
                *(row(f"after.{each}") for each in ("hints", "left_undone")),
                row("lapse.cause"),
                row("lapse.words"),
            ],
        )

    def _end(self) -> list[Widget]:
        row, seat = self.fields.row, self.seat
        return [
            prose(seat.say("complaint_end"), "heading"),
            prose(seat.say("complaint_end_why"), "quiet"),
            self.promises.box,
            prose(seat.label("Complaint.reports"), "key"),
            self.reports.box,
            row("after.done_by_us"),
            row("after.done_by_them"),
            row("after.they_saw_it"),
            self.follow.box,
            row("letter_sent_on", "closed_on", "agreed_closed_on"),
            row("note"),
        ]

    def _half(self, title: str, parts: list[Widget]) -> VBox:
        return VBox([prose(self.seat.label(title), "heading"), *parts], _dom_classes=["kit-half"])

    def _asked(self, complaint: Complaint) -> list[str]:
        """Return what to ask, to find out whether the supposed cause is the real one."""
        cause = self.seat.pack.causes.get(complaint.before.cause or "")
        return [self.seat.say("cause_ask", question=cause.ask)] if cause else []

    def _reading(self, complaint: Complaint) -> str:
        """Return whether the cause was what we had supposed, once both are known."""
        supposed, real = complaint.before.cause, complaint.after.cause
        if not supposed or not real:
            return ""
        return self.seat.say("cause_right" if supposed == real else "cause_misread")
