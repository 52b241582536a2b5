"""How far the account as a whole and we depend on each other (相互依存)."""

from ipywidgets import HTML, Dropdown, VBox, Widget

from kit.account import Account, Basis
from kit.pack import RatingWords
from kit.widgets.controls import block, choose
from kit.widgets.field import Field
from kit.widgets.prose import STYLE, prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import show
from kit.workbook import Workbook

__all__ = ["DependenceForm"]

_UNKNOWN = 0
"""What the list holds for a rating that is not known; the account itself holds none."""


class DependenceForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The dependence of an account: both directions, what they would do without us, the basis."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self.mark = seat, SavedMark(seat)
        words = seat.pack.ratings
        self.fields = {
            "they_on_us": self._field(self._rating(words.they_on_us), "they_on_us"),
            "we_on_them": self._field(self._rating(words.we_on_them), "we_on_them"),
            "alternative": self._field(block(seat.label("Dependence.alternative")), "alternative"),
            "basis": self._field(choose(seat.label("Dependence.basis"), Basis, seat.lang), "basis"),
        }
        why = prose(seat.text(seat.pack.beliefs["B8"]), "quiet")
        super().__init__([HTML(STYLE), why, self.mark.box, *(f.box for f in self.fields.values())])
        self.add_class("kit-form")
        self._take(seat.workbook)
        self._leave = seat.workbook.listen(self._take)

    def close(self) -> None:
        """Take the form off the screen and listen no more."""
        self._leave()
        super().close()

    def _take(self, workbook: Workbook) -> None:
        self.mark.heard(workbook)
        dependence = workbook.account.profile.dependence
        for name, field in self.fields.items():
            held = getattr(dependence, name)
            field.take(_UNKNOWN if held is None else held)

    def _rating(self, words: RatingWords) -> Dropdown:
        def told(value: int) -> str:
            anchor = next((t for n, t in words.anchors.items() if n == value), None)
            return f"{value}　{self._seat.text(anchor)}" if anchor else str(value)

        rated = [(told(value), value) for value in range(5, 0, -1)]
        options = [*rated, (show(None, self._seat.lang), _UNKNOWN)]
        name = self._seat.text(words.name)
        return Dropdown(description=name, options=options, layout={"width": "100%"})

    def _field(self, control: Widget, name: str) -> Field:
        def save(value: object) -> None:
            self._seat.save(lambda account: _put(account, name, value))

        return Field(control, save, self.mark, self._seat.lang)


def _put(account: Account, name: str, value: object) -> Account:
    known = None if value == _UNKNOWN and name in {"they_on_us", "we_on_them"} else value
    dependence = account.profile.dependence.changed(**{name: known})
    profile = account.profile.changed(dependence=dependence)
    return account.model_copy(update={"profile": profile})
