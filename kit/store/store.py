"""The store: an account is the newest row of each of its items, and no row is ever changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import pairwise
from types import TracebackType

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from kit.account import KINDS, Account, Item
from kit.errors import NotFound, Refused
from kit.settings import Settings
from kit.store.changes import Address, Change
from kit.store.engine import make_engine
from kit.store.listing import Listed, listed
from kit.store.reading import (
    Course,
    Saved,
    Snapshot,
    course,
    newest_revision,
    newest_revisions,
    saved_in,
    snapshot,
    with_later,
)
from kit.store.saving import pending, save
from kit.store.tables import metadata, rows

__all__ = ["Save", "Saved", "Snapshot", "Store", "open_store"]

Save = tuple[Snapshot | None, Account]
"""An account to be saved, and the state of it that was changed; None for a new one."""


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
            return snapshot(connection, account, revision=revision, on=on)

    def revision(self, account: str) -> int:
        """Return the newest revision of an account, 0 where there is none."""
        with self._transaction() as connection:
            return newest_revision(connection, account)

    def revisions(self) -> Mapping[str, int]:
        """Return the newest revision of every account, without reading any."""
        with self._transaction() as connection:
            return newest_revisions(connection)

    def find(self, account: str) -> Snapshot | None:
        """Return an account as it is now, or None where there is none."""
        try:
            return self.read(account)
        except NotFound:
            return None

    def with_later(self, base: Snapshot, addresses: Collection[Address]) -> Snapshot:
        """Return a state with some entries that came after it, each as it was when it came."""
        with self._transaction() as connection:
            return with_later(connection, base, addresses)

    def history(self, account: str, address: Address | None = None) -> tuple[Saved, ...]:
        """Return every save of an account, or of one of its items, the oldest first."""
        query = select(rows.c.revision, rows.c.author, rows.c.saved_at).distinct()
        query = query.where(rows.c.account == account).order_by(rows.c.revision)
        if address:
            query = query.where(rows.c.kind == address[0], rows.c.item_id == address[1])
        with self._transaction() as connection:
            return tuple(saved_in(row) for row in connection.execute(query))

    def course(self, account: str, kinds: Collection[str]) -> Course:
        """Return every state that entries of some kinds were saved in, each with its day."""
        with self._transaction() as connection:
            return course(connection, account, kinds)

    def states(self, account: str, address: Address) -> tuple[tuple[Saved, Item], ...]:
        """Return every state in which one item was saved, the oldest first."""
        kind, item_id = address
        query = select(rows).where(rows.c.account == account, rows.c.kind == kind)
        query = query.where(rows.c.item_id == item_id, rows.c.document.is_not(None))
        with self._transaction() as connection:
            found = connection.execute(query.order_by(rows.c.revision)).all()
        return tuple((saved_in(e), KINDS[kind].model_validate_json(e.document)) for e in found)

    def pending(self, base: Snapshot | None, account: Account) -> tuple[Change, ...]:
        """Return what a save would append; raises ChangedElsewhere as the save would."""
        with self._transaction() as connection:
            return pending(connection, base, account)

    def save(self, base: Snapshot | None, account: Account, author: str) -> Snapshot:
        """Append what changed since base; items that others saved meanwhile are kept.

        Raises ChangedElsewhere, and writes nothing, where the same item was saved since, and
        Faults where an entry does not fit its model.
        """
        return self.save_all([(base, account)], author)[0]

    def save_all(
        self, saves: Iterable[Save], author: str, *, checked: bool = False
    ) -> tuple[Snapshot, ...]:
        """Save accounts, each since its base: all of them, or none where one is refused.

        checked says that every entry was checked when it was made, as a reader of files does.
        Raises Faults where it does not say so and an entry does not fit its model.
        """
        with self._transaction(writing=True) as connection:
            return tuple(
                save(connection, base, account, author, checked=checked) for base, account in saves
            )

    def begin(
        self, past: Sequence[tuple[datetime, Account]], account: Account, author: str
    ) -> Snapshot:
        """Save a new account with its past: earlier states, each as of the moment it stood so.

        Raises Refused where there is such an account, for what was saved gets no other past, and
        where the moments do not rise up to now.
        """
        moments = [*(moment for moment, _ in past), datetime.now(UTC)]
        if any(later <= earlier for earlier, later in pairwise(moments)):
            raise Refused("store.past_not_in_order", account=account.id)
        with self._transaction(writing=True) as connection:
            if newest_revision(connection, account.id):
                raise Refused("store.past_too_late", account=account.id)
            stood: Snapshot | None = None
            for moment, state in past:
                stood = save(connection, stood, state, author, at=moment)
            return save(connection, stood, account, author)

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
