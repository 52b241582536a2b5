"""Practice notes, and those that may be shared as text to copy, without the account's names."""

from ipywidgets import VBox

from kit.account import PracticeNote
from kit.analysis.coaching import shareable_notes, shared_text
from kit.widgets.coaching.records import RecordKind, Records
from kit.widgets.controls import block
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.workbook import new_id

__all__ = ["PracticeNotes"]

_ROWS = (("what",), ("stage", "finding"), ("noted_on", "noted_by"), ("anonymised", "shareable"))


class PracticeNotes:
    """What worked, and the text of it for other teams."""

    def __init__(self, seat: Seat, mark: SavedMark) -> None:
        self._seat = seat
        self.records = Records(seat, mark, RecordKind("practice_notes", _ROWS, _begin, "noted_on"))
        self.shared = block(seat.say("practice_text"), "", 6)
        self.shared.add_class("kit-above")
        self.counted = prose(look="quiet")
        why = prose(seat.say("practice_why"), "quiet")
        self.box = VBox([why, self.records.box, self.counted, self.shared])
        self.take()

    def take(self) -> None:
        """Show the notes and their text as they are saved now."""
        seat = self._seat
        self.records.take()
        notes = shareable_notes(seat.account)
        texts = [shared_text(seat.account, each, seat.pack, seat.lang) for each in notes]
        self.shared.value = "\n\n".join(texts)
        self.shared.layout.display = None if texts else "none"
        rest = len(seat.account.practice_notes) - len(notes)
        told = seat.say("practice_counted", n=len(notes), rest=rest)
        put(self.counted, told if seat.account.practice_notes else "")


def _begin(seat: Seat) -> PracticeNote:
    who = seat.rater if seat.account.member(seat.rater) else None
    return PracticeNote(id=new_id("note"), what="", noted_on=seat.today, noted_by=who)
