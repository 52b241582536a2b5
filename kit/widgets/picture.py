"""A picture of the account that follows what is saved."""

from collections.abc import Callable

from ipywidgets import HTML

from kit import charts
from kit.account import Account
from kit.widgets.following import Following
from kit.widgets.prose import prose, put
from kit.widgets.seat import Seat

__all__ = ["LivePicture"]


class LivePicture(Following):
    """One chart of an account, with how it is read below it.

    name is the chart's name among the words, shows what of the account it draws. It is drawn when
    changes have paused, and only where that has changed; while there is nothing to draw it says
    what it waits for.
    """

    def __init__(
        self, seat: Seat, chart: str, name: str, shows: Callable[[Account], object]
    ) -> None:
        self._seat, self._chart, self._name, self._shows = seat, chart, name, shows
        # Equal to nothing that an account may show.
        self._drawn: object = object()
        self.picture = HTML(_dom_classes=["kit-picture"])
        self.waits = prose(look="quiet")
        super().__init__([self.picture, self.waits], _dom_classes=["kit-form"])
        self.follow(seat.workbook, self.draw)
        self._later.ask()

    def draw(self) -> None:
        """Draw the account as it is saved now, unless it is drawn already."""
        seat, shown = self._seat, self._shows(self._seat.account)
        if shown == self._drawn:
            return
        self._drawn = shown
        put(self.waits, "" if shown else seat.say(f"picture_waits_{self._name}"))
        if not shown:
            self.picture.value = ""
            return
        figure = getattr(charts, self._chart)(seat.account, seat.today, seat.pack, seat.lang)
        alt = seat.word(f"report.{self._name}_alt")
        self.picture.value = charts.svg(figure, f"form-{self._name}", alt)
