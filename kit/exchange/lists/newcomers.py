"""Rows about people or deals of whom nobody has heard: told plainly, they are added at once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from typing import Any

from pydantic import TypeAdapter

from kit.account import Account, Deal, Item, Stakeholder
from kit.account.shape import Holds
from kit.exchange.lists.belongs import free_id, keyed_id, name_key
from kit.exchange.lists.fields import ACCOUNT, ACCOUNT_ID, Kind, columns_of
from kit.exchange.lists.read import Listing
from kit.exchange.lists.rows import PLACE, Rows

__all__ = ["ENTRIES", "Newcomers", "newcomers"]

ENTRIES: Mapping[Kind, tuple[str, str, type[Item]]] = {
    Kind.people: ("stakeholders", "p", Stakeholder),
    Kind.deals: ("deals", "d", Deal),
}
"""Where the entries of a kind stand in an account, what their ids begin with, what they are."""

Newcomers = dict[str, dict[int, Item]]
"""New entries by their account and the number of their row."""
_ELSEWHERE = frozenset({ACCOUNT, ACCOUNT_ID})


def newcomers(listing: Listing, of: Sequence[str], before: Mapping[str, Account]) -> Newcomers:
    """Return an entry for each row whose name neither its account nor another row of it has.

    of is the account of each row, before the accounts without the list. Rows with an id, a group,
    a reference or a text for the note are left to be looked at one by one.
    """
    new: Newcomers = {each: {} for each in before}
    if listing.noted or not _are_plain(listing.kind, listing.rows):
        return new
    place, letter, model = ENTRIES[listing.kind]
    there = {each: getattr(account, place) for each, account in before.items()}
    alone = _strangers(listing.rows, of, there)
    rows, of = listing.rows.those(alone), [*compress(of, alone)]
    used = {each: {entry.id for entry in entries} for each, entries in there.items()}
    ids = [*_ids(letter, rows, of, used)]
    entries = _entries(model, {**rows.columns, "id": ids})
    for account, number, entry in zip(of, rows.numbers, entries, strict=True):
        new[account][number] = entry
    return new


def _are_plain(kind: Kind, rows: Rows) -> bool:
    """Tell whether rows hold nothing but fields of their own."""
    known = columns_of(kind)
    return kind in ENTRIES and not any(
        name in PLACE or "." in name or known[name].field.holds is Holds.reference
        for name in rows.columns.keys() - _ELSEWHERE
    )


def _strangers(rows: Rows, of: Sequence[str], there: Mapping[str, Sequence[Any]]) -> list[bool]:
    names = [*zip(of, map(name_key, rows.column("name")), strict=True)]
    times = Counter(names)
    known = {(each, name_key(entry.name)) for each, entries in there.items() for entry in entries}
    # A row without an account is at fault already.
    return [bool(name[0]) and times[name] == 1 and name not in known for name in names]


def _ids(letter: str, rows: Rows, of: Sequence[str], used: Mapping[str, set[str]]) -> Iterator[str]:
    names = map(name_key, rows.column("name"))
    departments = [name_key(each or "") for each in rows.column("department")]
    for account, name, department in zip(of, names, departments, strict=True):
        item_id = keyed_id(letter, f"{name}\n{department}")
        if item_id in used[account]:
            item_id = free_id(item_id, used[account])
        used[account].add(item_id)
        yield item_id


def _entries(model: type[Item], columns: Mapping[str, Sequence[Any]]) -> Iterator[Item]:
    """Yield an entry for each row, checked as one that is read is, but column by column.

    An entry is then made the way unpickling makes one, in half the time of checking it by itself.
    """
    blank = model.model_validate({"id": "new", "name": ""})
    told = {
        name: _checked(model, name, column, getattr(blank, name))
        for name, column in columns.items()
        if name not in _ELSEWHERE
    }
    state, names = blank.__getstate__(), {*told}
    for found in zip(*told.values(), strict=True):
        fields = state["__dict__"].copy()
        fields.update(zip(told, found, strict=True))
        entry = model.__new__(model)
        entry.__setstate__({**state, "__dict__": fields, "__pydantic_fields_set__": names})
        yield entry


def _checked(model: type[Item], name: str, column: Sequence[Any], blank: Any) -> Sequence[Any]:
    """Return the values of a field, what it has where nothing is known in the place of None."""
    if None in column:
        column = [blank if each is None else each for each in column]
    _reader(model, name).validate_python([*dict.fromkeys(column)])
    return column


@cache
def _reader(model: type[Item], name: str) -> TypeAdapter[list[Any]]:
    field = model.model_fields[name].rebuild_annotation()
    return TypeAdapter(list[field])  # type: ignore[valid-type] # known only at run time
