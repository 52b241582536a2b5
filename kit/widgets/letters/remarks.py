"""What is to be mended in a letter (点検), live: where, what and why; each leads to its place."""

from pathlib import Path

import anywidget
from ipywidgets import Button, VBox

from kit.errors import KitError
from kit.letters import Remark, Told, check, tell
from kit.widgets.later import Later
from kit.widgets.letters.writing import Writing
from kit.widgets.prose import prose, put
from kit.words import choice, say

__all__ = ["Finger", "Remarks"]

_SCRIPT = Path(__file__).with_name("finger.js").read_text(encoding="utf-8")


class Finger(anywidget.AnyWidget):
    """Points at a stretch of the letter's text on the page; it has no look of its own."""

    def __init__(self) -> None:
        self._esm = _SCRIPT
        super().__init__()

    def point(self, text: str, start: int, end: int) -> None:
        """Select what stands between two places of a text."""
        self.send({"start": _on_page(text[:start]), "end": _on_page(text[:end])})


class Remarks:
    """The remarks on the text as it was last saved, in the order of the text."""

    def __init__(self, writing: Writing) -> None:
        self._writing, self._seat = writing, writing.seat
        self._shown: tuple[Told, ...] | None = None
        self._text = ""
        self.title, self.state = prose(look="heading"), prose()
        self.list, self.finger = VBox(), Finger()
        looks = ["kit-form", "kit-panel"]
        self.box = VBox([self.finger, self.title, self.state, self.list], _dom_classes=looks)
        self._later = Later(self.redraw)

    def close(self) -> None:
        """Check no more."""
        self._later.drop()

    def take(self) -> None:
        """Check again once the changes have paused."""
        self._later.ask()

    def redraw(self) -> None:
        """Show what there is to mend now."""
        try:
            told = self._told()
        except KitError as error:
            self.list.children = []
            put(self.state, say(error, self._seat.lang, on_screen=True))
            return
        blank = not self._text.strip()
        state = "check_blank" if blank else "" if told else "check_right"
        put(self.state, self._say(state) if state else "")
        put(self.title, self._say("check", n=len(told)))
        if told != self._shown:
            self._shown = told
            self.list.children = [self._one(each) for each in told]

    def _told(self) -> tuple[Told, ...]:
        letter, matter = self._writing.letter, self._writing.matter
        self._text = letter.body if letter else ""
        if matter is None or not self._text.strip():
            return ()
        return tuple(tell(each, matter, self._seat.lang) for each in check(self._text, matter))

    def _one(self, told: Told) -> VBox:
        severity = told.remark.severity
        facts = {
            "sign": self._seat.word(f"report.sign_{severity.value}"),
            "severity": choice(severity, self._seat.lang),
            "place": told.place,
        }
        go = Button(
            description=self._say("check_place", **facts),
            tooltip=self._say("check_go"),
            _dom_classes=["kit-plain"],
        )
        go.on_click(lambda _: self._point(told.remark))
        words = [prose(told.sentence), prose(told.advice, "quiet")]
        return VBox([go, *words], _dom_classes=["kit-finding"])

    def _point(self, remark: Remark) -> None:
        self.finger.point(self._text, remark.start, remark.end)

    def _say(self, key: str, **facts: object) -> str:
        return self._seat.word(f"letters.desk_{key}", **facts)


def _on_page(text: str) -> int:
    """Return how long text is on a page, which counts in UTF-16 and ends lines with one mark."""
    return len(text.replace("\r\n", "\n").encode("utf-16-le")) // 2
