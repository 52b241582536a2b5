"""The line at the top of a page: whose account is open, and a list to open another."""

from collections.abc import Callable, Iterator, Sequence

from ipywidgets import HTML, Dropdown, HBox
from traitlets import Bunch

from kit.account import Account
from kit.store import Listed
from kit.widgets.links import START, notebook_link
from kit.widgets.prose import prose, put
from kit.words import word

__all__ = ["AccountBar"]

MOST = 30
"""The accounts to choose from here, the last saved first; the first page finds any other."""


class AccountBar:
    """The account that is open, by its name."""

    def __init__(self, chosen: Callable[[str], None]) -> None:
        self._chosen, self._taking = chosen, False
        self.list = Dropdown(layout={"width": "22em"})
        self.list.add_class("kit-above")
        self.list.observe(self._picked, "value")
        self.named, self.more = prose(look="key"), HTML()
        self.box = HBox([self.list, self.named, self.more])
        self.box.add_class("kit-row")
        self.box.layout.align_items = "flex-end"
        self.leave()

    def leave(self) -> None:
        """Show nothing while no account is open."""
        self.box.layout.display = "none"

    def name(self, account: Account, lang: str) -> None:
        """Show an account that is not to be changed for another."""
        put(self.named, word("forms.account_fixed", lang, name=account.profile.name))
        self.list.layout.display = self.more.layout.display = "none"
        self.box.layout.display = None

    def take(self, account: Account, listing: Sequence[Listed], lang: str) -> None:
        """Show the account that is open among those there are."""
        near = [each for n, each in enumerate(listing) if n < MOST or each.account == account.id]
        put(self.named)
        self.more.value = notebook_link(START, word("forms.account_more", lang))
        self.box.layout.display = None
        self._taking = True
        try:
            self.list.description = word("forms.account_open", lang)
            if tuple(self.list.options) != (options := tuple(_named(near))):
                self.list.options = options
            self.list.value = account.id
        finally:
            self._taking = False

    def _picked(self, change: Bunch) -> None:
        if not self._taking and change["new"]:
            self._chosen(change["new"])


def _named(listing: Sequence[Listed]) -> Iterator[tuple[str, str]]:
    """Yield each account as (name, id); no two names are alike."""
    names = [each.name for each in listing]
    for each in listing:
        alone = names.count(each.name) == 1
        yield each.name if alone else f"{each.name} [{each.account}]", each.account
