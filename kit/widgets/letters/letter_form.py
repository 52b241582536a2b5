"""One letter from its facts to its posting: fields, text with its remarks, sheets, the day."""

from ipywidgets import HBox, VBox

from kit.widgets.letters.facts import FactFields
from kit.widgets.letters.fields import LetterFields
from kit.widgets.letters.posting import Posting
from kit.widgets.letters.remarks import Remarks
from kit.widgets.letters.sheets import Sheets
from kit.widgets.letters.text import LetterText
from kit.widgets.letters.writing import Writing
from kit.widgets.prose import prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat

__all__ = ["LetterForm"]


class LetterForm:
    """The parts of one letter, in the order in which it is made."""

    def __init__(self, seat: Seat, mark: SavedMark, letter_id: str) -> None:
        self.writing = Writing(seat, letter_id)
        self.fields = LetterFields(self.writing, mark)
        self.facts = FactFields(self.writing, mark)
        self.text = LetterText(self.writing, mark)
        self.remarks = Remarks(self.writing)
        self.sheets = Sheets(self.writing)
        self.posting = Posting(self.writing)
        told = seat.word
        before = [
            prose(told("letters.desk_about"), "heading"),
            self.fields.box,
            prose(told("letters.desk_facts"), "heading"),
            prose(told("letters.desk_facts_about"), "quiet"),
            self.facts.box,
        ]
        after = [
            prose(told("letters.desk_superior"), "heading"),
            prose(told("letters.desk_superior_about"), "quiet"),
            self.fields.superior,
            prose(told("letters.desk_print"), "heading"),
            self.sheets.box,
            prose(told("letters.desk_post"), "heading"),
            self.posting.box,
        ]
        self.text.box.layout.flex, self.remarks.box.layout.flex = "1 1 440px", "0 1 280px"
        # A flex item is as wide as what it holds unless it is told that it may be narrower.
        self.text.box.layout.min_width = "0"
        beside = HBox([self.text.box, self.remarks.box], layout={"flex_flow": "row wrap"})
        parts = [VBox(before, _dom_classes=["kit-form"]), beside]
        self.box = VBox([*parts, VBox(after, _dom_classes=["kit-form"])])

    def close(self) -> None:
        """Check no more."""
        self.remarks.close()

    def take(self) -> None:
        """Show everything as it is saved now."""
        if self.writing.letter is None:
            return
        for part in (self.fields, self.facts, self.text, self.remarks, self.sheets, self.posting):
            part.take()
