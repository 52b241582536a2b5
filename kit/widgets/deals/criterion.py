"""One criterion of a rung: its answer, what helps to choose it, and its evidence."""

from collections.abc import Callable

from ipywidgets import HBox, VBox

from kit.account import Answer, AnswerValue, StageEntry
from kit.pack.deals import Criterion
from kit.widgets.controls import answer_buttons
from kit.widgets.deals.choosing import Choosing
from kit.widgets.deals.draft import Draft, put_answer
from kit.widgets.deals.evidence import EvidenceRows
from kit.widgets.field import Field
from kit.widgets.prose import prose
from kit.widgets.saved import SavedMark

__all__ = ["CriterionForm"]

_ASKS_FOR_EVIDENCE = {AnswerValue.yes, AnswerValue.partly}


class CriterionForm:
    """A criterion as one side answers it."""

    def __init__(
        self, draft: Draft, mark: SavedMark, stage: int, name: str, criterion: Criterion
    ) -> None:
        seat = draft.seat
        self._draft, self._stage, self._name = draft, stage, name
        buttons = answer_buttons(
            seat.label("Answer.value"), list(AnswerValue), AnswerValue.unknown, seat.lang
        )
        buttons.add_class("kit-answers")
        self.answer = Field(buttons, self._answered, mark, seat.lang)
        self.choosing = Choosing(seat, self._choose)
        self.evidence = EvidenceRows(seat, mark, self._write)
        counts = seat.say("counts_as_evidence", what=seat.text(criterion.evidence))
        self.box = VBox(
            [
                prose(seat.text(criterion.text), "key"),
                HBox([self.answer.box, self.choosing.opener], layout={"align_items": "flex-end"}),
                self.choosing.inside,
                prose(counts, "quiet"),
                self.evidence.box,
            ]
        )
        self.box.add_class("kit-criterion")

    def take(self, entry: StageEntry) -> None:
        """Show what is saved."""
        answer = _held(entry, self._name)
        self.answer.take(answer.value)
        self.evidence.take(answer, inviting=answer.value in _ASKS_FOR_EVIDENCE)
        shown = bool(answer.evidence) or answer.value is not AnswerValue.unknown
        self.evidence.box.layout.display = None if shown else "none"

    def _choose(self, value: AnswerValue) -> None:
        self.answer.control.value = value

    def _answered(self, value: AnswerValue) -> None:
        self._write(lambda answer: answer.changed(value=value))

    def _write(self, change: Callable[[Answer], Answer]) -> None:
        self._draft.write(
            self._stage, lambda entry: put_answer(entry, change(_held(entry, self._name)))
        )


def _held(entry: StageEntry, name: str) -> Answer:
    return next((a for a in entry.answers if a.criterion == name), Answer(criterion=name))
