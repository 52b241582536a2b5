"""A board of what is known: each question or area, how fresh it is, and the newest of it."""

from collections.abc import Callable
from dataclasses import dataclass

from ipywidgets import Button, HBox, VBox
from traitlets import Unicode

from kit.analysis.knowledge import Age, KnowledgeState, information_board, understanding_board
from kit.widgets.later import Later
from kit.widgets.prose import prose, put
from kit.widgets.seat import Seat
from kit.words import choice

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
    """The lines of a board; chosen is the id of the one whose button was pressed last."""

    chosen = Unicode()

    def __init__(self, seat: Seat, lines: Callable[[Seat], tuple[Line, ...]]) -> None:
        self._seat, self._lines = seat, lines
        self.shown: tuple[Line, ...] = ()
        super().__init__()
        self.add_class("kit-form")
        self._later = Later(self.redraw)
        self._leave = seat.workbook.listen(lambda _: self._later.ask())
        self.redraw()

    def close(self) -> None:
        """Take the board off the screen and listen no more."""
        self._leave()
        self._later.drop()
        super().close()

    def redraw(self) -> None:
        """Show what is known now."""
        lines = self._lines(self._seat)
        if lines == self.shown:
            return
        self.shown = lines
        self.children = [self._row(each) for each in lines]

    def _row(self, line: Line) -> HBox:
        name = Button(description=line.name, tooltip=self._seat.say("board_write", name=line.name))
        name.add_class("kit-plain")
        name.on_click(lambda _: self._choose(line.id))
        state = prose(
            f"{_SIGNS[line.age.state]} {self._told(line.age)}", f"age-{line.age.state.value}"
        )
        known = prose(look="quiet" if not line.known else "")
        put(known, line.known or line.asked)
        row = HBox([name, state, known])
        row.add_class("kit-board")
        return row

    def _told(self, age: Age) -> str:
        state = choice(age.state, self._seat.lang)
        if age.days is None:
            return state
        return self._seat.say("board_days", state=state, n=age.days)

    def _choose(self, item_id: str) -> None:
        # The same line may be chosen twice in a row.
        self.chosen = ""
        self.chosen = item_id
