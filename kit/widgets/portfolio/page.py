"""The page of all accounts; they are read a few at a time, so that the page never freezes."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from ipywidgets import HTML, Button, VBox

from kit.account import Rater
from kit.analysis.portfolio import per_rep, per_team
from kit.errors import KitError
from kit.settings import current_settings
from kit.store import open_store
from kit.widgets import later
from kit.widgets.opening import day_of, spoken
from kit.widgets.page import shown_or_told
from kit.widgets.portfolio.rows import LineList
from kit.widgets.portfolio.told import groups_table, say
from kit.widgets.prose import STYLE, prose, put
from kit.words import say as say_error
from kit.workbook.desk import put_on_desk
from kit.workbook.portfolio import Portfolio

__all__ = ["PortfolioPage", "open_portfolio"]

LOOK = f"<style>{Path(__file__).with_name('portfolio.css').read_text('utf-8')}</style>"
_STEP = 0.25
"""Seconds of reading before the page may answer again."""


def open_portfolio(lang: str = "", today: str = "") -> VBox:
    """Open the page of all accounts."""
    return shown_or_told(lambda: PortfolioPage(lang, today))


class PortfolioPage(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """All accounts: which to take up first and why, and the sums of each rep and team."""

    def __init__(self, lang: str = "", today: str = "") -> None:
        self._settings = current_settings()
        self._today, self.lang = day_of(today), spoken(lang, self._settings)
        store = open_store(self._settings)
        self.portfolio = Portfolio(store, self._settings, Rater(self._settings.role))
        self._waiting: asyncio.Handle | None = None
        self.told, self.fault = prose(look="quiet"), prose(look="fault")
        self.again = Button(description=say("again", self.lang), _dom_classes=["kit-button"])
        self.again.on_click(lambda _: self.look())
        self.list = LineList(self.lang, self.choose)
        self.reps, self.teams = HTML(), HTML()
        heads = {each: prose(say(each, self.lang), "heading") for each in ("per_rep", "per_team")}
        self.body = VBox(
            [self.list.box, heads["per_rep"], self.reps, heads["per_team"], self.teams]
        )
        parts = [prose(say("title", self.lang), "title"), prose(say("about", self.lang))]
        shown = [HTML(STYLE + LOOK), *parts, self.again, self.told, self.fault, self.body]
        super().__init__(shown, _dom_classes=["kit-form", "kit-portfolio"])
        self.look()

    def look(self) -> None:
        """Bring every account up to date; those that did not change are not read again."""
        if self._waiting:
            self._waiting.cancel()
        self._step(self.portfolio.refresh(self._today))

    def choose(self, account: str, name: str) -> None:
        """Open an account, on every page."""
        try:
            put_on_desk(self._settings, account=account)
        except KitError as error:
            put(self.fault, say_error(error, self.lang, on_screen=True))
        else:
            put(self.told, say("chosen", self.lang, name=name))

    def close(self) -> None:
        """Take the page off the screen and read no more."""
        if self._waiting:
            self._waiting.cancel()
        super().close()

    def _step(self, steps: Iterator[tuple[int, int]]) -> None:
        loop, until = later.running_loop(), monotonic() + _STEP
        try:
            for n, of in steps:
                if loop and monotonic() > until:
                    put(self.told, say("reading", self.lang, n=n, of=of))
                    self._waiting = loop.call_later(0.02, self._step, steps)
                    return
        except KitError as error:
            put(self.fault, say_error(error, self.lang, on_screen=True))
        else:
            self._show()

    def _show(self) -> None:
        lines, faults = self.portfolio.lines, self.portfolio.faults
        self.body.layout.display = None if lines else "none"
        put(self.told, "" if lines or faults else say("empty", self.lang))
        first = [say_error(each, self.lang, on_screen=True) for each in faults.values()][:1]
        facts = {"n": len(faults), "first": "".join(first)}
        put(self.fault, say("faults", self.lang, **facts) if faults else "")
        self.list.take(lines)
        self.reps.value = groups_table(per_rep(lines), "rep", self.lang)
        self.teams.value = groups_table(per_team(lines), "coach", self.lang)
