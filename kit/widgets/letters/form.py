"""The letter desk (手紙): which letter, and the letter itself below."""

from ipywidgets import HTML, VBox

from kit.widgets.conflicts import Conflicts
from kit.widgets.letters.chooser import LetterChooser
from kit.widgets.letters.letter_form import LetterForm
from kit.widgets.prose import STYLE, prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.workbook import Workbook

__all__ = ["LetterDesk"]


class LetterDesk(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The letters of an account, one of them open; what was typed stays while another is."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.mark = seat, SavedMark(seat)
        self.conflicts = Conflicts(seat, self.mark, lambda each: each.kind == "letters")
        self.chooser = LetterChooser(seat, self.mark, self.choose)
        self._forms: dict[str, LetterForm] = {}
        self.shown: LetterForm | None = None
        self.work = VBox()
        note = seat.pack.standing_note
        head = [
            prose(seat.word("letters.desk_title"), "title"),
            prose(seat.text(seat.pack.beliefs["B10"])),
            prose(seat.word("letters.desk_sends_nothing"), "quiet"),
            *([prose(seat.text(note), "quiet")] if note else []),
            *(self.mark.box, self.conflicts.box, self.chooser.box),
        ]
        super().__init__([HTML(STYLE), VBox(head, _dom_classes=["kit-form"]), self.work])
        self.add_class("kit-letter")
        self.choose(self._first())
        self._leave = seat.workbook.listen(self._heard)

    def close(self) -> None:
        """Take the desk off the screen and listen no more."""
        self._leave()
        for each in self._forms.values():
            each.close()
        super().close()

    def choose(self, letter_id: str) -> None:
        """Show a letter."""
        self.chooser.take(letter_id)
        if self.seat.account.letter(letter_id) is None:
            self.shown, self.work.children = None, []
            return
        if letter_id not in self._forms:
            self._forms[letter_id] = LetterForm(self.seat, self.mark, letter_id)
        self.shown = self._forms[letter_id]
        self.shown.take()
        self.work.children = [self.shown.box]

    def _heard(self, workbook: Workbook) -> None:
        self.mark.heard(workbook)
        self.conflicts.take()
        if self.shown is None or self.shown.writing.letter is None:
            self.choose(self._first())
            return
        self.chooser.take(self.shown.writing.letter_id)
        self.shown.take()

    def _first(self) -> str:
        """Return the letter to begin with: the newest that is not sent, or the newest there is."""
        newest = self.seat.account.letters[::-1]
        waiting = (each.id for each in newest if each.sent_on is None)
        return next(waiting, newest[0].id if newest else "")
