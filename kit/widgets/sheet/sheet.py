"""One kind of entry of an account as a sheet: every edit is checked, saved and acknowledged."""

from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets

from kit.account.merge import Conflict
from kit.errors import KitError, Refused
from kit.pack import Pack
from kit.widgets.bundle import bundle
from kit.widgets.sheet.edits import Edits, Outcome
from kit.widgets.sheet.layout import Layout, described, groups
from kit.widgets.sheet.rows import Row, Rows
from kit.words import language, say, show, word, words_under
from kit.workbook import Workbook

__all__ = ["Sheet"]

Message = Mapping[str, Any]


class Sheet(anywidget.AnyWidget):
    """The entries of one kind as a sheet to fill in; it only shows them when read_only.

    selected is the id of the entry the cursor stands on, which others may follow and set. The
    page asks for the rows once; from then on it is told which of them have changed.
    """

    account = traitlets.Unicode().tag(sync=True)
    kind = traitlets.Unicode().tag(sync=True)
    lang = traitlets.Unicode("ja").tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    columns: Any = traitlets.List().tag(sync=True)
    groups: Any = traitlets.List().tag(sync=True)
    filters: Any = traitlets.List().tag(sync=True)
    references = traitlets.Dict().tag(sync=True)
    saved = traitlets.Dict().tag(sync=True)
    conflicts: Any = traitlets.List().tag(sync=True)
    newest_first = traitlets.Bool(False).tag(sync=True)
    read_only = traitlets.Bool(False).tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)
    cell = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        workbook: Workbook,
        layout: Layout,
        pack: Pack,
        lang: str = "ja",
        *,
        read_only: bool = False,
    ) -> None:
        self._esm, self._css = bundle("sheet.js"), bundle("sheet.css")
        layout = layout.worded(pack, lang)
        self._workbook, self.layout_of = workbook, layout
        self._waiting = Outcome(workbook.account)
        self._earlier: list[Outcome] = []
        self._rows, self._told = Rows(layout, lang), 0
        super().__init__(
            account=workbook.account.id,
            kind=layout.kind,
            lang=language(lang),
            read_only=read_only,
            newest_first=bool(layout.newest),
            filters=list(layout.filters),
            words=words_under("sheet.page", lang) | words_under(f"sheet.{layout.kind}", lang),
            columns=[described(each, layout, pack, lang) for each in layout.columns.values()],
            groups=groups(layout, lang),
        )
        self._show(workbook)
        self._silence = workbook.listen(self._show)
        self.on_msg(self._receive)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows as they are shown now."""
        return self._rows.shown

    def close(self) -> None:
        """Close the sheet; it hears of no change any more."""
        if not self.comm:
            return
        self._silence()
        super().close()

    def go_to(self, item_id: str, column: str = "") -> None:
        """Put the cursor on an entry, and on one of its columns."""
        # The same cell may be asked for twice in a row.
        self.cell = {}
        self.cell = {"id": item_id, "field": column or self.layout_of.head}

    def _receive(self, _widget: object, message: Message, _buffers: object) -> None:
        """Do what the page asks, and say how it went."""
        if message["type"] == "show":
            self._tell_all()
            return
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
    def _doing(self) -> Mapping[str, Callable[[Message], object]]:
        return {
            "edit": self._edit,
            "undo": self._undo,
            "redo": lambda _: self._workbook.redo(),
            "refresh": lambda _: self._workbook.refresh(),
            "settle": self._settle,
        }

    def _edit(self, message: Message) -> None:
        before, account = self._waiting, self._workbook.account
        now = Outcome(account, before.drafts, before.unfinished)
        outcome = Edits(self.layout_of, now).apply(message["edits"])
        # Listeners are told within the update, and this form is one of them.
        self._waiting = outcome
        try:
            self._workbook.update(outcome.account)
        except KitError:
            self._waiting = before
            raise
        if outcome.account != account:
            self._earlier.clear()
        elif outcome != now:
            self._earlier.append(before)
            self._show(self._workbook)

    def _undo(self, _message: Message) -> None:
        """Take back what waits to be put right, if that was typed last; else the last update."""
        if self._earlier:
            self._waiting = self._earlier.pop()
            self._show(self._workbook)
        else:
            self._workbook.undo()

    def _settle(self, message: Message) -> None:
        for key, conflict in self._clashes().items():
            if key == message["key"]:
                self._workbook.settle(conflict, ours=bool(message["ours"]))

    def _clashes(self) -> dict[str, Conflict]:
        mine = (each for each in self._workbook.conflicts if each.kind == self.kind)
        return {f"{each.item_id}/{'.'.join(each.path)}": each for each in mine}

    def _show(self, workbook: Workbook) -> None:
        before = self._rows.shown
        self._rows.take(workbook.account, self._waiting.drafts, self._waiting.unfinished)
        self._tell_changes(before)
        with self.hold_sync():
            self.references = self._rows.labels()
            self.saved = {"at": workbook.saved.saved_at.isoformat(), "by": workbook.saved.author}
            self.conflicts = [
                {"key": key, "text": self._worded(each)} for key, each in self._clashes().items()
            ]

    def _tell_all(self) -> None:
        self.send({"type": "rows", "version": self._told, "rows": list(self.rows)})

    def _tell_changes(self, before: tuple[Row, ...]) -> None:
        """Tell the page which rows are new or other than before, and their order if it changed."""
        old = {row["id"]: row for row in before}
        changed = [
            row for row in self.rows if (was := old.get(row["id"])) is not row and was != row
        ]
        order = [row["id"] for row in self.rows]
        moved = order != list(old)
        if not changed and not moved:
            return
        self._told += 1
        news = {"type": "changed", "version": self._told, "rows": changed}
        self.send(news | {"order": order if moved else None})

    def _worded(self, conflict: Conflict) -> str:
        row = next((each for each in self.rows if each["id"] == conflict.item_id), None)
        name = row["cells"].get(self.layout_of.head, "") if row else conflict.item_id
        path = ".".join(conflict.path)
        column = self.layout_of.columns.get(path)
        return word(
            f"sheet.{self.kind}.conflict",
            self.lang,
            name=name,
            field=word(column.label, self.lang) if column else conflict.path[-1],
            ours=self._shown(conflict, conflict.ours, path),
            theirs=self._shown(conflict, conflict.theirs, path),
        )

    def _shown(self, conflict: Conflict, value: Any, path: str) -> str:
        """Return one side of a conflict in words, as its cell would show it."""
        one = Conflict(conflict.kind, conflict.item_id, tuple(path.split(".")), value, None)
        rows = Rows(self.layout_of, self.lang)
        rows.take(one.put_ours(self._workbook.account), {}, {})
        row = next((each for each in rows.shown if each["id"] == conflict.item_id), None)
        text = row["cells"].get(path, "") if row else ""
        return text or show(None, self.lang)
