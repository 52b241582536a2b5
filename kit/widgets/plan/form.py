"""The plan of an account: its goals, the ten parts in order, and the monthly session."""

from collections.abc import Callable, Sequence

from ipywidgets import HTML, Button, HBox, VBox

from kit.analysis import Ref
from kit.analysis.plan import PartState, PlanPart, plan_parts
from kit.widgets.fold import Fold
from kit.widgets.later import Later
from kit.widgets.plan.goals import GoalsForm
from kit.widgets.plan.parts import Part, parts_of
from kit.widgets.plan.session import SessionForm
from kit.widgets.prose import STYLE, prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import choice
from kit.workbook import Workbook

__all__ = ["PlanForm"]

_SIGNS = {PartState.blank: "○", PartState.begun: "◐", PartState.filled: "●"}
_PART_OF = {"usages": "map", "actions": "actions", "decisions": "actions"}


class PlanForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Goals on top, then each part folded with its question; its line says how far it is."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self.mark = seat, SavedMark(seat)
        self.goals = GoalsForm(seat, self.mark)
        self._tips = (seat.say("unfold"), seat.say("fold"))
        self.parts = {name: self._fold(name, part) for name, part in parts_of(seat, self.mark)}
        self.session = Fold(
            seat.say("plan_session"), self._tips, lambda: SessionForm(seat, self.mark)
        )
        self.progress = prose(look="quiet")
        self.jumps = {name: self._jump(name) for name in self.parts}
        steps = HBox([*self.jumps.values()], _dom_classes=["kit-steps"])
        folds = [self.session.box, *(each.box for each in self.parts.values())]
        top = VBox([self.mark.box, self.progress, steps], _dom_classes=["kit-form"])
        super().__init__(
            [HTML(STYLE), top, self.goals, VBox(folds, _dom_classes=["kit-form", "kit-folds"])],
            _dom_classes=["kit-page"],
        )
        self._later = Later(self.show)
        self._leave = seat.workbook.listen(self._heard)
        self.show()

    def close(self) -> None:
        """Take the form off the screen and listen no more."""
        self._leave()
        self._later.drop()
        super().close()

    def show(self) -> None:
        """Show how far each part is written."""
        seat = self._seat
        found = plan_parts(seat.account, seat.pack, seat.today)
        written = sum(each.state is PartState.filled for each in found)
        put(self.progress, seat.say("plan_progress", n=written, of=len(found)))
        for number, part in enumerate(found, 1):
            told = self._told(number, part)
            self.parts[part.id].rename(told)
            name = f"{number} {seat.text(part.words.name)}"
            self.jumps[part.id].description = f"{name}　{_SIGNS[part.state]}"
            self.jumps[part.id].tooltip = told

    def go_to(self, about: Sequence[Ref], _code: str = "") -> None:
        """Go to what a finding is about: a goal, a row of a sheet, or the session."""
        for ref in about:
            if ref.kind == "goals":
                self.goals.go_to(ref.id)
                return
            if ref.kind == "noticed":
                self.session.turn(True)
                return
            if ref.kind in _PART_OF:
                fold = self.parts[_PART_OF[ref.kind]]
                fold.turn(True)
                fold.inside.go_to(ref)
                return

    def _fold(self, name: str, make: Callable[[], Part]) -> Fold[Part]:
        title = self._seat.text(getattr(self._seat.pack.plan.parts, name).name)
        return Fold(title, self._tips, make)

    def _jump(self, name: str) -> Button:
        button = Button(_dom_classes=["kit-step"])
        button.on_click(lambda _: self._open(name))
        return button

    def _open(self, name: str) -> None:
        """Open a part, and lead the keyboard there."""
        self.parts[name].turn(True)
        self.parts[name].line.focus()

    def _told(self, number: int, part: PlanPart) -> str:
        state = f"{_SIGNS[part.state]} {choice(part.state, self._seat.lang)}"
        count = f" {part.done}/{part.of}" if part.state is PartState.begun else ""
        return f"{number} {self._seat.text(part.words.name)}　{state}{count}"

    def _heard(self, workbook: Workbook) -> None:
        self.mark.heard(workbook)
        self._later.ask()
