"""The text of a letter: drafted from the facts, edited by hand, its earlier states kept."""

from ipywidgets import Button, Dropdown, HBox, VBox

from kit.errors import KitError
from kit.letters import draft
from kit.settings import LANGUAGES
from kit.widgets.controls import block
from kit.widgets.field import Field, reason
from kit.widgets.fold import Fold
from kit.widgets.letters.earlier import EarlierTexts
from kit.widgets.letters.writing import Writing
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark

__all__ = ["LetterText"]

ROWS = 26
"""A letter of one sheet is seen whole."""


class LetterText:
    """The draft's button, the text, and the texts there were before."""

    def __init__(self, writing: Writing, mark: SavedMark) -> None:
        self._writing, self._mark, self._seat = writing, mark, writing.seat
        self._drafted = ""
        languages = [(self._seat.word(f"start.{each}"), each) for each in LANGUAGES]
        self.lang = Dropdown(description=self._say("lang"), options=languages, value=writing.lang)
        self.lang.add_class("kit-above")
        self.draft = self._button(self._say("draft"), self._asked, "kit-main")
        self.draft.tooltip = self._say("draft_about")
        self.fault = prose(look="fault")
        self.question = HBox(layout={"display": "none"}, _dom_classes=["kit-row"])
        control = block(self._say("text"), "", ROWS)
        self.body = Field(control, writing.write, mark, self._seat.lang)
        control.add_class("kit-letter-text")
        tips = (self._seat.say("unfold"), self._seat.say("fold"))
        self.earlier = Fold(self._say("earlier"), tips, lambda: EarlierTexts(writing, mark))
        made = HBox([self.lang, self.draft], layout={"align_items": "flex-end"})
        made.add_class("kit-row")
        head = prose(self._say("write"), "heading")
        below = [self.fault, self.question, self.body.box, self.earlier.box]
        self.box = VBox([head, made, *below], _dom_classes=["kit-form"])

    def take(self) -> None:
        """Show the text as it is saved."""
        if letter := self._writing.letter:
            self.body.take(letter.body)
        if self.earlier.open:
            self.earlier.inside.take()

    def _say(self, key: str) -> str:
        return self._seat.word(f"letters.desk_{key}")

    def _button(self, told: str, act: object, *looks: str) -> Button:
        button = Button(description=told, _dom_classes=["kit-button", *looks])
        button.on_click(lambda _: act())  # type: ignore[operator]
        return button

    def _asked(self) -> None:
        """Draft the letter; ask first where that would take a text away."""
        letter, matter = self._writing.letter, self._writing.matter
        if letter is None or matter is None:
            return
        given = {each.fact: each.text for each in letter.facts if each.text.strip()}
        day = letter.written_on or self._seat.today
        try:
            text = draft(matter, day, self.lang.value, given)
        except KitError as error:
            put(self.fault, reason(error, self._seat.lang))
            return
        put(self.fault)
        if letter.body.strip() and letter.body not in {self._drafted, text}:
            self._ask(text)
        else:
            self._put(text)

    def _ask(self, text: str) -> None:
        yes = self._button(self._say("draft_yes"), lambda: self._put(text))
        no = self._button(self._seat.say("answer_cancel"), self._close)
        self.question.children = [prose(self._say("draft_asked")), yes, no]
        self.question.layout.display = None

    def _put(self, text: str) -> None:
        self._close()
        self._drafted = text
        # A text that was refused gives way too: the draft was asked for.
        self.body.refused = False
        self._mark.attempt(lambda: self._writing.write(text))
        self.take()

    def _close(self) -> None:
        self.question.layout.display = "none"
