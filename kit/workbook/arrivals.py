"""Accounts that come in from files: foreseen, then saved, all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.errors import NotFound
from kit.exchange import Incoming
from kit.store import Snapshot, Store

__all__ = ["Arrival", "bring_in", "foresee"]


@dataclass(frozen=True)
class Arrival:
    """What an incoming account changes: the items, as (kind, id), and whether it is a new one."""

    account: str
    name: str
    new: bool
    items: tuple[tuple[str, str], ...]


def foresee(store: Store, incoming: Incoming, *, new: bool = False) -> Arrival:
    """Return what an incoming account would change, without saving it.

    Raises NotFound for an account the store does not know unless new ones are welcome, and
    ChangedElsewhere where somebody changed the same items since the file was made.
    """
    account = incoming.account
    now = store.find(account.id)
    if now is None and not new:
        raise NotFound("account.unknown_in_file", account=account.id)
    changed = store.pending(_base(store, incoming, now), account)
    addresses = tuple(change.address for change in changed)
    return Arrival(account.id, account.profile.name, now is None, addresses)


def bring_in(store: Store, arriving: Sequence[Incoming], author: str) -> None:
    """Save incoming accounts, each on top of the state it was made from: all of them or none."""
    saves = [(_base(store, each, store.find(each.account.id)), each.account) for each in arriving]
    store.save_all(saves, author)


def _base(store: Store, incoming: Incoming, now: Snapshot | None) -> Snapshot | None:
    """Return the state a file was made from; a file that names none replaces what is there."""
    origin = incoming.origin
    if now is None or origin is None or origin.revision >= now.saved.revision:
        return now
    then = store.read(incoming.account.id, revision=origin.revision)
    # The same number in another store is another state.
    return then if then.saved.saved_at == origin.saved_at else now
