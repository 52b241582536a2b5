"""The self-check (自己点検) before and after a programme, with what changed between."""

from ipywidgets import HTML, ToggleButtons, VBox

from kit.account import Account, AnswerValue, Moment, SelfCheck, SelfCheckAnswer
from kit.analysis.knowledge import Checked, newest_checks, self_check_board
from kit.widgets.controls import answer_buttons
from kit.widgets.field import Field
from kit.widgets.prose import STYLE, prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import choice
from kit.workbook import Workbook, new_id

__all__ = ["SelfCheckForm"]

_MOMENTS = (Moment.before, Moment.after, Moment.confirmed_later)


class SelfCheckForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Every statement with its anchors, answered for one moment at a time; saved at once."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self.mark = seat, SavedMark(seat)
        label = seat.label("SelfCheck.moment")
        self.moment: ToggleButtons = answer_buttons(label, _MOMENTS, Moment.before, seat.lang)
        self.moment.add_class("kit-above")
        self.moment.observe(lambda _: self._take(seat.workbook), "value")
        self.changes = {name: prose(look="quiet") for name in seat.pack.self_check}
        self.fields = {name: self._field(name) for name in seat.pack.self_check}
        why = prose(seat.say("self_check_why"), "quiet")
        statements = [self._statement(name) for name in seat.pack.self_check]
        super().__init__([HTML(STYLE), why, self.mark.box, self.moment, *statements])
        self.add_class("kit-form")
        self._take(seat.workbook)
        self._leave = seat.workbook.listen(self._take)

    def close(self) -> None:
        """Take the form off the screen and listen no more."""
        self._leave()
        super().close()

    def _take(self, workbook: Workbook) -> None:
        self.mark.heard(workbook)
        seat, moment = self._seat, self.moment.value
        for each in self_check_board(seat.account, seat.pack, seat.today, seat.rater):
            self.fields[each.id].take(each.answers.get(moment, AnswerValue.unknown))
            put(self.changes[each.id], self._change(each))

    def _change(self, checked: Checked) -> str:
        """Return the answers of the moments there are, in their order."""
        seat = self._seat
        return " → ".join(
            seat.say("self_check_at", moment=choice(m, seat.lang), value=choice(v, seat.lang))
            for m in _MOMENTS
            if (v := checked.answers.get(m)) is not None
        )

    def _statement(self, name: str) -> VBox:
        seat, words = self._seat, self._seat.pack.self_check[name]
        anchors = [
            seat.say("self_check_anchor", value=choice(value, seat.lang), what=seat.text(text))
            for value in (AnswerValue.yes, AnswerValue.partly, AnswerValue.no)
            if (text := getattr(words.anchors, value.value))
        ]
        told = prose(look="quiet")
        put(told, *anchors)
        head = prose(seat.text(words.text), "key")
        part = VBox([head, told, self.fields[name].box, self.changes[name]])
        part.add_class("kit-criterion")
        return part

    def _field(self, name: str) -> Field:
        label = self._seat.text(self._seat.pack.self_check[name].text)
        unknown = AnswerValue.unknown
        buttons = answer_buttons(label, list(AnswerValue), unknown, self._seat.lang)
        buttons.add_class("kit-answers")

        def save(value: AnswerValue) -> None:
            self._seat.save(lambda account: self._answered(account, name, value))

        return Field(buttons, save, self.mark, self._seat.lang)

    def _answered(self, account: Account, name: str, value: AnswerValue) -> Account:
        """Return the account with an answer in the check of this moment, begun if need be."""
        seat, moment = self._seat, self.moment.value
        found = newest_checks(account, seat.today, seat.rater).get(moment)
        member = seat.rater if account.member(seat.rater) else None
        check = found or SelfCheck(
            id=new_id("check"), checked_on=seat.today, moment=moment, member=member
        )
        others = (each for each in check.answers if each.statement != name)
        answers = (*others, SelfCheckAnswer(statement=name, value=value))
        rest = (each for each in account.self_checks if each.id != check.id)
        new = check.model_copy(update={"answers": answers})
        return account.model_copy(update={"self_checks": (*rest, new)})
