"""A new account: what is needed of it, and what is wrong with it at its field."""

from collections.abc import Callable

from ipywidgets import Button, HBox, VBox
from traitlets import Bunch

from kit.account import Account
from kit.errors import Fault, Faults, KitError
from kit.widgets.controls import line
from kit.widgets.field import reason
from kit.widgets.prose import prose, put
from kit.widgets.start.entrance import Entrance
from kit.widgets.start.packs import PackList
from kit.workbook.beginning import NewAccount, begin, suggested_id

__all__ = ["NewAccountForm"]


class NewAccountForm:
    """The fields of a new account; it is saved with its button, all of it or nothing.

    What was typed in a form before, in another language, stays.
    """

    def __init__(
        self,
        entrance: Entrance,
        made: Callable[[Account], None],
        before: "NewAccountForm | None" = None,
    ) -> None:
        self._entrance, self._made = entrance, made
        say, label = entrance.say, entrance.label
        self.packs: PackList = PackList(entrance, before.packs.control.value if before else "")
        self.controls = {
            "name": line(say("create_name"), say("create_name_hint"), "24em"),
            "kana": line(label("Profile.kana"), say("create_kana_hint"), "20em"),
            "rep": line(label("Profile.rep"), say("create_rep_hint"), "16em"),
            "id": line(say("create_id"), say("create_id_hint"), "16em"),
        }
        self.faults = {name: prose(look="fault") for name in self.controls}
        for name, control in self.controls.items():
            control.add_class("kit-above")
            control.value = before.controls[name].value if before else ""
        self.controls["name"].observe(self._suggest, "value")
        self.wrong = prose(look="fault")
        self.add = Button(description=say("create_add"))
        self.add.add_class("kit-button")
        self.add.add_class("kit-main")
        self.add.on_click(lambda _: self._add())
        pack = VBox([self.packs.control, self.packs.about])
        rows = [self._row("name", "kana"), self._row("rep", "id"), pack]
        self.box = VBox([*rows, self.add, self.wrong])

    def _row(self, *names: str) -> HBox:
        row = HBox([VBox([self.controls[name], self.faults[name]]) for name in names])
        row.add_class("kit-row")
        return row

    def _suggest(self, change: Bunch) -> None:
        """Show the id that the account would get."""
        told = self._entrance.say("create_id_hint")
        self.controls["id"].placeholder = suggested_id(change["new"].strip()) or told

    def _add(self) -> None:
        put(self.wrong)
        for fault in self.faults.values():
            put(fault)
        typed = {name: control.value for name, control in self.controls.items()}
        new = NewAccount(**typed, pack=self.packs.control.value)
        try:
            account = begin(self._entrance.store, new, self._entrance.settings.user)
        except Faults as error:
            for each in error.faults:
                self._refuse(each)
        except KitError as error:
            put(self.wrong, reason(error, self._entrance.lang))
        else:
            for control in self.controls.values():
                control.value = ""
            self._made(account)

    def _refuse(self, fault: Fault) -> None:
        told = reason(Faults("", [fault]), self._entrance.lang)
        put(self.faults.get(str(fault.place[0]), self.wrong), told)
