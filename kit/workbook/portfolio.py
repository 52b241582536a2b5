"""The lines of every account in the store; what did not change is not read again."""

from collections.abc import Iterator, Mapping
from datetime import date

from kit.account import Rater
from kit.analysis.deals import as_seen, may_read
from kit.analysis.portfolio import PortfolioLine, portfolio_line
from kit.errors import KitError
from kit.pack import Pack, load_pack
from kit.settings import Settings
from kit.store import Store

__all__ = ["Portfolio"]


class Portfolio:
    """A line for each account as one side may read it; of an account only its line is kept.

    A line is made anew when its account was saved since, and when the day or a pack is another.
    """

    def __init__(self, store: Store, settings: Settings, side: Rater) -> None:
        self._store, self._settings, self._side = store, settings, side
        self._kept: dict[str, tuple[tuple[int, date, Pack], PortfolioLine]] = {}
        self._packs: dict[str, str] = {}
        self.faults: Mapping[str, KitError] = {}

    @property
    def lines(self) -> tuple[PortfolioLine, ...]:
        """Return the lines made so far, by the ids of their accounts."""
        return tuple(line for _, (_, line) in sorted(self._kept.items()))

    def refresh(self, today: date) -> Iterator[tuple[int, int]]:
        """Bring every line up to date one by one; yield how many of how many are.

        An account that cannot be read has no line; faults says why.
        """
        revisions = self._store.revisions()
        self._kept = {each: kept for each, kept in self._kept.items() if each in revisions}
        faults: dict[str, KitError] = {}
        self.faults = faults
        for n, (account, revision) in enumerate(revisions.items(), 1):
            try:
                self._bring(account, revision, today)
            except KitError as error:
                self._kept.pop(account, None)
                faults[account] = error
            yield n, len(revisions)

    def _bring(self, account: str, revision: int, today: date) -> None:
        if kept := self._kept.get(account):
            told, pack = kept[0], self._pack(account)
            if told[:2] == (revision, today) and told[2] is pack:
                return
        state = self._store.read(account, revision=revision).account
        self._packs[account] = state.profile.pack or self._settings.pack
        pack = self._pack(account)
        shown = may_read(state, self._side, today)
        line = portfolio_line(as_seen(state, self._side, today), pack, today, shown=shown)
        self._kept[account] = (revision, today, pack), line

    def _pack(self, account: str) -> Pack:
        """Return the pack a line rests on; one that was read anew is another one."""
        return load_pack(self._packs[account], self._settings)
