"""The complaint desk (お叱り・苦情): one complaint chosen or added, and the form of it."""

from ipywidgets import VBox

from kit.analysis.after_order import complaint_desk
from kit.widgets.after_order.complaint_form import ComplaintForm
from kit.widgets.after_order.offered import COMPLAINTS
from kit.widgets.chooser import Chooser
from kit.widgets.conflicts import Conflicts
from kit.widgets.prose import prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.workbook import Workbook

__all__ = ["ComplaintDesk"]


class ComplaintDesk(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The complaints of an account; the first that is not over is shown at first."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.mark = seat, SavedMark(seat)
        self.conflicts = Conflicts(seat, self.mark, lambda each: each.kind == "complaints")
        self.chooser = Chooser(COMPLAINTS, seat, self.mark, self.choose)
        self._forms: dict[str, ComplaintForm] = {}
        self.shown: ComplaintForm | None = None
        self.work = VBox()
        super().__init__(
            [
                prose(seat.label("Account.complaints"), "title"),
                prose(seat.text(seat.pack.beliefs["B10"])),
                self.mark.box,
                self.conflicts.box,
                self.chooser.box,
                self.work,
            ],
            _dom_classes=["kit-form"],
        )
        self.choose(self._first())
        self._leave = seat.workbook.listen(self._heard)

    def close(self) -> None:
        """Take the desk off the screen and listen no more."""
        self._leave()
        super().close()

    def choose(self, complaint_id: str) -> None:
        """Show a complaint, or none where there is none of that id."""
        known = {each.id for each in self.seat.account.complaints}
        self.chooser.take(complaint_id)
        if complaint_id not in known:
            self.shown, self.work.children = None, []
            return
        if complaint_id not in self._forms:
            self._forms[complaint_id] = ComplaintForm(self.seat, self.mark, complaint_id)
        self.shown = self._forms[complaint_id]
        self.shown.show()
        self.work.children = [self.shown.box]

    def go_to(self, complaint_id: str, path: str) -> None:
        """Show a complaint with the cursor in one of its fields."""
        self.choose(complaint_id)
        if self.shown:
            self.shown.go_to(path)

    def begin(self) -> None:
        """Put the cursor where a complaint is added."""
        self.chooser.new.control.focus()

    def _heard(self, workbook: Workbook) -> None:
        self.mark.heard(workbook)
        self.conflicts.take()
        if self.shown is None or self.shown.is_gone:
            self.choose(self._first())
            return
        self.chooser.take(self.shown.complaint_id)
        self.shown.show()

    def _first(self) -> str:
        desk = complaint_desk(self.seat.account, self.seat.today)
        entered = (*(each.complaint for each in desk), *self.seat.account.complaints)
        return entered[0].id if entered else ""
