"""What we know of a customer: boards, sheets, the account's calendar and the self-check."""

from collections.abc import Callable, Sequence

from ipywidgets import HTML, VBox
from traitlets import Bunch

from kit.account import Account, Fact, InformationItem, Item
from kit.analysis import Ref
from kit.widgets.fold import Fold
from kit.widgets.knowledge.board import Board, heard, understood
from kit.widgets.knowledge.calendar import CalendarForm
from kit.widgets.knowledge.layouts import FACTS, INFORMATION
from kit.widgets.knowledge.self_check import SelfCheckForm
from kit.widgets.links import notebook_link
from kit.widgets.prose import STYLE, prose
from kit.widgets.seat import Seat
from kit.widgets.sheet import Sheet
from kit.workbook import new_id

__all__ = ["KnowledgeForm"]


_ELSEWHERE = {"deals": "02_deals", "stakeholders": "01_people"}
"""The page where what a finding is about is written."""


class KnowledgeForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Two boards, each with the sheet it leads to; calendar and self-check fold open below."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.boards = {"questions": Board(seat, heard), "areas": Board(seat, understood)}
        layouts = {"questions": INFORMATION, "areas": FACTS}
        self.sheets = {
            kind: Sheet(seat.workbook, layout, seat.pack, seat.lang)
            for kind, layout in layouts.items()
        }
        for kind, board in self.boards.items():
            board.observe(lambda change, kind=kind: self._chosen(kind, change), "chosen")
        tips = (seat.say("unfold"), seat.say("fold"))
        self.calendar = Fold(seat.label("Profile.calendar"), tips, lambda: CalendarForm(seat))
        self.check = Fold(seat.say("self_check_title"), tips, lambda: SelfCheckForm(seat))
        parts = [each for kind in self.boards for each in self._part(kind)]
        self.elsewhere = HTML()
        head = VBox([self.elsewhere])
        head.add_class("kit-form")
        super().__init__([HTML(STYLE), head, *parts, self.calendar.box, self.check.box])
        self.add_class("kit-page")

    def go_to(self, about: Sequence[Ref], _code: str = "") -> None:
        """Go to the newest entry of the question or area a finding is about, or begin one.

        Where it is about what another page holds, a link leads there.
        """
        self.elsewhere.value = ""
        for ref in about:
            if ref.kind in self.sheets:
                self._write(ref.kind, ref.id)
                return
            if ref.kind in _ELSEWHERE:
                told = self._seat.word(f"start.notebook.{_ELSEWHERE[ref.kind]}")
                self.elsewhere.value = notebook_link(f"{_ELSEWHERE[ref.kind]}.ipynb", told)
                return

    def _part(self, kind: str) -> list[VBox]:
        head = VBox([prose(self._seat.say(f"board_{kind}"), "heading")])
        head.add_class("kit-form")
        return [head, self.boards[kind], self.sheets[kind]]

    def _chosen(self, kind: str, change: Bunch) -> None:
        if change["new"]:
            self._write(kind, change["new"])

    def _write(self, kind: str, worded: str) -> None:
        """Put the cursor where something is written of a question or an area, or to be written."""
        held, field, begin, column = _KINDS[kind]
        items = [e for e in getattr(self._seat.account, held) if getattr(e, field) == worded]
        if not items:
            items = [begin(worded)]
            self._seat.save(lambda account: _with(account, held, items[0]))
        self.sheets[kind].go_to(items[-1].id, column)


def _with(account: Account, kind: str, item: Item) -> Account:
    return account.model_copy(update={kind: (*getattr(account, kind), item)})


_KINDS: dict[str, tuple[str, str, Callable[[str], Item], str]] = {
    "questions": (
        "information",
        "question",
        lambda asked: InformationItem(id=new_id("information"), question=asked),
        "answer",
    ),
    "areas": ("facts", "area", lambda area: Fact(id=new_id("fact"), area=area, text=""), "text"),
}
