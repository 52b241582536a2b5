"""One open account: what is typed is checked, saved, undone, and kept in step with others."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from kit.account import Account, Item, reference_faults
from kit.account.merge import Conflict, merge
from kit.errors import ChangedElsewhere, Faults
from kit.store import Saved, Store

__all__ = ["Conflict", "Workbook"]

Listener = Callable[["Workbook"], None]
TRIES = 5
"""How often a save is merged anew while others keep saving the same entries."""


@dataclass(frozen=True)
class _Step:
    """One update of ours: the account before and after it."""

    before: Account
    after: Account


class Workbook:
    """An account open for editing, shared by every form on it."""

    def __init__(self, store: Store, account: str, author: str) -> None:
        self._store, self._author = store, author
        self._snapshot = store.read(account)
        self._listeners: list[Listener] = []
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._conflicts: tuple[Conflict, ...] = ()

    @property
    def account(self) -> Account:
        """Return the account as it was last saved or read."""
        return self._snapshot.account

    @property
    def saved(self) -> Saved:
        """Return when and by whom it was last saved."""
        return self._snapshot.saved

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the fields somebody else changed too; our values wait here to be chosen."""
        return self._conflicts

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell a listener of every change from now on; return what makes it stop."""
        self._listeners.append(listener)

        def leave() -> None:
            # A form may be closed twice: once taken off the page, once forgotten.
            with suppress(ValueError):
                self._listeners.remove(listener)

        return leave

    def update(self, account: Account) -> None:
        """Check and save a new state of the account, on top of what others saved meanwhile.

        Raises Faults, and saves nothing, where an id is used twice or leads nowhere.
        """
        if account == self.account:
            return
        step = _Step(self.account, account)
        self._save(account)
        self._done.append(step)
        self._undone.clear()
        self._tell()

    def refresh(self) -> bool:
        """Take in what was saved elsewhere; return whether there was anything."""
        if self._store.revision(self.account.id) == self.saved.revision:
            return False
        self._snapshot = self._store.read(self.account.id)
        self._tell()
        return True

    def undo(self) -> bool:
        """Take our last update back, field by field; return whether there was one.

        A field that somebody changed since stays as they have it.
        """
        if not self._done:
            return False
        step = self._done.pop()
        self._put(step.after, step.before)
        self._undone.append(step)
        self._tell()
        return True

    def redo(self) -> bool:
        """Bring back the update that was last undone; return whether there was one."""
        if not self._undone:
            return False
        step = self._undone.pop()
        self._put(step.before, step.after)
        self._done.append(step)
        self._tell()
        return True

    def states(self, kind: str, item_id: str) -> tuple[tuple[Saved, Item], ...]:
        """Return every state in which an entry was saved, the oldest first."""
        return self._store.states(self.account.id, (kind, item_id))

    def settle(self, conflict: Conflict, *, ours: bool) -> None:
        """Choose between our value and theirs for a field that both changed."""
        self._conflicts = tuple(each for each in self._conflicts if each != conflict)
        if ours:
            self.update(conflict.put_ours(self.account))
        else:
            self._tell()

    def _put(self, left: Account, wanted: Account) -> None:
        """Lead from what we had left to what is wanted; what others changed since stays."""
        self.refresh()
        self._save(merge(left, wanted, self.account).account)

    def _save(self, account: Account) -> None:
        _check(account, self.account)
        base, wanted = self._snapshot, account
        for _ in range(TRIES):
            try:
                self._snapshot = self._store.save(base, wanted, self._author)
                return
            except ChangedElsewhere:
                newest = self._store.read(account.id)
                both = merge(base.account, wanted, newest.account)
                _check(both.account, newest.account)
                base, wanted = newest, both.account
                self._conflicts += both.conflicts
        self._snapshot = self._store.save(base, wanted, self._author)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener(self)


def _check(account: Account, sound: Account) -> None:
    if faults := reference_faults(account, sound):
        raise Faults(account.id, faults)
