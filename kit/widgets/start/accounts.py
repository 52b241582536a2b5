"""The accounts there are: found by typing, with their last change and what there is to notice."""

from collections.abc import Callable, Sequence
from datetime import datetime

from ipywidgets import HTML, Button, HBox, Text, VBox
from markupsafe import Markup

from kit.errors import KitError
from kit.exchange.cells import folded
from kit.pack import Severity, load_pack
from kit.store import Listed
from kit.widgets.findings import noticed
from kit.widgets.prose import prose, put
from kit.widgets.start.entrance import Entrance
from kit.words import choice, say, word

__all__ = ["MOST", "AccountList"]

MOST = 10
"""The accounts shown at a time; there may be thousands."""
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}


class AccountList:
    """The accounts, the last saved first; a click opens one."""

    def __init__(
        self, entrance: Entrance, invented: Sequence[str], chosen: Callable[[str], None]
    ) -> None:
        self._entrance, self._invented = entrance, frozenset(invented)
        self._told: dict[tuple[str, datetime], str] = {}
        self.listing: tuple[Listed, ...] = ()
        self._open = ""
        self.title = prose(look="heading")
        self.search = Text(
            description=entrance.say("search"),
            placeholder=entrance.say("search_hint"),
            layout={"width": "22em"},
        )
        self.search.add_class("kit-above")
        self.search.observe(lambda _: self._show(), "value")
        self.rows = [_Row(chosen) for _ in range(MOST)]
        self.more = prose(look="quiet")
        rows = VBox([each.box for each in self.rows])
        rows.add_class("kit-accounts")
        self.box = VBox([self.title, self.search, rows, self.more])

    def take(self, listing: Sequence[Listed], opened: str) -> None:
        """Show the accounts as they are now, and which of them is open."""
        self.listing, self._open = tuple(listing), opened
        self.box.layout.display = None if listing else "none"
        put(self.title, self._entrance.say("accounts", n=len(listing)))
        self.search.layout.display = None if len(listing) > MOST or self.search.value else "none"
        self._show()

    def _show(self) -> None:
        wanted = _read(self.search.value)
        found = [each for each in self.listing if _matches(each, wanted)]
        for row, each in zip(self.rows, [*found[:MOST], *[None] * MOST], strict=False):
            row.show(each, self._entrance, self._facts(each), opened=self._open)
        left = len(found) - MOST
        none = self._entrance.say("none_found", text=self.search.value) if not found else ""
        put(self.more, none or (self._entrance.say("more", n=left) if left > 0 else ""))

    def _facts(self, listed: Listed | None) -> str:
        if listed is None:
            return ""
        say = self._entrance.say
        key = (listed.account, listed.saved_at)
        if key not in self._told:
            self._told[key] = self._noticed(listed)
        day = listed.saved_at.astimezone().date()
        facts = {
            "when": say("changed_on", day=day),
            "found": self._told[key],
            "tag": say("invented") if listed.account in self._invented else "",
        }
        told = Markup('<span class="kit-{}">{}</span>')
        return Markup("").join(told.format(*each) for each in facts.items())

    def _noticed(self, listed: Listed) -> str:
        """Count what there is to notice; an account that cannot be read says why."""
        entrance = self._entrance
        try:
            account = entrance.store.read(listed.account).account
            pack = load_pack(account.profile.pack or entrance.settings.pack, entrance.settings)
        except KitError as error:
            return say(error, entrance.lang, on_screen=True)
        replies = noticed(account, pack, entrance.side, entrance.today)
        found = [each.finding for each in replies if each.is_open]
        urgent = sum(each.severity is Severity.urgent for each in found)
        sign = word("report.sign_urgent", entrance.lang)
        facts = {"n": len(found), "sign": sign, "of": urgent}
        key = "findings_urgent" if urgent else "findings"
        return entrance.say(key, urgent=choice(Severity.urgent, entrance.lang), **facts)


class _Row:
    """One account, or nothing."""

    def __init__(self, chosen: Callable[[str], None]) -> None:
        self._account = ""
        self.name, self.facts = Button(), HTML()
        self.name.add_class("kit-plain")
        self.name.on_click(lambda _: chosen(self._account))
        self.box = HBox([self.name, self.facts])
        self.box.add_class("kit-account")

    def show(self, listed: Listed | None, entrance: Entrance, facts: str, *, opened: str) -> None:
        self.box.layout.display = None if listed else "none"
        if listed is None:
            return
        self._account = listed.account
        name = listed.name or listed.account
        is_open = listed.account == opened
        self.name.description = f"✓ {name}" if is_open else name
        self.name.tooltip = entrance.say("choose", name=name)
        self.facts.value = facts
        (self.box.add_class if is_open else self.box.remove_class)("kit-here")


def _matches(listed: Listed, wanted: str) -> bool:
    return any(wanted in _read(each) for each in (listed.name, listed.kana, listed.account))


def _read(text: str) -> str:
    """Return a text as it is looked for: あおば finds アオバ too."""
    return folded(text).translate(_HIRAGANA)
