"""The map of influence and attitude beside the sheet: it follows each edit and picks people."""

from datetime import date

import anywidget
import traitlets

from kit.charts import attitude_map, svg
from kit.pack import Pack
from kit.widgets.bundle import bundle
from kit.words import language, words_under
from kit.workbook import Workbook

__all__ = ["PeopleMap"]


class PeopleMap(anywidget.AnyWidget):
    """The map of an open account's people on a day; selected is the id of the one picked on it.

    A change makes it stale; the page then asks for the new picture once typing has paused.
    """

    words = traitlets.Dict().tag(sync=True)
    picture = traitlets.Unicode("").tag(sync=True)
    stale = traitlets.Int(0).tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)

    def __init__(self, workbook: Workbook, pack: Pack, today: date, lang: str = "ja") -> None:
        self._esm, self._css = bundle("people_map.js"), bundle("people_map.css")
        self._workbook, self._pack, self._today = workbook, pack, today
        self._lang = language(lang)
        super().__init__(words=words_under("sheet.map", lang))
        self._drawn: object = None
        self.draw()
        self._silence = workbook.listen(self._hear)
        self.on_msg(lambda *_: self.draw())

    def close(self) -> None:
        """Close the map; it hears of no change any more."""
        if not self.comm:
            return
        self._silence()
        super().close()

    def draw(self) -> None:
        """Draw the map of the account as it is saved now."""
        account = self._workbook.account
        if self._drawn != account.stakeholders:
            figure = attitude_map(account, self._today, self._pack, self._lang)
            self.picture = svg(figure, f"people-{account.id}")
            self._drawn = account.stakeholders

    def _hear(self, workbook: Workbook) -> None:
        if self._drawn != workbook.account.stakeholders:
            self.stale += 1
