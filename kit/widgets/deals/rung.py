"""One rung of the ladder: a line that folds open to its guidance, criteria and agreement."""

from ipywidgets import Button, HBox, VBox

from kit.analysis.deals import Mark
from kit.widgets.controls import block
from kit.widgets.deals.agreement import AgreementForm
from kit.widgets.deals.criterion import CriterionForm
from kit.widgets.deals.draft import Draft
from kit.widgets.field import Field
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.words import word

__all__ = ["Rung"]

_SIGNS = {
    Mark.met: "✓",
    Mark.claimed: "□",
    Mark.recheck: "↻",
    Mark.partly: "◩",
    Mark.unknown: "？",
    Mark.no: "×",
}


class Rung:
    """A rung; its inside is made when it is first opened, so that a long ladder opens at once."""

    def __init__(self, draft: Draft, mark: SavedMark, stage: int) -> None:
        self._draft, self._mark, self.stage = draft, mark, stage
        self.worded = draft.seat.pack.stages[stage]
        self.open = False
        self.fold = Button()
        self.fold.add_class("kit-fold")
        self.fold.on_click(lambda _: self.turn(not self.open))
        self.marks = prose(look="marks")
        line = HBox([self.fold, self.marks])
        line.add_class("kit-line")
        self.body = VBox(layout={"display": "none"})
        self.body.add_class("kit-body")
        self.box = VBox([line, self.body])
        self.box.add_class("kit-rung")
        self.criteria: dict[str, CriterionForm] = {}
        self.turn(False)

    def turn(self, opened: bool) -> None:
        """Open or fold the rung."""
        seat = self._draft.seat
        self.open = opened
        self.body.layout.display = None if opened else "none"
        sign = "▾" if opened else "▸"
        self.fold.description = f"{sign} {self.stage}　{seat.text(self.worded.name)}"
        self.fold.tooltip = seat.say("fold_shut" if opened else "fold_open")
        if opened and not self.criteria:
            self._build()
            self.take()

    def take(self) -> None:
        """Show what is saved; a folded rung waits until it is opened."""
        if not self.criteria:
            return
        entry = self._draft.shown.entry(self.stage)
        for criterion in self.criteria.values():
            criterion.take(entry)
        self.words.take(entry.customer_words)
        self.agreement.take(entry)

    def show(self, rated: Mark, agreed: Mark, *, here: bool) -> None:
        """Show what the rung amounts to, and whether the deal stands on it."""
        lang = self._draft.seat.lang
        told = [
            f"{word(f'charts.ladder.{name}', lang)} {_SIGNS[mark]} {_said(mark, lang)}"
            for name, mark in (("rated", rated), ("agreed", agreed))
        ]
        put(self.marks, "　".join(told))
        (self.box.add_class if here else self.box.remove_class)("kit-here")

    def _build(self) -> None:
        seat = self._draft.seat
        self.criteria = {
            name: CriterionForm(self._draft, self._mark, self.stage, name, criterion)
            for name, criterion in self.worded.criteria.items()
        }
        self.words = Field(
            block(seat.label("StageEntry.customer_words"), seat.say("customer_words_hint")),
            self._say_words,
            self._mark,
            seat.lang,
        )
        self.agreement = AgreementForm(self._draft, self._mark, self.stage)
        guide = prose(look="guide")
        put(
            guide,
            seat.say("met_when", what=seat.text(self.worded.met)),
            seat.say("mind", what=seat.text(self.worded.mind)),
        )
        questions = prose(look="quiet")
        asked = [f"・{seat.text(each)}" for each in self.worded.questions.values()]
        put(questions, seat.say("questions_here"), *asked)
        criteria = [each.box for each in self.criteria.values()]
        self.body.children = [guide, *criteria, self.words.box, self.agreement.box, questions]

    def _say_words(self, words: str) -> None:
        self._draft.write(self.stage, lambda entry: entry.changed(customer_words=words))


def _said(mark: Mark, lang: str) -> str:
    return word(f"forms.mark_{mark.value}", lang)
