"""The accounts as the files taken so far leave them; one in the store is read when it is needed."""

from functools import cache, cached_property

from kit.account import Account
from kit.exchange import Incoming
from kit.exchange.lists import Known
from kit.store import Save, Snapshot, Store
from kit.workbook.arrivals import Arrival, foreseen, standing

__all__ = ["Taken"]


class Taken:
    """What files make of accounts, to be saved all together."""

    def __init__(self, store: Store) -> None:
        self.saves: dict[str, Save] = {}
        self._store, self._read = store, cache(store.read)

    def take(self, incoming: Incoming, *, new: bool) -> Arrival:
        """Take an account that a file holds, and return what it changes; raises as foresee does."""
        base = standing(self._store, incoming)
        arrival = foreseen(self._store, base, incoming.account, new=new)
        self.saves[arrival.account] = base, incoming.account
        return arrival

    def put(self, *accounts: Account) -> None:
        """Take what a file makes of accounts as they are by now, those that it changes."""
        known = self.known
        for account in accounts:
            if account is not known.get(account.id):
                self.saves[account.id] = self._base(account.id), account

    @property
    def known(self) -> Known:
        """The accounts that a file can be about."""
        taken = {each: account.profile.name for each, (_, account) in self.saves.items()}
        return Known({**self._names, **taken}, self._now)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {each.account: each.name for each in self._store.listing()}

    def _base(self, account: str) -> Snapshot | None:
        if account in self.saves:
            return self.saves[account][0]
        return self._read(account) if account in self._names else None

    def _now(self, account: str) -> Account:
        return self.saves[account][1] if account in self.saves else self._read(account).account
