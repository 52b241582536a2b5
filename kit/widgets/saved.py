"""The line that says what is saved, with undo, redo and a look at what others saved."""

from collections.abc import Callable

from ipywidgets import Button, HBox

from kit.errors import KitError
from kit.widgets.prose import prose, put
from kit.widgets.seat import Seat
from kit.words import say
from kit.workbook import Workbook

__all__ = ["SavedMark"]


class SavedMark:
    """When the account was last saved, and how many fields still wait to be put right."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._held: list[object] = []
        self._own = False
        self.mark = prose(look="saved")
        self.undo = self._button("undo", seat.workbook.undo)
        self.redo = self._button("redo", seat.workbook.redo)
        self.refresh = self._button("refresh", seat.workbook.refresh)
        self.box = HBox([self.mark, self.undo, self.redo, self.refresh])
        self.box.add_class("kit-row")
        self.box.layout.align_items = "center"
        self.show()

    def heard(self, _: Workbook) -> None:
        """Show that a change was saved."""
        self._own = True
        self.show()

    def hold(self, field: object) -> None:
        """Note that what was typed in a field is not saved."""
        if field not in self._held:
            self._held.append(field)
        self.show()

    def release(self, field: object) -> None:
        """Note that a field is in order again."""
        if field in self._held:
            self._held.remove(field)
        self.show()

    def forget(self) -> None:
        """Let go of all fields, when they leave the screen."""
        self._held.clear()
        self.show()

    def attempt(self, act: Callable[[], object]) -> None:
        """Do what a button asks for; where it cannot be done, say why."""
        try:
            act()
        except KitError as error:
            self.show(say(error, self._seat.lang))

    def show(self, told: str = "") -> None:
        """Show the mark, or why something could not be done."""
        at = self._seat.workbook.saved.saved_at.astimezone()
        key = "saved" if self._own else "saved_before"
        saved = self._seat.say(key, time=f"{at:%H:%M}", day=at.date())
        waiting = self._seat.say("unsaved", n=len(self._held)) if self._held else ""
        put(self.mark, told or waiting or saved)
        wrong = bool(told or waiting)
        self.mark.remove_class("kit-saved" if wrong else "kit-unsaved")
        self.mark.add_class("kit-unsaved" if wrong else "kit-saved")

    def _button(self, name: str, act: Callable[[], bool]) -> Button:
        button = Button(description=self._seat.say(name), tooltip=self._seat.say(f"{name}_about"))
        button.add_class("kit-button")

        def acted() -> None:
            if not act():
                self.show(self._seat.say(f"{name}_nothing"))

        button.on_click(lambda _: self.attempt(acted))
        return button
