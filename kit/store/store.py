"""The store: an account is the newest row of each of its items, and no row is ever changed."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from math import inf, nextafter
from types import TracebackType
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, Select, and_, func, insert, select
from sqlalchemy.exc import DBAPIError

from kit.account import KINDS, SCHEMA_VERSION, Account, reference_faults
from kit.errors import ChangedElsewhere, Faults, NotFound, Refused, validation_faults
from kit.settings import Settings
from kit.store.changes import PROFILE, Address, Change, changes
from kit.store.engine import make_engine
from kit.store.listing import Listed, listed
from kit.store.tables import metadata, rows

__all__ = ["Saved", "Snapshot", "Store", "open_store"]

Key = tuple[Any, ...]
State = tuple[dict[str, Any] | None, float]
"""The document of an item and its place; a removed item has neither."""


@dataclass(frozen=True)
class Saved:
    """When a revision of an account was saved, and by whom."""

    revision: int
    author: str
    saved_at: datetime


@dataclass(frozen=True)
class Snapshot:
    """An account as it stood at a revision; what a later save is measured against."""

    account: Account
    saved: Saved
    positions: dict[Address, float] = field(repr=False)


class Store:
    """Accounts kept as append-only item rows in a database."""

    def __init__(self, url: str) -> None:
        self._engine = make_engine(url)
        self._made = False

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def accounts(self) -> tuple[str, ...]:
        """Return the ids of all accounts, in order."""
        with self._transaction() as connection:
            found = connection.execute(select(rows.c.account).distinct().order_by(rows.c.account))
            return tuple(found.scalars())

    def listing(self) -> tuple[Listed, ...]:
        """Return every account by what it is called, without reading it, the last saved first."""
        with self._transaction() as connection:
            return tuple(listed(connection))

    def read(
        self, account: str, *, revision: int | None = None, on: date | None = None
    ) -> Snapshot:
        """Return an account as it is now, as it was at a revision, or at the end of a day here."""
        with self._transaction() as connection:
            return _snapshot(connection, account, revision, on)

    def revision(self, account: str) -> int:
        """Return the newest revision of an account, 0 where there is none."""
        with self._transaction() as connection:
            return _newest_revision(connection, account)

    def find(self, account: str) -> Snapshot | None:
        """Return an account as it is now, or None where there is none."""
        try:
            return self.read(account)
        except NotFound:
            return None

    def history(self, account: str, address: Address | None = None) -> tuple[Saved, ...]:
        """Return every save of an account, or of one of its items, the oldest first."""
        query = select(rows.c.revision, rows.c.author, rows.c.saved_at).distinct()
        query = query.where(rows.c.account == account).order_by(rows.c.revision)
        if address:
            query = query.where(rows.c.kind == address[0], rows.c.item_id == address[1])
        with self._transaction() as connection:
            return tuple(_saved(row) for row in connection.execute(query))

    def pending(self, base: Snapshot | None, account: Account) -> tuple[Change, ...]:
        """Return what a save would append; raises ChangedElsewhere as the save would."""
        with self._transaction() as connection:
            return _pending(connection, base, account)

    def save(self, base: Snapshot | None, account: Account, author: str) -> Snapshot:
        """Append what changed since base; items that others saved meanwhile are kept.

        Raises ChangedElsewhere, and writes nothing, where the same item was saved since.
        """
        return self.save_all([(base, account)], author)[0]

    def save_all(
        self, saves: Iterable[tuple[Snapshot | None, Account]], author: str
    ) -> tuple[Snapshot, ...]:
        """Save accounts, each since its base: all of them, or none where one is refused."""
        with self._transaction(writing=True) as connection:
            return tuple(_save(connection, base, account, author) for base, account in saves)

    @contextmanager
    def _transaction(self, *, writing: bool = False) -> Iterator[Connection]:
        try:
            self._make_tables()
            with self._engine.execution_options(writing=writing).begin() as connection:
                yield connection
        except DBAPIError as error:
            url = self._engine.url.render_as_string(hide_password=True)
            raise Refused(_what_failed(error), store=url) from error

    def _make_tables(self) -> None:
        # In a transaction of its own: what the caller does next may be rolled back.
        if not self._made:
            with self._engine.execution_options(writing=True).begin() as connection:
                metadata.create_all(connection)
            self._made = True


def open_store(settings: Settings) -> Store:
    """Open the store that the settings name."""
    return Store(settings.store)


def _what_failed(error: DBAPIError) -> str:
    name = getattr(error.orig, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "store.busy"
    if name.startswith(("SQLITE_READONLY", "SQLITE_FULL")):
        return "store.unwritable"
    return "store.unreachable"


def _save(connection: Connection, base: Snapshot | None, account: Account, author: str) -> Snapshot:
    changed = _pending(connection, base, account)
    if changed:
        newest = _newest_revision(connection, account.id)
        _append(connection, account.id, changed, newest + 1, author)
    saved = _snapshot(connection, account.id, None, None)
    if changed and saved.account != account:
        _refuse_torn(account, saved.account)
    return saved


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


def _newest_revision(connection: Connection, account: str) -> int:
    newest = connection.scalar(select(func.max(rows.c.revision)).where(rows.c.account == account))
    return int(newest or 0)


def _standing(connection: Connection, account: str) -> dict[Address, State]:
    found = connection.execute(_newest_rows(account, None, None))
    return {(row.kind, row.item_id): _row_state(row) for row in found}


def _row_state(row: Row[Key]) -> State:
    return row.document, row.position if row.document is not None else 0.0


def _state(change: Change) -> State:
    return change.document, change.position


def _pending(connection: Connection, base: Snapshot | None, account: Account) -> tuple[Change, ...]:
    changed = changes(base.account if base else None, account, base.positions if base else {})
    stands = _standing(connection, account.id)
    # Whoever saves the same state a second time has nothing left to save.
    left = tuple(change for change in changed if stands.get(change.address) != _state(change))
    _refuse_stale(connection, account.id, left, base.saved.revision if base else 0)
    return left


def _refuse_stale(
    connection: Connection, account: str, changed: Sequence[Change], base: int
) -> None:
    """Refuse a save whose items were saved by somebody else after they were read."""
    since = select(rows.c.kind, rows.c.item_id).where(
        rows.c.account == account, rows.c.revision > base
    )
    elsewhere = {(row.kind, row.item_id) for row in connection.execute(since)}
    stale = [change.address for change in changed if change.address in elsewhere]
    if stale:
        raise ChangedElsewhere(account, stale)


def _append(
    connection: Connection, account: str, changed: Sequence[Change], revision: int, author: str
) -> None:
    saved_at = datetime.now(UTC).replace(tzinfo=None)
    written = [
        {
            "account": account,
            "kind": change.address[0],
            "item_id": change.address[1],
            "revision": revision,
            "document": change.document,
            "position": change.position,
            "schema_version": SCHEMA_VERSION,
            "author": author,
            "saved_at": saved_at,
        }
        for change in changed
    ]
    connection.execute(insert(rows), written)


def _snapshot(
    connection: Connection, account: str, revision: int | None, on: date | None
) -> Snapshot:
    found = connection.execute(_newest_rows(account, revision, on)).all()
    if not found:
        raise NotFound("account.unknown", account=account)
    last = max(found, key=lambda row: row.revision)
    kept = [row for row in found if row.document is not None]
    return Snapshot(_account(account, kept), _saved(last), _positions(kept))


def _positions(kept: Sequence[Row[Key]]) -> dict[Address, float]:
    """Return where each item stands; those that two people put at one place stand side by side."""
    positions: dict[Address, float] = {}
    lowest: dict[str, float] = {}
    for row in kept:
        place = max(row.position, lowest.get(row.kind, -inf))
        positions[row.kind, row.item_id] = place
        lowest[row.kind] = nextafter(place, inf)
    return positions


def _end_of(day: date) -> datetime:
    """Return the last moment of a day, as people here count it, in the store's UTC."""
    return datetime.combine(day, time.max).astimezone().astimezone(UTC).replace(tzinfo=None)


def _newest_rows(account: str, revision: int | None, on: date | None) -> Select[Key]:
    """Select the newest row of each item up to a revision or the end of a day."""
    until = [rows.c.account == account]
    if revision is not None:
        until.append(rows.c.revision <= revision)
    if on is not None:
        until.append(rows.c.saved_at <= _end_of(on))
    newest = (
        select(rows.c.kind, rows.c.item_id, func.max(rows.c.revision).label("revision"))
        .where(*until)
        .group_by(rows.c.kind, rows.c.item_id)
        .subquery()
    )
    same = and_(
        rows.c.kind == newest.c.kind,
        rows.c.item_id == newest.c.item_id,
        rows.c.revision == newest.c.revision,
    )
    query = select(rows).join(newest, same).where(rows.c.account == account)
    return query.order_by(rows.c.kind, rows.c.position, rows.c.item_id)


def _account(account: str, kept: Sequence[Row[Key]]) -> Account:
    content: dict[str, Any] = {kind: [] for kind in KINDS}
    for row in kept:
        if row.schema_version > SCHEMA_VERSION:
            raise Refused("store.newer_kit", account=account, version=row.schema_version)
        if row.kind == PROFILE:
            content[PROFILE] = row.document
        elif row.kind in content:
            content[row.kind].append(row.document)
    try:
        return Account.model_validate({"id": account, **content})
    except ValidationError as error:
        raise Faults(account, validation_faults(error.errors(include_url=False))) from error


def _saved(row: Row[*Key]) -> Saved:
    return Saved(row.revision, row.author, row.saved_at.replace(tzinfo=UTC))
