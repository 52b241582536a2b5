"""A part of a page that follows what is saved."""

from collections.abc import Callable

from ipywidgets import VBox

from kit.widgets.later import Later
from kit.workbook import Workbook

__all__ = ["Following"]


class Following(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Shows an account anew once changes have paused, until it is taken off the screen."""

    def follow(self, workbook: Workbook, show: Callable[[], None]) -> None:
        """Show anew after each change."""
        self._later = Later(show)
        self._leave = workbook.listen(lambda _: self._later.ask())

    def close(self) -> None:
        """Take it off the screen and follow no more."""
        self._leave()
        self._later.drop()
        super().close()
