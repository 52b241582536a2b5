"""Help me choose: three questions whose answers propose one of はい, 一部 and いいえ."""

from collections.abc import Callable

from ipywidgets import Button, ToggleButtons, VBox

from kit.account import AnswerValue
from kit.widgets.prose import prose, put
from kit.widgets.seat import Seat
from kit.words import choice

__all__ = ["Choosing", "proposed"]

QUESTIONS = ("seen", "dated", "they_agree")


def proposed(answers: list[bool | None]) -> AnswerValue | None:
    """Return the answer the questions speak for, or None until all are answered."""
    if None in answers:
        return None
    if all(answers):
        return AnswerValue.yes
    return AnswerValue.partly if any(answers) else AnswerValue.no


class Choosing:
    """The questions, folded until they are asked for."""

    def __init__(self, seat: Seat, choose: Callable[[AnswerValue], None]) -> None:
        self._seat, self._choose = seat, choose
        self.opener = Button(description=seat.say("choose_open"))
        self.opener.add_class("kit-plain")
        self.opener.on_click(lambda _: self._toggle())
        self.inside = VBox(layout={"display": "none"})
        self.inside.add_class("kit-help")
        self.questions: list[ToggleButtons] = []

    def _toggle(self) -> None:
        if not self.questions:
            self._build()
        shut = self.inside.layout.display == "none"
        self.inside.layout.display = None if shut else "none"
        self.opener.description = self._seat.say("choose_shut" if shut else "choose_open")

    def _build(self) -> None:
        say = self._seat.say
        options = [(choice(AnswerValue.yes, self._seat.lang), True)]
        options.append((choice(AnswerValue.no, self._seat.lang), False))
        for name in QUESTIONS:
            asked = ToggleButtons(
                description=say(f"choose_{name}"),
                options=options,
                value=None,
                tooltips=[f"{say(f'choose_{name}')} {told}" for told, _ in options],
            )
            asked.add_class("kit-above")
            asked.observe(lambda _: self._propose(), "value")
            self.questions.append(asked)
        self.told = prose()
        self.take = Button(description=say("choose_take"), layout={"display": "none"})
        self.take.add_class("kit-button")
        self.take.on_click(lambda _: self._taken())
        self.inside.children = [*self.questions, self.told, self.take]

    def _propose(self) -> None:
        value = proposed([each.value for each in self.questions])
        self.take.layout.display = None if value else "none"
        if value:
            put(self.told, self._seat.say(f"choose_{value.value}"))

    def _taken(self) -> None:
        if value := proposed([each.value for each in self.questions]):
            self._choose(value)
            self._toggle()
