"""What a save appends, and how the account stands after it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, insert

from kit.account import SCHEMA_VERSION, Account, reference_faults
from kit.errors import ChangedElsewhere, Fault, Faults, validation_faults
from kit.store.changes import Address, Change, changes
from kit.store.reading import Key, Saved, Snapshot, newest_revision, newest_rows, snapshot
from kit.store.tables import rows

__all__ = ["pending", "save"]


def pending(connection: Connection, base: Snapshot | None, account: Account) -> tuple[Change, ...]:
    """Return what a save would append; raises ChangedElsewhere as the save would."""
    return _pending(connection, base, account, newest_revision(connection, account.id))


def save(  # noqa: PLR0913 - what is saved, on top of what, by whom and when
    connection: Connection,
    base: Snapshot | None,
    account: Account,
    author: str,
    *,
    checked: bool = False,
    at: datetime | None = None,
) -> Snapshot:
    """Append what changed since base, and return the account as it then stands.

    checked says that every entry was checked when it was made, at when it was saved if not now.
    """
    newest = newest_revision(connection, account.id)
    changed = _pending(connection, base, account, newest)
    saved = Saved(newest + 1, author, (at or datetime.now(UTC)).astimezone(UTC))
    written = [_row(change, account.id, saved) for change in changed]
    if not checked:
        _refuse_unreadable(account.id, changed, [row["document"] for row in written])
    if written:
        connection.execute(insert(rows), written)
    if newest != _revision(base):
        merged = snapshot(connection, account.id)
        if changed and merged.account != account:
            _refuse_torn(account, merged.account)
        return merged
    # Nobody else saved: how the account stands is known without reading it again.
    return Snapshot(account, saved, _positions(base, changed)) if changed or not base else base


def _revision(base: Snapshot | None) -> int:
    return base.saved.revision if base else 0


def _positions(base: Snapshot | None, changed: Sequence[Change]) -> dict[Address, float]:
    positions = dict(base.positions) if base else {}
    for address, item, position in changed:
        if item is None:
            del positions[address]
        else:
            positions[address] = position
    return positions


def _pending(
    connection: Connection, base: Snapshot | None, account: Account, newest: int
) -> tuple[Change, ...]:
    changed = changes(base.account if base else None, account, base.positions if base else {})
    if newest == _revision(base):
        return changed
    now = {(row.kind, row.item_id): row for row in newest_rows(connection, account.id, {})}
    # Whoever saves the same state a second time has nothing left to save.
    left = tuple(change for change in changed if not _stands(change, now.get(change.address)))
    _refuse_stale(base, account.id, [now[each.address] for each in left if each.address in now])
    return left


def _stands(change: Change, row: Row[Key] | None) -> bool:
    """Tell whether the newest row of an item already says what a change would make of it."""
    if row is None or row.document is None or change.item is None:
        return row is not None and row.document is None and change.item is None
    same_place = bool(row.position == change.position)
    return same_place and json.loads(row.document) == change.item.model_dump(mode="json")


def _refuse_stale(base: Snapshot | None, account: str, now: Sequence[Row[Key]]) -> None:
    """Refuse a save of items that somebody else saved after they were read."""
    newer = [(row, (row.kind, row.item_id)) for row in now]
    stale = [at for row, at in newer if row.revision > (base.known(at) if base else 0)]
    if stale:
        raise ChangedElsewhere(account, stale)


def _refuse_torn(account: Account, merged: Account) -> None:
    """Refuse a save that points to what somebody else took out meanwhile, or the reverse."""
    known = {(fault.code, fault.facts["id"]) for fault in reference_faults(account)}
    torn = [
        (str(fault.facts.get("kind", fault.place[0])), str(fault.facts["id"]))
        for fault in reference_faults(merged)
        if (fault.code, fault.facts["id"]) not in known
    ]
    if torn:
        raise ChangedElsewhere(account.id, dict.fromkeys(torn))


def _row(change: Change, account: str, saved: Saved) -> dict[str, Any]:
    (kind, item_id), item, position = change
    return {
        "account": account,
        "kind": kind,
        "item_id": item_id,
        "revision": saved.revision,
        "document": None if item is None else item.model_dump_json(),
        "position": position,
        "schema_version": SCHEMA_VERSION,
        "author": saved.author,
        "saved_at": saved.saved_at.replace(tzinfo=None),
    }


def _refuse_unreadable(account: str, changed: Sequence[Change], documents: Sequence[str]) -> None:
    """Refuse entries that could not be read again: a row that is written stays for good."""
    faults: list[Fault] = []
    for (address, item, _), document in zip(changed, documents, strict=True):
        try:
            if item is not None:
                item.model_validate_json(document)
        except ValidationError as error:
            found = validation_faults(error.errors(include_url=False))
            faults += [replace(each, place=(*address, *each.place)) for each in found]
    if faults:
        raise Faults(account, faults)
