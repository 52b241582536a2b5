"""A part of a page that folds open; its inside is made when it is first opened."""

from collections.abc import Callable
from typing import Generic, TypeVar

from ipywidgets import Button, VBox

__all__ = ["Fold"]

Inside = TypeVar("Inside")


class Fold(Generic[Inside]):
    """A line that folds open to what make returns; tips says what pressing it does."""

    def __init__(self, title: str, tips: tuple[str, str], make: Callable[[], Inside]) -> None:
        self._title, self._tips, self._make = title, tips, make
        self._inside: Inside | None = None
        self.open = False
        self.line = Button(description=f"▸ {title}", tooltip=tips[0], _dom_classes=["kit-fold"])
        self.line.on_click(lambda _: self.turn(not self.open))
        self.box = VBox([self.line], _dom_classes=["kit-folding"])

    @property
    def made(self) -> bool:
        """Return whether it was opened before."""
        return self._inside is not None

    @property
    def inside(self) -> Inside:
        """Return what it folds open to."""
        if self._inside is None:
            self._inside = self._make()
            self._body = VBox([self._inside], layout={"display": "none"})
            self.box.children = [self.line, self._body]
        return self._inside

    def rename(self, title: str) -> None:
        """Give the line another title."""
        self._title = title
        self.line.description = f"{'▾' if self.open else '▸'} {title}"

    def turn(self, opened: bool) -> None:
        """Open or fold it."""
        if opened or self._inside is not None:
            _ = self.inside
            self._body.layout.display = None if opened else "none"
        self.open = opened
        self.line.description = f"{'▾' if opened else '▸'} {self._title}"
        self.line.tooltip = self._tips[opened]
