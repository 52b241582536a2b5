"""The entries of an account as a sheet shows them: a row each, every cell as text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kit.account import Account, Item
from kit.errors import Refused
from kit.exchange.cells import Names, as_text
from kit.widgets.sheet.edits import Drafts, Unfinished
from kit.widgets.sheet.layout import Column, Layout
from kit.words import say, word

__all__ = ["Row", "Rows"]

Row = dict[str, Any]


@dataclass(frozen=True)
class _Made:
    """A row, and what it was made of; it holds as long as that is the same."""

    item: Item
    drafts: Mapping[str, object]
    row: Row


class Rows:
    """The rows of one kind of entry; a row is made anew only where its entry has changed."""

    def __init__(self, layout: Layout, lang: str) -> None:
        self._layout, self._lang = layout, lang
        self._names, self._made = Names({}), dict[str, _Made]()
        self.shown: tuple[Row, ...] = ()

    def take(self, account: Account, drafts: Drafts, unfinished: Unfinished) -> None:
        """Show an account as it is now; what waits is shown as it was typed."""
        names = self._layout.names(account)
        if names.known != self._names.known:
            self._names, self._made = names, {}
        typed = _by_item(drafts)
        made = {item.id: self._one(item, typed.get(item.id, {})) for item in self._ordered(account)}
        self._made = made
        rows = [each.row for each in made.values()]
        for item_id, new in unfinished.items():
            row = self._new(item_id, new.cells, typed.get(item_id, {}))
            ids = [each["id"] for each in rows]
            place = ids.index(new.after) + 1 if new.after in ids else 0 if not new.after else None
            rows.insert(len(rows) if place is None else place, row)
        self.shown = tuple(rows)

    def labels(self) -> dict[str, list[str]]:
        """Return what the entries that cells may lead to are called, by kind."""
        return {kind: list(self._names.labels(kind)) for kind in self._layout.refers}

    def _ordered(self, account: Account) -> tuple[Item, ...]:
        items: tuple[Item, ...] = getattr(account, self._layout.kind)
        if not self._layout.newest:
            return items
        return tuple(
            sorted(items, key=lambda each: getattr(each, self._layout.newest), reverse=True)
        )

    def _one(self, item: Item, typed: Mapping[str, Any]) -> _Made:
        made = self._made.get(item.id)
        # Most entries are the very ones that were there, and comparing fields takes its time.
        if made and (made.item is item or made.item == item) and made.drafts == typed:
            return made
        cells = {path: self._text(item, column) for path, column in self._layout.columns.items()}
        return _Made(item, typed, self._row(item.id, cells, typed, {}))

    def _new(self, item_id: str, cells: Mapping[str, str], typed: Mapping[str, Any]) -> Row:
        """Return the row of an entry that cannot be saved before the cells it needs are filled."""
        missing = {
            path: word("sheet.needed", self._lang)
            for path, column in self._layout.columns.items()
            if column.needed and not cells.get(path, "").strip()
        }
        row = self._row(item_id, dict(cells), typed, missing)
        return row | {"unfinished": True}

    def _row(
        self, item_id: str, cells: dict[str, str], typed: Mapping[str, Any], faults: dict[str, str]
    ) -> Row:
        head = self._layout.columns[self._layout.head]
        if not head.needed and not cells.get(head.path, "").strip():
            faults[head.path] = say(Refused("entry.nameless"), self._lang)
        for path, draft in typed.items():
            cells[path], faults[path] = draft.text, say(draft.fault, self._lang)
        return {"id": item_id, "cells": {p: t for p, t in cells.items() if t}, "faults": faults}

    def _text(self, item: Item, column: Column) -> str:
        value: Any = item
        for name in column.path.split("."):
            value = getattr(value, name)
        return as_text(column.cell.write(value, self._names, self._lang))


def _by_item(drafts: Drafts) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for (item_id, path), draft in drafts.items():
        found.setdefault(item_id, {})[path] = draft
    return found
