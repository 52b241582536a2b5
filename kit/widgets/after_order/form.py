"""After the order: the promise ledger, the milestones with their line, questions, complaints."""

from collections.abc import Sequence

from ipywidgets import HTML, VBox

from kit.analysis import Ref
from kit.analysis.after_order import ordered_deals
from kit.widgets.after_order.complaint_desk import ComplaintDesk
from kit.widgets.after_order.layouts import MILESTONES, OPEN_QUESTIONS, PROMISES
from kit.widgets.after_order.pictures import Pictures, cause_drawings, line_drawings
from kit.widgets.after_order.steps import StepsToAdd
from kit.widgets.fold import Fold
from kit.widgets.links import notebook_link
from kit.widgets.prose import STYLE, prose
from kit.widgets.seat import Seat
from kit.widgets.sheet import Layout, Sheet
from kit.workbook import Workbook

__all__ = ["AfterOrderForm"]

_PLACES = {
    "promise.overdue": "kept_on",
    "promise.unconfirmed": "confirmed_on",
    "promise.oral_only": "recorded_in",
    "milestone.sales_absent": "sales_was_there",
    "milestone.late": "done_on",
    "after_order.no_sign_off": "signed_off_on",
    "after_order.question_open": "settled_on",
    "complaint.open": "agreed_closed_on",
    "complaint.no_letter": "letter_sent_on",
    "complaint.cause_misread": "after.cause",
    "complaint.blame_passed": "attributed_to",
    "complaint.report_overdue": "reports",
}
"""The column or field that a finding leads to."""

_ELSEWHERE = {"after_order.silence": "03_contacts"}
"""The page where what a finding asks for is written."""


class AfterOrderForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The sheets of what follows an order, the pictures below them, and the complaint desk."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.sheets = {each.kind: self._sheet(each) for each in (PROMISES, MILESTONES)}
        tips = (seat.say("unfold"), seat.say("fold"))
        title = seat.word("sheet.open_questions.title")
        self.questions = Fold(title, tips, lambda: self._sheet(OPEN_QUESTIONS))
        self.steps, self.lines = StepsToAdd(seat), Pictures(seat, line_drawings)
        self.desk, self.causes = ComplaintDesk(seat), Pictures(seat, cause_drawings)
        self.no_order, self.elsewhere = prose(seat.say("no_order"), "guide"), HTML()
        self.deals = HTML(notebook_link("02_deals.ipynb", seat.word("start.notebook.02_deals")))
        why = prose(seat.text(seat.pack.beliefs["B9"]))
        head = VBox([why, self.no_order, self.deals, self.elsewhere], _dom_classes=["kit-form"])
        super().__init__(
            [
                HTML(STYLE),
                head,
                self.sheets["promises"],
                self.sheets["milestones"],
                self.steps,
                self.lines,
                self.questions.box,
                self.desk,
                self.causes,
            ]
        )
        self._take(seat.workbook)
        self._leave = seat.workbook.listen(self._take)

    def close(self) -> None:
        """Take the form off the screen and listen no more."""
        self._leave()
        super().close()

    def go_to(self, about: Sequence[Ref], code: str = "") -> None:
        """Go to the first entry a finding is about, in the column or the field it asks for."""
        self.elsewhere.value = ""
        entries = (ref for ref in about if ref.kind != "deals")
        ref, place = next(entries, None), _PLACES.get(code, "")
        if ref is None:
            self._begin(code)
        elif ref.kind == "complaints":
            self.desk.go_to(ref.id, place)
        elif ref.kind in self.sheets:
            self.sheets[ref.kind].go_to(ref.id, place)
        elif ref.kind == "open_questions":
            self.questions.turn(True)
            self.questions.inside.go_to(ref.id, place)

    def _begin(self, code: str) -> None:
        """Go to where what is missing of a deal is written: a complaint here, a talk elsewhere."""
        if notebook := _ELSEWHERE.get(code):
            told = self._seat.word(f"start.notebook.{notebook}")
            self.elsewhere.value = notebook_link(f"{notebook}.ipynb", told)
        else:
            self.desk.begin()

    def _sheet(self, layout: Layout) -> Sheet:
        seat = self._seat
        return Sheet(seat.workbook, layout, seat.pack, seat.lang)

    def _take(self, workbook: Workbook) -> None:
        ordered = bool(ordered_deals(workbook.account, self._seat.today))
        for each in (self.no_order, self.deals):
            each.layout.display = "none" if ordered else None
