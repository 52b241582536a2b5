"""The sheet with its pictures, and the sheets around it: lines, coverage, our members."""

from collections.abc import Sequence
from datetime import date

import traitlets
from ipywidgets import HTML, VBox

from kit.analysis import Ref
from kit.pack import Pack
from kit.widgets.fold import Fold
from kit.widgets.people.dependence import DependenceForm
from kit.widgets.people.layouts import COVERAGE, MEMBERS, RELATIONS
from kit.widgets.people.map import PeopleMap
from kit.widgets.people.sheet import PeopleSheet
from kit.widgets.prose import STYLE
from kit.widgets.seat import Seat
from kit.widgets.sheet import Layout, Sheet
from kit.words import word
from kit.workbook import Workbook

__all__ = ["PeopleForm", "people_form"]

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
        self.sheet = PeopleSheet(workbook, pack, lang, read_only=read_only)
        self.picture = PeopleMap(workbook, pack, today, lang)
        traitlets.link((self.sheet, "selected"), (self.picture, "selected"))

        def folded(layout: Layout) -> Fold[Sheet]:
            title = word(f"sheet.{layout.kind}.title", lang)
            return Fold(
                title, tips, lambda: Sheet(workbook, layout, pack, lang, read_only=read_only)
            )

        tips = (word("forms.unfold", lang), word("forms.fold", lang))
        self.folds = {each.kind: folded(each) for each in (RELATIONS, COVERAGE, MEMBERS)}
        seat = Seat(workbook, pack, lang, today)
        self.dependence = Fold(
            word("forms.dependence_title", lang), tips, lambda: DependenceForm(seat)
        )
        folded_away = [*(each.box for each in self.folds.values()), self.dependence.box]
        super().__init__([HTML(STYLE), self.sheet, self.picture, *folded_away])

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
