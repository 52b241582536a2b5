"""What we know of a customer: boards of cards, sheets, the account's calendar, the self-check."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ipywidgets import HTML, VBox, Widget

from kit.analysis import Ref
from kit.widgets.fold import Fold
from kit.widgets.knowledge.board import Board, heard, understood
from kit.widgets.knowledge.calendar import CalendarForm
from kit.widgets.knowledge.card import AREAS, QUESTIONS
from kit.widgets.knowledge.layouts import FACTS, INFORMATION
from kit.widgets.knowledge.self_check import SelfCheckForm
from kit.widgets.links import notebook_link
from kit.widgets.picture import LivePicture
from kit.widgets.prose import STYLE, prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.widgets.sheet import Layout, Sheet

__all__ = ["KnowledgeForm"]

Made = TypeVar("Made")

_ELSEWHERE = {"deals": "02_deals", "stakeholders": "01_people"}
"""The page where what a finding is about is written."""


class KnowledgeForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Two boards, each with its picture and its sheet folded below; then calendar, self-check."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._tips = seat, (seat.say("unfold"), seat.say("fold"))
        self.mark = SavedMark(seat)
        self.boards = {
            "questions": Board(seat, self.mark, QUESTIONS, heard),
            "areas": Board(seat, self.mark, AREAS, understood),
        }
        self.pictures = {
            "questions": self._picture("information"),
            "areas": self._picture("understanding"),
        }
        self.sheets = {"questions": self._sheet(INFORMATION), "areas": self._sheet(FACTS)}
        self.calendar = self._fold(seat.label("Profile.calendar"), lambda: CalendarForm(seat))
        self.check = self._fold(seat.say("self_check_title"), lambda: SelfCheckForm(seat))
        self.elsewhere = HTML()
        head = VBox([self.elsewhere, self.mark.box], _dom_classes=["kit-form"])
        parts = [each for kind in self.boards for each in self._part(kind)]
        super().__init__([HTML(STYLE), head, *parts, self.calendar.box, self.check.box])
        self.add_class("kit-page")
        self._leave = seat.workbook.listen(self.mark.heard)

    def close(self) -> None:
        """Take the form off the screen and listen no more."""
        self._leave()
        super().close()

    def go_to(self, about: Sequence[Ref], _code: str = "") -> None:
        """Open the card of the question or area that a finding is about.

        Where it is about what another page holds, a link leads there.
        """
        self.elsewhere.value = ""
        for ref in about:
            if ref.kind in self.boards:
                self.boards[ref.kind].write(ref.id)
                return
            if ref.kind in _ELSEWHERE:
                told = self._seat.word(f"start.notebook.{_ELSEWHERE[ref.kind]}")
                self.elsewhere.value = notebook_link(f"{_ELSEWHERE[ref.kind]}.ipynb", told)
                return

    def _fold(self, title: str, make: Callable[[], Made]) -> Fold[Made]:
        return Fold(title, self._tips, make)

    def _picture(self, name: str) -> Fold[LivePicture]:
        title, kind = self._seat.say(f"picture_{name}"), _DRAWN[name]
        chart = f"{name}_chart"
        return self._fold(
            title, lambda: LivePicture(self._seat, chart, name, lambda a: getattr(a, kind))
        )

    def _sheet(self, layout: Layout) -> Fold[Sheet]:
        seat, name = self._seat, self._seat.word(f"sheet.{layout.kind}.title")
        title = seat.say("sheet_fold", title=name)
        return self._fold(title, lambda: Sheet(seat.workbook, layout, seat.pack, seat.lang))

    def _part(self, kind: str) -> list[Widget]:
        head = VBox([prose(self._seat.say(f"board_{kind}"), "heading")], _dom_classes=["kit-form"])
        folds = [self.pictures[kind].box, self.sheets[kind].box]
        return [head, self.boards[kind], VBox(folds, _dom_classes=["kit-form", "kit-folds"])]


_DRAWN = {"information": "information", "understanding": "facts"}
"""The kind of entry that each picture draws."""
