"""A board of what is known: each question or area, how fresh it is, and the newest of it."""

from collections.abc import Callable
from dataclasses import dataclass

from ipywidgets import Button, HBox, VBox

from kit.analysis.knowledge import Age, KnowledgeState, information_board, understanding_board
from kit.widgets.knowledge.card import Card, Topic
from kit.widgets.later import Later
from kit.widgets.prose import prose, put, relook
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import choice
from kit.workbook import Workbook

__all__ = ["Board", "Line", "heard", "understood"]

_SIGNS = {
    KnowledgeState.blank: "？",
    KnowledgeState.undated: "□",
    KnowledgeState.fresh: "○",
    KnowledgeState.stale: "△",
}


@dataclass(frozen=True)
class Line:
    """One line of a board: what is asked, how to ask, the newest that is known, its age."""

    id: str
    name: str
    asked: str
    known: str
    age: Age


def heard(seat: Seat) -> tuple[Line, ...]:
    """Return the questions of the unofficial information as lines of a board."""
    board = information_board(seat.account, seat.pack, seat.today)
    return tuple(
        Line(
            each.id,
            seat.text(each.question.name),
            seat.say(
                "board_how",
                question=seat.text(each.question.question),
                how=seat.text(each.question.how),
            ),
            next((item.answer for item in each.items), ""),
            each.age,
        )
        for each in board
    )


def understood(seat: Seat) -> tuple[Line, ...]:
    """Return the areas of understanding as lines of a board."""
    board = understanding_board(seat.account, seat.pack, seat.today)
    return tuple(
        Line(
            each.id,
            seat.text(each.area.name),
            " ".join(map(seat.text, each.area.questions.values())),
            next((fact.text for fact in each.facts), ""),
            each.age,
        )
        for each in board
    )


class Board(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The lines of a board; the name of each opens its card, in which it is written."""

    def __init__(
        self,
        seat: Seat,
        mark: SavedMark,
        topic: Topic,
        lines: Callable[[Seat], tuple[Line, ...]],
    ) -> None:
        self._seat, self._lines = seat, lines
        self.rows = {each.id: _Row(seat, mark, topic, each) for each in lines(seat)}
        boxes = [each.box for each in self.rows.values()]
        super().__init__(boxes, _dom_classes=["kit-form"])
        self._later = Later(self.redraw)
        self._leave = seat.workbook.listen(self._heard)

    @property
    def shown(self) -> tuple[Line, ...]:
        """Return the lines as they are shown now."""
        return tuple(each.line for each in self.rows.values())

    def close(self) -> None:
        """Take the board off the screen and listen no more."""
        self._leave()
        self._later.drop()
        super().close()

    def redraw(self) -> None:
        """Show what is known now."""
        for line in self._lines(self._seat):
            self.rows[line.id].show(line)

    def write(self, item_id: str) -> None:
        """Open a card and go to what is written first."""
        self.rows[item_id].turn(True)

    def _heard(self, _: Workbook) -> None:
        for each in self.rows.values():
            if each.card:
                each.card.take()
        self._later.ask()


class _Row:
    """One line of a board, and its card, which is made when it is first opened."""

    def __init__(self, seat: Seat, mark: SavedMark, topic: Topic, line: Line) -> None:
        self._seat, self.line = seat, line
        self._make: Callable[[], Card] = lambda: Card(seat, mark, topic, line.id)
        self.card: Card | None = None
        tip = seat.say("board_write", name=line.name)
        self.name = Button(description=line.name, tooltip=tip, _dom_classes=["kit-plain"])
        self.name.on_click(lambda _: self.turn(not self.is_open))
        self.state, self.known = prose(), prose()
        row = HBox([self.name, self.state, self.known], _dom_classes=["kit-board"])
        self.box = VBox([row])
        self.show(line)

    @property
    def is_open(self) -> bool:
        return self.card is not None and self.card.layout.display != "none"

    def turn(self, opened: bool) -> None:
        """Open or fold the card."""
        if self.card is None:
            self.card = self._make()
            self.box.children = [*self.box.children, self.card]
        self.card.layout.display = None if opened else "none"
        if opened:
            self.card.begin()

    def show(self, line: Line) -> None:
        """Show the line as it is now."""
        self.line = line
        state = line.age.state
        relook(self.state, f"age-{state.value}")
        relook(self.known, "" if line.known else "quiet")
        put(self.state, f"{_SIGNS[state]} {self._told(line.age)}")
        put(self.known, line.known or line.asked)

    def _told(self, age: Age) -> str:
        state = choice(age.state, self._seat.lang)
        if age.days is None:
            return state
        return self._seat.say("board_days", state=state, n=age.days)
