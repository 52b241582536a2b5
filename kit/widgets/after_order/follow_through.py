"""Whether it was done to the end (やり切り): what we did, and what the customer saw of it."""

from ipywidgets import HBox, VBox

from kit.account import AnswerValue, Complaint, FollowThroughAnswer
from kit.pack import Side
from kit.widgets.after_order.complaint_fields import ComplaintFields
from kit.widgets.controls import answer_buttons
from kit.widgets.field import Field
from kit.widgets.prose import prose
from kit.words import choice

__all__ = ["FollowThroughForm"]


class FollowThroughForm(HBox):  # type: ignore[misc] # ipywidgets carries no types
    """The pack's statements, those of both sides beside each other, each answered by a button."""

    def __init__(self, fields: ComplaintFields) -> None:
        self._fields, self._seat = fields, fields.seat
        statements = self._seat.pack.follow_through
        self.answers = {name: self._field(name) for name in statements}
        sides = [
            VBox(
                [
                    prose(choice(side, self._seat.lang), "key"),
                    *(self._one(name) for name, each in statements.items() if each.side is side),
                ],
                _dom_classes=["kit-half"],
            )
            for side in Side
        ]
        super().__init__(sides, _dom_classes=["kit-row"])
        self.take()

    def take(self) -> None:
        """Show what is saved; a statement without an answer is not known."""
        complaint = self._fields.entry
        given = {e.statement: e.value for e in complaint.follow_through} if complaint else {}
        for name, field in self.answers.items():
            field.take(given.get(name, AnswerValue.unknown))

    def _one(self, name: str) -> VBox:
        told = prose(self._told(name))
        return VBox([told, self.answers[name].box], _dom_classes=["kit-criterion"])

    def _told(self, name: str) -> str:
        return self._seat.text(self._seat.pack.follow_through[name].text)

    def _field(self, name: str) -> Field:
        seat = self._seat
        values, unknown = list(AnswerValue), AnswerValue.unknown
        buttons = answer_buttons(self._told(name), values, unknown, seat.lang)
        buttons.add_class("kit-answers")

        def save(value: AnswerValue) -> None:
            answer = FollowThroughAnswer(statement=name, value=value)
            self._fields.change(follow_through=_answered(self._fields.entry, answer))

        return Field(buttons, save, self._fields.mark, seat.lang)


def _answered(complaint: Complaint, answer: FollowThroughAnswer) -> tuple[FollowThroughAnswer, ...]:
    given = {each.statement: each for each in complaint.follow_through}
    return tuple((given | {answer.statement: answer}).values())
