"""The texts a letter had before, each as it was saved, to look at and to bring back."""

from collections.abc import Iterator

from ipywidgets import Button, Dropdown, Textarea, VBox

from kit.account import Letter
from kit.store import Saved
from kit.widgets.letters.writing import Writing
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark

__all__ = ["EarlierTexts"]

ROWS = 12


class EarlierTexts(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """A list of the texts there were, the newest first; none is ever taken away."""

    def __init__(self, writing: Writing, mark: SavedMark) -> None:
        self._writing, self._seat = writing, writing.seat
        self.none = prose(look="quiet")
        self.list = Dropdown(description=self._say("earlier_choose"), layout={"width": "24em"})
        told, look = self._say("earlier_text"), {"width": "100%"}
        self.text = Textarea(description=told, disabled=True, rows=ROWS, layout=look)
        for control in (self.list, self.text):
            control.add_class("kit-above")
        looks = ["kit-button"]
        self.back = Button(description=self._say("earlier_back"), _dom_classes=looks)
        self.back.on_click(lambda _: mark.attempt(lambda: writing.write(self.text.value)))
        self.list.observe(lambda change: self._show(change["new"]), "value")
        super().__init__([self.none, self.list, self.text, self.back])
        self.take()

    def take(self) -> None:
        """Show the texts there were until now."""
        options = [*self._texts()]
        shown = self.list.value
        if tuple(self.list.options) != tuple(options):
            self.list.options = options
            offered = [text for _, text in options]
            self.list.value = shown if shown in offered else next(iter(offered), None)
        put(self.none, "" if options else self._say("earlier_none"))
        for part in (self.list, self.text, self.back):
            part.layout.display = None if options else "none"

    def _show(self, text: str | None) -> None:
        self.text.value = text or ""

    def _texts(self) -> Iterator[tuple[str, str]]:
        """Yield each text once, the newest first, but for the one that stands there now."""
        letter = self._writing.letter
        seen = {letter.body if letter else "", ""}
        states = self._seat.workbook.states("letters", self._writing.letter_id)
        for saved, state in reversed(states):
            if isinstance(state, Letter) and state.body not in seen:
                seen.add(state.body)
                yield self._told(saved, state.body), state.body

    def _told(self, saved: Saved, text: str) -> str:
        at = saved.saved_at.astimezone()
        n = len("".join(text.split()))
        told = {"day": at.date(), "time": f"{at:%H:%M:%S}", "n": n}
        return self._seat.word("letters.desk_earlier_at", **told)

    def _say(self, key: str) -> str:
        return self._seat.word(f"letters.desk_{key}")
