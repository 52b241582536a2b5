"""A part of the page under a line that folds it open."""

from collections.abc import Callable

from ipywidgets import Button, VBox, Widget

from kit.widgets.start.entrance import Entrance

__all__ = ["Fold"]


class Fold:
    """A title to click; its inside is made when it is first opened."""

    def __init__(
        self, entrance: Entrance, title: str, inside: Callable[[], Widget], *, opened: bool = False
    ) -> None:
        self._entrance, self._title, self._inside = entrance, title, inside
        self.title = Button()
        self.title.add_class("kit-fold")
        self.title.on_click(lambda _: self.turn(not self.opened))
        self.body = VBox()
        self.body.add_class("kit-body")
        self.box = VBox([self.title, self.body])
        self.box.add_class("kit-rung")
        self.turn(opened)

    def turn(self, opened: bool) -> None:
        """Open or fold it."""
        self.opened = opened
        self.title.description = f"{'▾' if opened else '▸'} {self._title}"
        self.title.tooltip = self._entrance.say("fold_shut" if opened else "fold_open")
        self.body.layout.display = None if opened else "none"
        if opened and not self.body.children:
            self.body.children = [self._inside()]
