"""The rows of a list taken into one account: who is known is updated, who is not is added."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kit.account import Account, Coverage, Item, reference_faults
from kit.errors import Fault, KitError
from kit.exchange.lists.belongs import derived_id, free_id
from kit.exchange.lists.fields import ACCOUNT, ACCOUNT_ID, OUR_MEMBER, Kind, kind_word
from kit.exchange.lists.matching import Matched, match_rows, values_together
from kit.exchange.lists.members import Members
from kit.exchange.lists.newcomers import ENTRIES
from kit.exchange.lists.read import Listing
from kit.exchange.lists.referring import referred
from kit.exchange.lists.rows import Row, Rows
from kit.exchange.lists.table import Note
from kit.exchange.lists.updating import NOTED_TEXTS, added, updated
from kit.exchange.names import Names

__all__ = ["Filling"]

_FITS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class Filling:
    """Takes rows into an account; counts are its new, updated and unchanged entries."""

    def __init__(self, before: Account, listing: Listing, *, is_new: bool) -> None:
        self.faults: list[Fault] = []
        self.notes: list[Note] = []
        self.counts = [0, 0, 0]
        self._before = before
        self._listing = listing
        self._is_new = is_new
        self._members = Members(before)
        self._rows: dict[str, Row] = {}

    def take(self, rows: Rows, new: Mapping[int, Item]) -> Account:
        """Return the account with what the rows say and with new entries by their rows.

        It is the account itself where they change nothing.
        """
        is_profile = self._listing.kind is Kind.accounts
        changes = self._profile(rows) if is_profile else self._entries(rows, new)
        if joined := self._members.new:
            self.notes.append(Note("note.members", {"names": tuple(each.name for each in joined)}))
            changes["members"] = (*self._before.members, *joined)
        account = self._before.model_copy(update=changes) if changes else self._before
        if self._listing.heading("reports_to"):
            self.faults += self._circles(account)
        return account

    def _circles(self, account: Account) -> Iterator[Fault]:
        """Yield each row whose person would end up reporting to themselves."""
        for fault in reference_faults(account):
            row = self._rows.get(str(fault.facts["id"]))
            if fault.code == "reference.circle" and row:
                yield self._listing.fault(fault.code, row.number, "reports_to", fault.facts)

    def _profile(self, rows: Sequence[Row]) -> dict[str, Any]:
        values, row, before = self._together(rows), rows[0], self._before.profile
        if row.place.get(ACCOUNT_ID) == self._before.id and ACCOUNT in row.place:
            values["name"] = row.place[ACCOUNT]
        self._refer(values, row, Names.of(self._before))
        after = updated(before, values, is_new=self._is_new)
        self._count(is_new=self._is_new, is_changed=after is not before)
        return {} if after is before else {"profile": after}

    def _entries(self, rows: Rows, newcomers: Mapping[int, Item]) -> dict[str, Any]:
        place, letter, model = ENTRIES[self._listing.kind]
        after: dict[str, Any] = {entry.id: entry for entry in getattr(self._before, place)}
        known, new = tuple(after.values()), dict(newcomers)
        groups = match_rows(rows, known, self._given_id, self._refuse)
        ids = self._ids(groups, letter, {*after, *(entry.id for entry in new.values())})
        for group, entry in zip(groups, self._matched(groups, ids, model), strict=True):
            if group.entry is None:
                new[group.rows[0].number] = entry
            else:
                self._count(is_new=False, is_changed=entry is not group.entry)
                after[entry.id] = entry
        self.counts[0] += len(new)
        changes: dict[str, Any] = dict(self._coverage(groups, ids))
        if self.counts[0] or self.counts[1]:
            changes[place] = (*after.values(), *(new[row] for row in sorted(new)))
        return changes

    def _matched(
        self, groups: Sequence[Matched], ids: Sequence[str], model: type[Item]
    ) -> Iterator[Any]:
        """Yield what becomes of the entry of each group of rows."""
        names = self._names(groups, ids)
        self._rows = {item_id: group.rows[0] for group, item_id in zip(groups, ids, strict=True)}
        for group, item_id in zip(groups, ids, strict=True):
            self._tell(group)
            values = self._together(group.rows)
            self._refer(values, group.rows[0], names)
            yield (
                added(model, item_id, values)
                if group.entry is None
                else updated(group.entry, values)
            )

    def _count(self, *, is_new: bool, is_changed: bool) -> None:
        self.counts[0 if is_new else 1 if is_changed else 2] += 1

    def _given_id(self, row: Row) -> str | None:
        given = row.place.get("id", "").strip()
        if not given:
            return None
        return given if _FITS.fullmatch(given) else derived_id("x", given)

    def _ids(self, groups: Sequence[Matched], letter: str, used: set[str]) -> list[str]:
        """Return an id for each group: its entry's own, the one its rows give, or one derived."""
        ids = []
        for group in groups:
            row = group.rows[0]
            item_id = group.entry.id if group.entry else None
            if item_id is None and "id" in row.place:
                item_id = self._given_id(row)
            if item_id is None:
                item_id = free_id(derived_id(letter, row.values["name"], group.department), used)
            used.add(item_id)
            ids.append(item_id)
        return ids

    def _names(self, groups: Sequence[Matched], ids: Sequence[str]) -> Names:
        """Return the names a reference may use, those of people the list itself adds too."""
        people = {each.id: each.name for each in self._before.stakeholders}
        if self._listing.kind is Kind.people:
            found = zip(groups, ids, strict=True)
            people |= {each: g.rows[0].values["name"] for g, each in found if g.entry is None}
        return Names({"stakeholders": people})

    def _together(self, rows: Sequence[Row]) -> dict[str, Any]:
        """Return what rows about one entry say together; where two differ, both are at fault."""
        values: Mapping[str, Any] = rows[0].values
        if len(rows) == 1 and not self._listing.noted:
            return {**values}
        noted = [text for row in rows for text in self._listing.noted.get(row.number, ())]
        if len(rows) > 1:
            values, clashes = values_together(rows)
            for target, (one, other) in clashes.items():
                self._differ(target, one, other)
            facts = {"kind": kind_word(self._listing.kind), "rows": tuple(r.number for r in rows)}
            self.notes.append(Note("note.duplicates", facts))
        return {**values, NOTED_TEXTS: tuple(dict.fromkeys(noted))} if noted else {**values}

    def _differ(self, target: str, one: Row, other: Row) -> None:
        for row, beside in ((one, other), (other, one)):
            found, other_value = row.values[target], beside.values[target]
            fault = self._listing.fault(
                "list.rows_differ",
                row.number,
                target,
                {"found": found, "other": other_value, "row": beside.number},
            )
            self.faults.append(fault)

    def _refer(self, values: dict[str, Any], row: Row, names: Names) -> None:
        self.faults += referred(values, self._listing, row.number, names, self._members)

    def _coverage(
        self, groups: Sequence[Matched], ids: Sequence[str]
    ) -> Iterator[tuple[str, tuple[Coverage, ...]]]:
        """Yield the lines our members hold to people, with those that a list adds."""
        there = {(each.stakeholder, each.member) for each in self._before.coverage}
        added = []
        for group, item_id in zip(groups, ids, strict=True):
            for row in group.rows:
                if OUR_MEMBER not in row.place:
                    continue
                try:
                    member = self._members.id_of(row.place[OUR_MEMBER])
                except KitError as error:
                    fault = self._listing.fault(error.code, row.number, OUR_MEMBER, error.facts)
                    self.faults.append(fault)
                    continue
                if (item_id, member) not in there:
                    there.add((item_id, member))
                    line = derived_id("c", item_id, member)
                    added.append(Coverage(id=line, stakeholder=item_id, member=member))
        if added:
            yield "coverage", (*self._before.coverage, *added)

    def _refuse(self, row: Row, could_be: Sequence[Any]) -> None:
        shown = tuple(
            each.values["name"] if isinstance(each, Row) else f"{each.name} ({each.id})"
            for each in could_be
        )
        facts = {"found": row.values["name"], "known": shown}
        self.faults.append(self._listing.fault("list.entry_ambiguous", row.number, "name", facts))

    def _tell(self, group: Matched) -> None:
        if group.entry is None and group.namesake is not None:
            facts = {
                "row": group.rows[0].number,
                "name": group.rows[0].values["name"],
                "department": group.department,
                "other": getattr(group.namesake, "department", "") or group.namesake.id,
            }
            self.notes.append(Note("note.namesake", facts))
