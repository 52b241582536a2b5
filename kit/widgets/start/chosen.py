"""The account that is open: links to its pages, its pack, and its data as an Excel workbook."""

from collections.abc import Callable, Iterator

from ipywidgets import HTML, Button, HBox, VBox

from kit.account import Account
from kit.errors import KitError
from kit.pack import load_pack
from kit.widgets.field import Field
from kit.widgets.links import file_link, notebook_link
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.widgets.start.entrance import Entrance
from kit.widgets.start.packs import PackList
from kit.words import say, words_under
from kit.workbook import Workbook
from kit.workbook.departures import WORKBOOK, taken_out

__all__ = ["ChosenAccount"]

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ChosenAccount:
    """What can be done with the account that is open."""

    def __init__(
        self, entrance: Entrance, account: str, invented: bool, changed: Callable[[], None]
    ) -> None:
        self._entrance, self._changed = entrance, changed
        settings, told = entrance.settings, entrance.say
        self.workbook = Workbook(entrance.store, account, settings.user)
        # The forms' own pack serves the seat: nothing here asks the account's pack for its words.
        pack = load_pack(settings.pack, settings)
        self._seat = Seat(self.workbook, pack, entrance.lang, entrance.today, entrance.side)
        self.mark = SavedMark(self._seat)
        self.name = prose(look="title")
        self.packs = PackList(entrance, self.workbook.account.profile.pack)
        self.pack = Field(self.packs.control, self._set_pack, self.mark, entrance.lang)
        self.export = Button(description=told("export"), tooltip=told("export_about"))
        self.export.add_class("kit-button")
        self.export.on_click(lambda _: self._write())
        self.file, self.fault = HTML(), prose(look="fault")
        links = HTML("".join(_links(entrance.lang)))
        links.add_class("kit-links")
        head = _row(self.name, prose(told("invented") if invented else "", "invented"))
        pack_of_it = VBox([self.pack.box, self.packs.about, prose(told("pack_change"), "quiet")])
        out = VBox([_row(self.export, self.file), prose(told("export_about"), "quiet"), self.fault])
        self.box = VBox([head, links, _row(pack_of_it, out), self.mark.mark])
        self.take()

    def take(self) -> None:
        """Show the account as it is saved now."""
        self.workbook.refresh()
        profile = self.workbook.account.profile
        put(self.name, profile.name or self.workbook.account.id)
        self.pack.take(profile.pack or self._entrance.settings.pack)

    def _set_pack(self, pack: str) -> None:
        def changed(account: Account) -> Account:
            profile = account.profile.changed(pack=pack)
            return account.model_copy(update={"profile": profile})

        self._seat.save(changed)
        self.mark.heard(self.workbook)
        self._changed()

    def _write(self) -> None:
        entrance, account = self._entrance, self.workbook.account
        name = f"{account.profile.name or account.id}{WORKBOOK}"
        try:
            content = taken_out(
                entrance.store, account.id, WORKBOOK, entrance.lang, entrance.settings
            )
        except KitError as error:
            put(self.fault, say(error, entrance.lang, on_screen=True))
            self.file.value = ""
        else:
            put(self.fault)
            self.file.value = file_link(
                name, content, EXCEL, entrance.say("export_ready", file=name)
            )


def _row(*widgets: HTML | Button | VBox) -> HBox:
    row = HBox(widgets)
    row.add_class("kit-row")
    return row


def _links(lang: str) -> Iterator[str]:
    """Yield a link to the notebook of each chapter, in their order."""
    for notebook, told in sorted(words_under("start.notebook", lang).items()):
        yield notebook_link(f"{notebook}.ipynb", told, "kit-go")
