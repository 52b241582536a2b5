"""Accounts that come in from files: foreseen, then saved, all of them or none."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from kit.account import KINDS, Account, Item
from kit.errors import NotFound
from kit.exchange import Incoming, Origin
from kit.store import Snapshot, Store

__all__ = ["Arrival", "arrived", "bring_in", "foresee", "foreseen", "standing", "undisturbed"]


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
    return foreseen(store, standing(store, incoming), incoming.account, new=new)


def foreseen(store: Store, base: Snapshot | None, account: Account, *, new: bool) -> Arrival:
    """Return what an account would change of the state it was made from, as foresee does."""
    if base is None and not new:
        raise NotFound("account.unknown_in_file", account=account.id)
    changed = store.pending(base, account)
    addresses = tuple(change.address for change in changed)
    return Arrival(account.id, account.profile.name, base is None, addresses)


Past = Sequence[tuple[datetime, Account]]
"""How an account stood at earlier moments, the oldest first."""


def bring_in(
    store: Store,
    arriving: Sequence[Incoming],
    author: str,
    past: Callable[[Account], Past] = lambda _: (),
) -> None:
    """Save incoming accounts, each on top of the state it was made from: all of them or none.

    past gives how an account that is new here stood before; those that have one are saved first,
    each by itself.
    """
    for each in arriving:
        stood = past(each.account)
        if stood and store.find(each.account.id) is None:
            store.begin(stood, each.account, author)
    with undisturbed():
        saves = [(standing(store, each), each.account) for each in arriving]
        store.save_all(saves, author)


def standing(store: Store, incoming: Incoming) -> Snapshot | None:
    """Return the state a file was made from; a file that names none replaces what is there."""
    now = store.find(incoming.account.id)
    then = now and _then(store, now, incoming.origin)
    return store.with_later(then, incoming.again) if then and incoming.again else then


def arrived(store: Store, account: str, origin: Origin | None) -> Mapping[str, Mapping[str, Item]]:
    """Return the entries of an account, by kind and id, that it had not when a file was made."""
    now = store.find(account)
    if now is None:
        return {}
    then = _then(store, now, origin)
    known = {} if then is now else then.positions
    return {
        kind: {item.id: item for item in getattr(now.account, kind) if (kind, item.id) not in known}
        for kind in KINDS
    }


def _then(store: Store, now: Snapshot, origin: Origin | None) -> Snapshot:
    """Return the state a file was made from; without one of this store it is the one now."""
    if origin is None or origin.revision >= now.saved.revision:
        return now
    then = store.read(now.account.id, revision=origin.revision)
    # The same number in another store is another state.
    return then if then.saved.saved_at == origin.saved_at else now


@contextmanager
def undisturbed() -> Iterator[None]:
    """Leave off looking for circles in memory: entries have none.

    With thousands of them the search takes a tenth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
