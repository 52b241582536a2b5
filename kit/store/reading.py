"""How an account stands in the store: the newest rows of its items, together one value."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cache
from math import inf, nextafter
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, Select, and_, bindparam, func, select

from kit.account import KINDS, SCHEMA_VERSION, Account, Item
from kit.errors import Faults, NotFound, Refused, validation_faults
from kit.store.changes import PROFILE, Address
from kit.store.tables import rows

__all__ = [
    "Course",
    "Saved",
    "Snapshot",
    "course",
    "newest_revision",
    "newest_revisions",
    "newest_rows",
    "saved_in",
    "snapshot",
    "with_later",
]

Key = tuple[Any, ...]
Course = Mapping[Address, Sequence[tuple[date, Item]]]
"""Entries by kind and id, each with all states it was saved in, the oldest first."""
_OWN = rows.c.account == bindparam("account")
_LIMITS = {
    "revision": rows.c.revision <= bindparam("revision"),
    "moment": rows.c.saved_at <= bindparam("moment"),
}
_LATER = (
    select(rows)
    .where(_OWN, rows.c.revision > bindparam("revision"), rows.c.document.is_not(None))
    .order_by(rows.c.revision)
)
_COURSE = (
    select(rows)
    .where(_OWN, rows.c.kind.in_(bindparam("kinds", expanding=True)), rows.c.document.is_not(None))
    .order_by(rows.c.revision)
)
_REVISION = select(func.max(rows.c.revision)).where(_OWN)
_REVISIONS = select(rows.c.account, func.max(rows.c.revision).label("revision")).group_by(
    rows.c.account
)


@dataclass(frozen=True)
class Saved:
    """When a revision of an account was saved, and by whom."""

    revision: int
    author: str
    saved_at: datetime


@dataclass(frozen=True)
class Snapshot:
    """An account as it stood at a revision; what a later save is measured against.

    later are the revisions of entries that were added to it afterwards.
    """

    account: Account
    saved: Saved
    positions: Mapping[Address, float] = field(repr=False)
    later: Mapping[Address, int] = field(default_factory=dict, repr=False)

    def known(self, address: Address) -> int:
        """Return the revision up to which an entry is known."""
        return self.later.get(address, self.saved.revision)


def snapshot(
    connection: Connection, account: str, *, revision: int | None = None, on: date | None = None
) -> Snapshot:
    """Return an account as it is now, as it was at a revision, or at the end of a day here."""
    limits = {"revision": revision, "moment": on and _end_of(on)}
    told = {name: limit for name, limit in limits.items() if limit is not None}
    found = newest_rows(connection, account, told)
    if not found:
        raise NotFound("account.unknown", account=account)
    last = max(found, key=lambda row: row.revision)
    kept = [row for row in found if row.document is not None]
    return Snapshot(_account(account, kept), saved_in(last), _positions(kept))


def with_later(connection: Connection, base: Snapshot, addresses: Collection[Address]) -> Snapshot:
    """Return a state with some entries that came after it, each as it was when it came."""
    later = {"account": base.account.id, "revision": base.saved.revision}
    first: dict[Address, Row[Key]] = {}
    for row in connection.execute(_LATER, later):
        if (row.kind, row.item_id) in addresses:
            first.setdefault((row.kind, row.item_id), row)
    added: dict[str, list[Item]] = {}
    for (kind, _), row in first.items():
        added.setdefault(kind, []).append(KINDS[kind].model_validate_json(row.document))
    account = base.account.model_copy(
        update={kind: (*getattr(base.account, kind), *items) for kind, items in added.items()}
    )
    positions = {address: row.position for address, row in first.items()}
    revisions = {address: row.revision for address, row in first.items()}
    return replace(
        base, account=account, positions={**base.positions, **positions}, later=revisions
    )


def course(connection: Connection, account: str, kinds: Collection[str]) -> Course:
    """Return every state that entries of some kinds were saved in, with its day here."""
    found: dict[Address, list[tuple[date, Item]]] = {}
    for row in connection.execute(_COURSE, {"account": account, "kinds": list(kinds)}):
        day = saved_in(row).saved_at.astimezone().date()
        item = KINDS[row.kind].model_validate_json(row.document)
        found.setdefault((row.kind, row.item_id), []).append((day, item))
    return found


def newest_revision(connection: Connection, account: str) -> int:
    """Return the newest revision of an account, 0 where there is none."""
    return int(connection.scalar(_REVISION, {"account": account}) or 0)


def newest_revisions(connection: Connection) -> Mapping[str, int]:
    """Return the newest revision of every account."""
    return {row.account: row.revision for row in connection.execute(_REVISIONS)}


def newest_rows(
    connection: Connection, account: str, limits: Mapping[str, object]
) -> Sequence[Row[Key]]:
    """Return the newest row of each item of an account, up to a revision or a moment."""
    query = _newest(*limits)
    return connection.execute(query, {"account": account, **limits}).all()


@cache
def _newest(*limits: str) -> Select[Key]:
    newest = (
        select(rows.c.kind, rows.c.item_id, func.max(rows.c.revision).label("revision"))
        .where(_OWN, *(_LIMITS[each] for each in limits))
        .group_by(rows.c.kind, rows.c.item_id)
        .subquery()
    )
    same = and_(
        rows.c.kind == newest.c.kind,
        rows.c.item_id == newest.c.item_id,
        rows.c.revision == newest.c.revision,
    )
    query = select(rows).join(newest, same).where(_OWN)
    return query.order_by(rows.c.kind, rows.c.position, rows.c.item_id)


def saved_in(row: Row[*Key]) -> Saved:
    """Return when a row was saved, and by whom."""
    return Saved(row.revision, row.author, row.saved_at.replace(tzinfo=UTC))


def _end_of(day: date) -> datetime:
    """Return the last moment of a day, as people here count it, in the store's UTC."""
    return datetime.combine(day, time.max).astimezone().astimezone(UTC).replace(tzinfo=None)


def _positions(kept: Sequence[Row[Key]]) -> dict[Address, float]:
    """Return where each item stands; those that two people put at one place stand side by side."""
    positions: dict[Address, float] = {}
    lowest: dict[str, float] = {}
    for row in kept:
        place = max(row.position, lowest.get(row.kind, -inf))
        positions[row.kind, row.item_id] = place
        lowest[row.kind] = nextafter(place, inf)
    return positions


def _account(account: str, kept: Sequence[Row[Key]]) -> Account:
    if newer := [row.schema_version for row in kept if row.schema_version > SCHEMA_VERSION]:
        raise Refused("store.newer_kit", account=account, version=newer[0])
    documents: dict[str, list[str]] = {kind: [] for kind in (PROFILE, *KINDS)}
    for row in kept:
        if row.kind in documents:
            documents[row.kind].append(row.document)
    try:
        return Account.model_validate_json(_text(account, documents))
    except ValidationError as error:
        raise Faults(account, validation_faults(error.errors(include_url=False))) from error


def _text(account: str, documents: Mapping[str, Sequence[str]]) -> str:
    """Return an account as JSON text, put together from the texts of its items."""
    parts = [f'"id":{json.dumps(account)}']
    parts += [f'"{PROFILE}":{document}' for document in documents[PROFILE]]
    parts += [f'"{kind}":[{",".join(documents[kind])}]' for kind in KINDS]
    return "{" + ",".join(parts) + "}"
