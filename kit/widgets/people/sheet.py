"""The stakeholder sheet: a grid whose every edit is checked, saved and acknowledged."""

from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets

from kit.account.merge import Conflict
from kit.errors import KitError, Refused
from kit.pack import Pack
from kit.widgets.people.bundle import bundle
from kit.widgets.people.columns import COLUMNS, described, groups
from kit.widgets.people.edits import Drafts, applied
from kit.widgets.people.rows import rows
from kit.words import language, say, show, word, words_under
from kit.workbook import Workbook

__all__ = ["PeopleSheet"]

Message = Mapping[str, Any]


class PeopleSheet(anywidget.AnyWidget):
    """The people of an open account as a sheet to fill in; it only shows them when read_only.

    selected is the id of the person the cursor stands on, which others may follow and set.
    """

    account = traitlets.Unicode().tag(sync=True)
    lang = traitlets.Unicode("ja").tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    columns: Any = traitlets.List().tag(sync=True)
    groups: Any = traitlets.List().tag(sync=True)
    rows: Any = traitlets.List().tag(sync=True)
    saved = traitlets.Dict().tag(sync=True)
    conflicts: Any = traitlets.List().tag(sync=True)
    read_only = traitlets.Bool(False).tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self, workbook: Workbook, pack: Pack, lang: str = "ja", *, read_only: bool = False
    ) -> None:
        self._esm, self._css = bundle("people_sheet.js"), bundle("people_sheet.css")
        self._workbook, self._drafts = workbook, dict[tuple[str, str], Any]()
        self._earlier_drafts: list[Drafts] = []
        super().__init__(
            account=workbook.account.id,
            lang=language(lang),
            read_only=read_only,
            words=words_under("sheet.page", lang),
            columns=[described(column, pack, lang) for column in COLUMNS.values()],
            groups=groups(lang),
        )
        self._show(workbook)
        self._silence = workbook.listen(self._show)
        self.on_msg(self._receive)

    def close(self) -> None:
        """Close the sheet; it hears of no change any more."""
        if not self.comm:
            return
        self._silence()
        super().close()

    def _receive(self, _widget: object, message: Message, _buffers: object) -> None:
        """Do what the page asks, and say how it went."""
        answer = {"type": "done", "serial": message.get("serial"), "failed": "", "refused": False}
        try:
            if self.read_only and message["type"] != "refresh":
                raise Refused("form.read_only")
            self._doing[message["type"]](message)
        except KitError as error:
            # A refusal stands; whatever else went wrong is worth another try.
            answer |= {"failed": say(error, self.lang), "refused": type(error) is Refused}
        self.send(answer)

    @property
    def _doing(self) -> Mapping[str, Callable[[Message], None]]:
        return {
            "edit": self._edit,
            "undo": self._undo,
            "redo": lambda _: self._nothing_left(self._workbook.redo()),
            "refresh": lambda _: self._nothing_left(self._workbook.refresh()),
            "settle": self._settle,
        }

    def _edit(self, message: Message) -> None:
        before, account = self._drafts, self._workbook.account
        outcome = applied(account, before, message["edits"])
        # Listeners are told within the update, and this form is one of them.
        self._drafts = dict(outcome.drafts)
        try:
            self._workbook.update(outcome.account)
        except KitError:
            self._drafts = before
            raise
        if outcome.account != account:
            self._earlier_drafts.clear()
        elif self._drafts != before:
            self._earlier_drafts.append(before)
        self._show(self._workbook)

    def _undo(self, _message: Message) -> None:
        """Take back what waits to be put right, if that was typed last; else the last update."""
        if self._earlier_drafts:
            self._drafts = dict(self._earlier_drafts.pop())
        else:
            self._workbook.undo()
        self._show(self._workbook)

    def _nothing_left(self, _done: bool) -> None:
        self._show(self._workbook)

    def _settle(self, message: Message) -> None:
        for key, conflict in self._clashes().items():
            if key == message["key"]:
                self._workbook.settle(conflict, ours=bool(message["ours"]))

    def _clashes(self) -> dict[str, Conflict]:
        mine = (each for each in self._workbook.conflicts if each.kind == "stakeholders")
        return {f"{each.item_id}/{'.'.join(each.path)}": each for each in mine}

    def _show(self, workbook: Workbook) -> None:
        with self.hold_sync():
            self.rows = rows(workbook.account, self._drafts, self.lang)
            self.saved = {"at": workbook.saved.saved_at.isoformat(), "by": workbook.saved.author}
            self.conflicts = [
                {"key": key, "text": self._worded(each)} for key, each in self._clashes().items()
            ]

    def _worded(self, conflict: Conflict) -> str:
        person = self._workbook.account.stakeholder(conflict.item_id)
        column = COLUMNS.get(".".join(conflict.path))
        return word(
            "sheet.conflict",
            self.lang,
            name=person.name if person else conflict.item_id,
            field=word(column.label, self.lang) if column else conflict.path[-1],
            ours=self._shown(conflict, conflict.ours),
            theirs=self._shown(conflict, conflict.theirs),
        )

    def _shown(self, conflict: Conflict, value: Any) -> str:
        """Return one side of a conflict in words, as its cell would show it."""
        one = Conflict(conflict.kind, conflict.item_id, conflict.path, value, None)
        shown = rows(one.put_ours(self._workbook.account), {}, self.lang)
        row = next((each for each in shown if each["id"] == conflict.item_id), None)
        text = row["cells"].get(".".join(conflict.path), "") if row else ""
        return text or show(None, self.lang)
