"""The sheet with its pictures, and the sheets around it: lines, coverage, our members."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

import traitlets
from ipywidgets import HTML, VBox

from kit.analysis import Ref
from kit.pack import Pack
from kit.widgets.fold import Fold
from kit.widgets.later import Later
from kit.widgets.people.dependence import DependenceForm
from kit.widgets.people.layouts import COVERAGE, MEMBERS, RELATIONS
from kit.widgets.people.map import PeopleMap
from kit.widgets.people.sheet import PeopleSheet
from kit.widgets.prose import STYLE
from kit.widgets.seat import Seat
from kit.widgets.sheet import Layout, Sheet
from kit.workbook import Workbook

__all__ = ["PeopleForm", "people_form"]

Made = TypeVar("Made")

_COLUMNS = {
    "people.decision_maker_unmet": "last_met_on",
    "people.no_opponent_listed": "attitude",
    "people.outnumbered": "attitude",
    "people.friends_without_power": "influence",
    "people.dislike_unexplained": "dislike_reason",
    "people.newcomer_unknown": "career",
    "people.key_person_moved": "successor",
    "people.opinion_unknown": "trust",
    "people.trust_contradicted": "trust",
    "people.stale": "as_of",
    "dependence.one_sided": "dependence.they_on_us",
    "dependence.weak": "dependence.they_on_us",
    "dependence.unknown": "dependence.they_on_us",
}
"""The column of the stakeholder sheet that a finding leads to."""


class PeopleForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The stakeholder sheet, the live pictures below it, and the sheets that fold open there."""

    def __init__(
        self, workbook: Workbook, pack: Pack, today: date, lang: str = "ja", *, read_only: bool
    ) -> None:
        self._seat, self._read_only = Seat(workbook, pack, lang, today), read_only
        self.sheet = PeopleSheet(workbook, pack, lang, read_only=read_only)
        self.folds: dict[str, Fold[Sheet]] = {}
        super().__init__([HTML(STYLE), self.sheet])
        # The sheet is what people came for: it is seen before what stands below it.
        self._later = Later(self._add_below)
        self._later.ask()

    def close(self) -> None:
        """Take the form off the screen."""
        self._later.drop()
        super().close()

    def _add_below(self) -> None:
        seat = self._seat
        self.picture = PeopleMap(seat.workbook, seat.pack, seat.today, seat.lang)
        traitlets.link((self.sheet, "selected"), (self.picture, "selected"))
        self.folds = {each.kind: self._folded(each) for each in (RELATIONS, COVERAGE, MEMBERS)}
        self.dependence = self._fold(seat.say("dependence_title"), lambda: DependenceForm(seat))
        below = [*(each.box for each in self.folds.values()), self.dependence.box]
        self.set_trait("children", [*self.children, self.picture, *below])

    def _folded(self, layout: Layout) -> Fold[Sheet]:
        seat, read_only = self._seat, self._read_only
        title = seat.word(f"sheet.{layout.kind}.title")
        given = (seat.workbook, layout, seat.pack, seat.lang)
        return self._fold(title, lambda: Sheet(*given, read_only=read_only))

    def _fold(self, title: str, make: Callable[[], Made]) -> Fold[Made]:
        return Fold(title, (self._seat.say("unfold"), self._seat.say("fold")), make)

    def go_to(self, about: Sequence[Ref], code: str = "") -> None:
        """Put the cursor on the first entry that a finding is about, in the column it asks for."""
        for ref in about:
            if ref.kind == "stakeholders":
                self.sheet.go_to(ref.id, _COLUMNS.get(code, ""))
                return
            if ref.kind in self.folds:
                self.folds[ref.kind].turn(True)
                self.folds[ref.kind].inside.go_to(ref.id)
                return


def people_form(
    workbook: Workbook, pack: Pack, today: date, lang: str = "ja", *, read_only: bool = False
) -> PeopleForm:
    """Return the stakeholder sheet with its pictures and the sheets around it."""
    return PeopleForm(workbook, pack, today, lang, read_only=read_only)
