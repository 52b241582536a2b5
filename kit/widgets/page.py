"""The page of a chapter: whose account is open, a list to open another, and the chapter itself."""

from collections.abc import Callable

from ipywidgets import HTML, VBox, Widget

from kit.errors import KitError
from kit.settings import current_settings, reader_language
from kit.store import open_store
from kit.widgets.account_bar import AccountBar
from kit.widgets.links import START, notebook_link
from kit.widgets.opening import Opened, opened, spoken
from kit.widgets.prose import STYLE, prose, put
from kit.widgets.seen import Seen
from kit.words import say, word
from kit.workbook.desk import put_on_desk

__all__ = ["Page", "put_away", "shown_or_told"]


class Page(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """A chapter of the account that is open; without an id, of the one chosen last.

    When the page is looked at again it follows what was chosen or saved elsewhere meanwhile.
    """

    def __init__(
        self,
        chapter: Callable[[Opened], Widget],
        account: str = "",
        lang: str = "",
        today: str = "",
    ) -> None:
        self._chapter, self._given = chapter, (account, lang, today)
        self._settings = current_settings()
        self._store = open_store(self._settings)
        self.here: Opened | None = None
        self.body = VBox()
        self.bar, self.fault = AccountBar(self.choose), prose(look="fault")
        head = VBox([HTML(STYLE), self.bar.box, self.fault])
        head.add_class("kit-form")
        super().__init__([Seen(self.look), head, self.body])
        self.look()

    def look(self) -> None:
        """Show the account that is open now, as it is saved now."""
        lang = spoken(self._given[1], self._settings)
        try:
            self._follow(opened(*self._given, self._store), lang)
        except KitError as error:
            put(self.fault, say(error, lang, on_screen=True))
        else:
            put(self.fault)

    def choose(self, account: str) -> None:
        """Open another account, here and wherever none is named."""
        try:
            put_on_desk(self._settings, account=account)
        except KitError as error:
            put(self.fault, say(error, spoken(self._given[1], self._settings), on_screen=True))
        else:
            self.look()

    def _follow(self, now: Opened | None, lang: str) -> None:
        if now and self.here and now.identity == self.here.identity:
            self.here.workbook.refresh()
        elif now or self.here or not self.body.children:
            self._show(now, lang)
        if now is None:
            self.bar.leave()
        elif self._given[0]:
            self.bar.name(now.workbook.account, lang)
        else:
            self.bar.take(now.workbook.account, self._store.listing(), lang)

    def _show(self, here: Opened | None, lang: str) -> None:
        left, self.here = self.body.children, here
        self.body.children = [self._chapter(here) if here else first_step(lang)]
        for each in left:
            put_away(each)


def shown_or_told(page: Callable[[], VBox]) -> VBox:
    """Return a page, or why there can be none, as where the store cannot be opened."""
    try:
        return page()
    except KitError as error:
        told = prose(say(error, reader_language(), on_screen=True), "fault")
        instead = VBox([HTML(STYLE), told])
        instead.add_class("kit-form")
        return instead


def first_step(lang: str) -> VBox:
    """Return what a page shows while there is no account: how to begin."""
    link = HTML(notebook_link(START, word("forms.empty_go", lang), "kit-go"))
    page = VBox([*(prose(word(f"forms.empty_{n}", lang)) for n in (1, 2)), link])
    page.add_class("kit-form")
    return page


def put_away(widget: Widget) -> None:
    """Close a widget with all that is in it, so that nothing of it listens any more."""
    inside = getattr(widget, "children", ())
    widget.close()
    for each in inside:
        put_away(each)
