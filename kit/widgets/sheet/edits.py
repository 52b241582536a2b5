"""What was typed into a sheet, applied to an account: what is accepted, and what has to wait."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kit.account import KINDS, Account, Item, reference_faults
from kit.account.shape import Holds
from kit.errors import Fault, Faults, KitError, Refused
from kit.exchange.cells import Names
from kit.widgets.sheet.layout import Layout

__all__ = ["Draft", "Drafts", "Edits", "New", "Outcome", "Unfinished"]

Cell = tuple[str, str]
"""The id of a row and the path of a column."""
Edit = Mapping[str, Any]


@dataclass(frozen=True)
class Draft:
    """What was typed into a cell and could not be accepted, kept as typed."""

    text: str
    fault: KitError


Drafts = Mapping[Cell, Draft]
"""The cells that wait to be put right."""


@dataclass(frozen=True)
class New:
    """A row that is no entry yet, as cells it needs are blank: where it stands, what was typed."""

    after: str | None
    cells: Mapping[str, str] = field(default_factory=dict)


Unfinished = Mapping[str, New]
"""The rows that wait for the rest of what they need, by their id."""


@dataclass(frozen=True)
class Outcome:
    """An account after some edits, and what waits."""

    account: Account
    drafts: Drafts = field(default_factory=dict)
    unfinished: Unfinished = field(default_factory=dict)


class Edits:
    """Edits of one kind of entry, made one after the other on an account."""

    def __init__(self, layout: Layout, before: Outcome) -> None:
        self._layout, self._account = layout, before.account
        self._drafts, self._unfinished = dict(before.drafts), dict(before.unfinished)

    def apply(self, edits: Sequence[Edit]) -> Outcome:
        """Apply edits: rows first, then cells, references last as they may lead to new rows.

        Raises Refused where an entry to be removed is named elsewhere in the account.
        """
        for edit in edits:
            if edit["op"] != "set":
                self._rows()[edit["op"]](edit)
        typed = {
            (edit["id"], edit["field"]): str(edit["text"])
            for edit in edits
            if edit["op"] == "set" and edit["field"] in self._layout.columns
        }
        for references in (False, True):
            self._type({cell: t for cell, t in typed.items() if self._leads(cell) is references})
        self._complete({item_id for item_id, _ in typed})
        self._without_circles(typed)
        known = {item.id for item in self._items()} | self._unfinished.keys()
        waiting = {cell: draft for cell, draft in self._drafts.items() if cell[0] in known}
        return Outcome(self._account, waiting, self._unfinished)

    def _items(self) -> tuple[Item, ...]:
        items: tuple[Item, ...] = getattr(self._account, self._layout.kind)
        return items

    def _item(self, item_id: str | None) -> Item | None:
        return next((each for each in self._items() if each.id == item_id), None)

    def _put(self, items: Iterable[Item]) -> None:
        update = {self._layout.kind: tuple(items)}
        self._account = self._account.model_copy(update=update)

    def _names(self) -> Names:
        return self._layout.names(self._account)

    def _leads(self, cell: Cell) -> bool:
        return self._layout.columns[cell[1]].shape.holds is Holds.reference

    def _type(self, typed: Mapping[Cell, str]) -> None:
        if not typed:
            return
        names, values = self._names(), dict[str, dict[str, Any]]()
        for (item_id, path), text in typed.items():
            self._drafts.pop((item_id, path), None)
            if new := self._unfinished.get(item_id):
                kept = replace(new, cells={**new.cells, path: text})
                self._unfinished[item_id] = kept
                continue
            try:
                values.setdefault(item_id, {})[path] = self._read(path, text, names)
            except KitError as refusal:
                self._drafts[item_id, path] = Draft(text, refusal)
        self._accept(values, typed)

    def _accept(self, values: Mapping[str, Mapping[str, Any]], typed: Mapping[Cell, str]) -> None:
        """Give the entries their new values; those that are not accepted wait as typed."""
        items = []
        for each in self._items():
            if each.id not in values:
                items.append(each)
                continue
            accepted, faults = _revised(each, values[each.id])
            items.append(accepted)
            for path, fault in faults.items():
                self._drafts[each.id, path] = Draft(typed[each.id, path], fault)
        self._put(items)

    def _read(self, path: str, text: str, names: Names) -> Any:
        column = self._layout.columns[path]
        if path == self._layout.head and not column.needed and not text.strip():
            raise Refused("entry.nameless")
        return column.cell.read(text, names)

    def _complete(self, touched: Iterable[str]) -> None:
        """Make entries of the rows that now have all they need."""
        for item_id in [each for each in self._unfinished if each in set(touched)]:
            new = self._unfinished[item_id]
            needed = (path for path, c in self._layout.columns.items() if c.needed)
            if all(new.cells.get(path, "").strip() for path in needed):
                self._make(item_id, new)

    def _make(self, item_id: str, new: New) -> None:
        names, waiting = self._names(), dict[Cell, Draft]()
        # A text may still be blank for a while.
        columns = self._layout.columns.values()
        content: dict[str, Any] = {
            c.path: "" for c in columns if c.shape.required and c.shape.holds is Holds.text
        }
        for path, text in new.cells.items():
            try:
                _into(content, path, self._read(path, text, names))
            except KitError as refusal:
                waiting[item_id, path] = Draft(text, refusal)
        try:
            item = KINDS[self._layout.kind].checked({"id": item_id, **content})
        except Faults as refusal:
            for fault in refusal.faults:
                if at_fault := _path(fault, new.cells):
                    cell = item_id, at_fault
                    waiting.setdefault(cell, Draft(new.cells[at_fault], _told(fault)))
        else:
            del self._unfinished[item_id]
            self._place(item, new.after)
        self._drafts.update(waiting)

    def _without_circles(self, typed: Mapping[Cell, str]) -> None:
        """Take back every superior typed just now above whom one gets to the same person again."""
        own = {
            path for path, c in self._layout.columns.items() if c.shape.refers == self._layout.kind
        }
        if not any(path in own for _, path in typed):
            return
        items = list(self._items())
        for fault in reference_faults(self._account):
            place = fault.place[1] if fault.code == "reference.circle" else None
            if not isinstance(place, int):
                continue
            item, path = items[place], str(fault.place[2])
            if (item.id, path) in typed:
                refusal = Refused(fault.code, id=getattr(item, self._layout.head))
                self._drafts[item.id, path] = Draft(typed[item.id, path], refusal)
                items[place] = item.model_copy(update={path: None})
        self._put(items)

    def _rows(self) -> Mapping[str, Any]:
        return {
            "add": self._add,
            "duplicate": self._duplicate,
            "move": self._move,
            "remove": self._remove,
        }

    def _add(self, edit: Edit) -> None:
        item_id, after = edit["id"], edit.get("after")
        if self._item(item_id) or item_id in self._unfinished:
            return
        if any(column.needed for column in self._layout.columns.values()):
            self._unfinished[item_id] = New(after)
            return
        model = KINDS[self._layout.kind]
        self._place(model.checked({"id": item_id, self._layout.head: ""}), after)

    def _duplicate(self, edit: Edit) -> None:
        item_id, of = edit["id"], edit["of"]
        if self._item(item_id) or item_id in self._unfinished:
            return
        if original := self._item(of):
            self._place(original.model_copy(update={"id": item_id}), of)
        elif new := self._unfinished.get(of):
            self._unfinished[item_id] = replace(new, after=of)

    def _move(self, edit: Edit) -> None:
        item_id, after = edit["id"], edit.get("after")
        if item := self._item(item_id):
            self._place(item, after)
        elif new := self._unfinished.get(item_id):
            self._unfinished[item_id] = replace(new, after=after)

    def _place(self, item: Item, after: str | None) -> None:
        """Put an entry behind another one, or first where there is none."""
        items = [each for each in self._items() if each.id != item.id]
        ids = [each.id for each in items]
        place = ids.index(after) + 1 if after in ids else 0 if after is None else len(ids)
        items.insert(place, item)
        self._put(items)

    def _remove(self, edit: Edit) -> None:
        if self._unfinished.pop(edit["id"], None):
            return
        item = self._item(edit["id"])
        if item is None:
            return
        left = self._layout.take_out(self._account, self._layout.kind, item.id)
        if reference_faults(left):
            name = getattr(item, self._layout.head)
            raise Refused("entry.named_elsewhere", name=name)
        self._account = left


def _revised(item: Item, values: Mapping[str, Any]) -> tuple[Item, dict[str, KitError]]:
    """Return an entry with the values that are accepted, and why the others are not."""
    try:
        return item.changed(**values), {}
    except Faults as refusal:
        at_fault = {path: _told(f) for f in refusal.faults if (path := _path(f, values))}
        rest = {path: value for path, value in values.items() if path not in at_fault}
        return item.changed(**rest), at_fault


def _into(content: dict[str, Any], path: str, value: Any) -> None:
    *groups, name = path.split(".")
    for group in groups:
        content = content.setdefault(group, {})
    content[name] = value


def _path(fault: Fault, values: Iterable[str]) -> str | None:
    place = ".".join(str(part) for part in fault.place)
    return next((path for path in values if f"{place}.".startswith(f"{path}.")), None)


def _told(fault: Fault) -> KitError:
    return Refused(fault.code, **fault.facts)
