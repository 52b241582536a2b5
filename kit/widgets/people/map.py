"""The pictures of the people beside the sheet: they follow each edit and pick people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import anywidget
import traitlets

from kit import charts
from kit.account import Account
from kit.pack import Pack
from kit.widgets.bundle import bundle
from kit.words import language, word, words_under
from kit.workbook import Workbook

__all__ = ["PICTURES", "PeopleMap"]


@dataclass(frozen=True)
class Picture:
    """The chart that draws a picture, and what of an account it shows."""

    chart: str
    shows: Callable[[Account], object]


PICTURES: Mapping[str, Picture] = {
    "attitude": Picture("attitude_map", lambda account: account.stakeholders),
    "power": Picture("power_chart", lambda account: (account.stakeholders, account.relations)),
    "trust": Picture(
        "trust_map", lambda account: (account.stakeholders, account.profile.dependence)
    ),
}
"""The pictures by name, in the order of their tabs."""


class PeopleMap(anywidget.AnyWidget):
    """The pictures of an open account's people on a day, of which one is shown and drawn.

    shown names it; selected is the id of the person picked on it. A change makes the picture
    stale; the page then asks for a new one once typing has paused.
    """

    words = traitlets.Dict().tag(sync=True)
    tabs: Any = traitlets.List().tag(sync=True)
    shown = traitlets.Enum([*PICTURES], "attitude").tag(sync=True)
    picture = traitlets.Unicode("").tag(sync=True)
    stale = traitlets.Int(0).tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)

    def __init__(self, workbook: Workbook, pack: Pack, today: date, lang: str = "ja") -> None:
        self._esm, self._css = bundle("people_map.js"), bundle("people_map.css")
        self._workbook, self._pack, self._today = workbook, pack, today
        self._lang = language(lang)
        super().__init__(words=words_under("sheet.map", lang), tabs=self._tabs())
        # The page asks for the first picture too: what is to be filled in stands there before it.
        self._drawn: dict[str, tuple[object, str]] = {}
        self._silence = workbook.listen(self._hear)
        self.observe(lambda _: self.draw(), "shown")
        self.on_msg(self._asked)

    def close(self) -> None:
        """Close the pictures; they hear of no change any more."""
        if not self.comm:
            return
        self._silence()
        super().close()

    def draw(self) -> None:
        """Draw the picture shown of the account as it is saved now, unless it is drawn already."""
        account, shown = self._workbook.account, PICTURES[self.shown]
        if self._is_stale(account):
            draw = getattr(charts, shown.chart)
            figure = draw(account, self._today, self._pack, self._lang)
            drawn = charts.svg(figure, f"people-{account.id}-{self.shown}")
            self._drawn[self.shown] = (shown.shows(account), drawn)
        self.picture = self._drawn[self.shown][1]

    def _tabs(self) -> list[dict[str, str]]:
        strong = self._pack.thresholds.strong_influence
        return [
            {
                "name": name,
                "label": word(f"sheet.tab.{name}", self._lang),
                "reading": word(f"charts.{name}.reading", self._lang, strong=strong),
            }
            for name in PICTURES
        ]

    def _is_stale(self, account: Account) -> bool:
        drawn = self._drawn.get(self.shown)
        return drawn is None or drawn[0] != PICTURES[self.shown].shows(account)

    def _hear(self, workbook: Workbook) -> None:
        if self._is_stale(workbook.account):
            self.stale += 1

    def _asked(self, *_: object) -> None:
        """Draw, and say so even where the picture has not changed after all."""
        self.draw()
        self.send({"type": "drawn"})
