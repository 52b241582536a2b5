"""The rows of a workbook put together again as one account, each value with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kit.account import KINDS, Item
from kit.account.shape import Holds, called_by, natural_key
from kit.errors import Cell, KitError, Place
from kit.exchange.cells import Names
from kit.exchange.excel.again import Arrived
from kit.exchange.excel.found import FoundRow, FoundSheet
from kit.exchange.excel.grid import Broken
from kit.exchange.excel.hidden import Hidden
from kit.exchange.excel.identify import Ids, identified, made_up, names_in
from kit.exchange.excel.keys import Keys
from kit.exchange.excel.ledger import Ledger
from kit.exchange.excel.plan import Role, Slot
from kit.exchange.excel.rows import readable_key
from kit.exchange.excel.wording import WordingRefused, meant
from kit.words import Text

__all__ = ["Built", "built"]

Document = dict[str, Any]
_NONE = object()


def built(
    sheets: Sequence[FoundSheet], hidden: Hidden, ledger: Ledger, arrived: Arrived
) -> "Built":
    """Return the account that a workbook's sheets hold; what cannot be read goes to the ledger."""
    build = _Build(sheets, hidden, ledger, arrived)
    return Built(build.document, frozenset(build.again))


@dataclass(frozen=True)
class Built:
    """An account put together; again are its entries that came from the same file before."""

    document: Document
    again: frozenset[tuple[str, str]]


class _Build:
    """An account in the making."""

    def __init__(
        self, sheets: Sequence[FoundSheet], hidden: Hidden, ledger: Ledger, arrived: Arrived
    ) -> None:
        self._hidden, self._ledger = hidden, ledger
        main = {
            each.plan.path[0]: self._with_wordings(each)
            for each in sheets
            if each.plan.path in {(kind,) for kind in KINDS}
        }
        ids = self._identified(main, arrived(_own_id(sheets), hidden.origin))
        self.again = {(kind, own.all[n]) for kind, own in ids.items() for n in own.again.ids}
        self._names = names_in(main, ids, hidden)
        self._keys = Keys(self._names, ledger)
        # Which element of a list inside an entry a value means.
        self._inside: dict[Place, dict[Any, int]] = {}
        self.document: Document = {}
        for sheet in sheets:
            if sheet.plan.is_profile:
                self._profile(sheet)
            elif not sheet.plan.own_level:
                self._items(main[sheet.plan.path[0]], ids[sheet.plan.path[0]])
            else:
                for row in sheet.rows:
                    self._part(sheet, row)

    def _identified(
        self, sheets: Mapping[str, FoundSheet], arrived: Mapping[str, Mapping[str, Item]]
    ) -> dict[str, Ids]:
        """Return the ids of all rows; those without a name are told by what they refer to."""
        named = {kind: each for kind, each in sheets.items() if called_by(each.plan.models[0])}
        others = {kind: each for kind, each in sheets.items() if kind not in named}
        ids, names = dict[str, Ids](), Names({})
        for some in (named, others):
            for kind, sheet in some.items():
                ids[kind] = identified(sheet, self._hidden, arrived.get(kind, {}), names)
            names = names_in(some, ids, self._hidden)
        return ids

    def _profile(self, sheet: FoundSheet) -> None:
        row, known = sheet.rows[0], self._hidden.account
        self.document = self._values(sheet, row, 0, (), new=not known)
        own_id = str(self.document.get("id", "")).strip()
        self.document["id"] = own_id
        if known and own_id != known:
            place = next(cell for slot, cell in row.places.items() if slot.path == ("id",))
            facts = {"found": own_id, "expected": known}
            self._ledger.refuse("excel.account_changed", facts, place, ("id",))

    def _items(self, sheet: FoundSheet, ids: Ids) -> None:
        kind = sheet.plan.path[0]
        items: list[Document] = []
        for n, row in enumerate(sheet.rows):
            values = self._values(sheet, row, 0, (kind, n), new=n in ids.new)
            items.append({**values, "id": ids.all[n]})
            if n in ids.again.doubtful:
                known = tuple(self._told(each) for each in ids.again.left.values())
                place = Cell(row.number, sheet=sheet.name)
                self._ledger.refuse("excel.perhaps_known", {"known": known}, place)
        self.document[kind] = items
        self._keys.read(sheet, items, ids)

    def _told(self, item: Item) -> Text:
        ja, en = (readable_key(type(item), vars(item), self._names, lang) for lang in ("ja", "en"))
        return Text(ja=ja, en=en)

    def _part(self, sheet: FoundSheet, row: FoundRow) -> None:
        """Add to an entry what a row of another sheet says of it."""
        plan = sheet.plan
        holder = self._holder(sheet, row)
        if holder is None:
            return
        elements = self._at(holder).setdefault(plan.path[-1], [])
        place = (*holder, plan.path[-1], len(elements))
        row = self._with_wording(row, place, str(self._at(holder).get("stage", "")))
        values = self._values(sheet, row, plan.own_level, place, new=False)
        told_by = values.get(natural_key(plan.models[-1]), _NONE)
        known = self._inside.setdefault((*holder, plan.path[-1]), {})
        n = known.get(told_by)
        if n is None:
            known[told_by] = n = len(elements)
            elements.append(values)
        elif not plan.inline:
            self._ledger.refuse("excel.row_twice", {}, Cell(row.number, sheet=sheet.name))
        else:
            self._compare(row, plan.own_level, elements[n])
        if plan.inline:
            self._inline(sheet, row, elements[n], (*place[:-1], n))

    def _inline(self, sheet: FoundSheet, row: FoundRow, element: Document, place: Place) -> None:
        """Add the innermost value of a row, where there is one."""
        level = sheet.plan.own_level + 1
        within = [slot for slot in sheet.plan.slots if slot.level == level]
        values = element.setdefault(sheet.plan.inline, [])
        if any(row.text(slot) for slot in within):
            here = (*place, sheet.plan.inline, len(values))
            values.append(self._values(sheet, row, level, here, new=False))

    def _compare(self, row: FoundRow, level: int, first: Mapping[str, Any]) -> None:
        """Refuse what a row says of an element otherwise than the first row of it."""
        for slot in row.cells:
            if slot.level == level and slot.column and row.text(slot).strip():
                value = self._value(row, slot, ())
                if value is not _NONE and value != _get(first, slot.path):
                    self._ledger.refuse(
                        "excel.rows_disagree", {"found": row.text(slot)}, row.places[slot]
                    )

    def _holder(self, sheet: FoundSheet, row: FoundRow) -> Place | None:
        """Return the place of what a row belongs to, or refuse the row."""
        plan = sheet.plan
        place = self._keys.place(sheet, row)
        for level in range(1, plan.own_level):
            if place is None:
                return None
            slot = next(each for each in plan.slots if each.level == level)
            value = self._value(row, slot, ())
            inside = self._inside.get((*place, plan.path[level]), {}).get(value)
            if value is not _NONE and inside is None:
                facts = {"found": row.text(slot)}
                self._ledger.refuse("excel.part_missing", facts, row.places[slot])
            place = None if inside is None else (*place, plan.path[level], inside)
        return place

    def _with_wordings(self, sheet: FoundSheet) -> FoundSheet:
        kind = sheet.plan.path[0]
        rows = (self._with_wording(row, (kind, n)) for n, row in enumerate(sheet.rows))
        return replace(sheet, rows=tuple(rows))

    def _with_wording(self, row: FoundRow, place: Place, within: str = "") -> FoundRow:
        """Return a row with the ids that its wordings mean; within is the stage of a criterion."""
        for told in [slot for slot in row.cells if slot.role is Role.told]:
            row = self._with_one_wording(row, told, place, within)
        return row

    def _with_one_wording(self, row: FoundRow, told: Slot, place: Place, within: str) -> FoundRow:
        own = next(slot for slot in row.cells if slot.path == told.path and slot.column)
        known = self._hidden.wordings.get(told.worded, ())
        try:
            meaning = meant(row.text(own).strip(), row.text(told), within, known)
        except WordingRefused as refusal:
            at = (*place, *own.path)
            self._ledger.refuse(refusal.code, refusal.facts, row.places[told], at)
            return row
        return replace(row, cells={**row.cells, own: meaning})

    def _values(
        self, sheet: FoundSheet, row: FoundRow, level: int, place: Place, *, new: bool
    ) -> Document:
        """Return what a row says of the model at a level; its place is that of the model."""
        found: Document = {}
        self._ledger.note(place, Cell(row.number, sheet=sheet.name))
        for slot, cell in row.places.items():
            if slot.level != level or slot.column is None:
                continue
            at = (*place, *slot.path)
            self._ledger.note(at, cell)
            value = self._value(row, slot, at)
            if slot.role is Role.identity:
                value = value or made_up(sheet, row, self._hidden)
            blank = _has_to_be_filled(slot) and not row.text(slot).strip()
            if new and blank and not self._ledger.was_refused(at):
                self._ledger.refuse("value.missing", {"found": ""}, cell, at)
            elif value is not _NONE:
                _put(found, slot.path, value)
        return found

    def _value(self, row: FoundRow, slot: Slot, place: Place) -> Any:
        """Return what a cell says, or _NONE where it was refused."""
        found = row.cells.get(slot)
        if isinstance(found, Broken):
            self._ledger.refuse(found.code, {"found": found.shows}, row.places[slot], place)
            return _NONE
        try:
            return slot.column.read(found, self._names) if slot.column else _NONE
        except KitError as refusal:
            self._ledger.refuse(refusal.code, refusal.facts, row.places[slot], place)
            return _NONE

    def _at(self, place: Place) -> Document:
        inside: Any = self.document
        for step in place:
            inside = inside[step]
        return inside  # type: ignore[no-any-return]


def _own_id(sheets: Sequence[FoundSheet]) -> str:
    row = next(sheet.rows[0] for sheet in sheets if sheet.plan.is_profile)
    return next(row.text(slot) for slot in row.cells if slot.path == ("id",)).strip()


def _has_to_be_filled(slot: Slot) -> bool:
    field = slot.column and slot.column.field
    return bool(field and field.required and field.holds is Holds.text and not field.many)


def _put(document: Document, path: Sequence[str], value: Any) -> None:
    for step in path[:-1]:
        document = document.setdefault(step, {})
    document[path[-1]] = value


def _get(document: Mapping[str, Any], path: Sequence[str]) -> Any:
    inside: Any = document
    for step in path:
        inside = inside.get(step, {})
    return inside
