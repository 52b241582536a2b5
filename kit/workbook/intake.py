"""Files of every kind taken in together: read, matched to what is there, foreseen, then saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from kit.account import Account
from kit.errors import Fault, Faults, KitError, WrongUse
from kit.exchange import Incoming, read_account
from kit.exchange.excel import read_workbook
from kit.exchange.lists import (
    WORKBOOK,
    Arranged,
    HeadingMap,
    Kind,
    Known,
    Listing,
    arrange,
    is_own_workbook,
    keep_map,
    read_list,
    texts_of,
    write_faulty,
)
from kit.store import Save, Snapshot, Store
from kit.workbook.arrivals import Arrival, arrived, foreseen, standing, undisturbed

__all__ = ["ACCOUNT", "Asked", "Intake", "ListArrival", "take_in"]

ACCOUNT = "account"
"""What a file is taken for that holds one account as a whole."""
_ORDER = (Kind.accounts, Kind.people, Kind.deals)


@dataclass(frozen=True)
class Asked:
    """How files are to be taken in; kept is the folder of maps that were used before.

    lang is the language of the reasons in a file of faulty rows.
    """

    author: str = ""
    lang: str = "ja"
    kind: str = ""
    account: str = ""
    new_accounts: bool = False
    skip_faulty: bool = False
    dry_run: bool = False
    said: HeadingMap | None = None
    kept: Path | None = None


@dataclass(frozen=True)
class ListArrival:
    """What a list would change, and the files that came of it: faulty rows, a kept map."""

    file: Path
    arranged: Arranged
    faulty: Path | None = None
    kept: Path | None = None


@dataclass
class Intake:
    """All files read: what is to be saved, what it changes, and which files were refused."""

    saves: dict[str, Save] = field(default_factory=dict)
    arrivals: list[Arrival] = field(default_factory=list)
    lists: list[ListArrival] = field(default_factory=list)
    refused: list[tuple[Path, KitError]] = field(default_factory=list)


def take_in(files: Sequence[Path], store: Store, asked: Asked) -> Intake:
    """Read and check every file, and save all of them unless one is refused or it is a dry run.

    Faulty rows that are left out go to a file of their own; the map that was used is kept.
    """
    with undisturbed():
        intake = _gathered(files, store, asked)
        if intake.refused or asked.dry_run:
            return intake
        # Rows must not get lost: their file is there before the others are saved.
        lists = [_with_faulty_file(each, asked.lang) for each in intake.lists]
        try:
            # Whoever reads a file checks what stands in it.
            store.save_all(intake.saves.values(), asked.author, checked=True)
        except BaseException:
            for each in lists:
                if each.faulty:
                    each.faulty.unlink(missing_ok=True)
            raise
    return replace(intake, lists=[_with_kept_map(each, asked) for each in lists])


def _gathered(files: Sequence[Path], store: Store, asked: Asked) -> Intake:
    intake = Intake()
    listings: list[tuple[Path, Listing]] = []
    for file in files:
        try:
            match _read(file, store, asked):
                case Listing() as listing:
                    listings.append((file, listing))
                case incoming:
                    _take(intake, file, store, incoming, asked)
        except KitError as error:
            intake.refused.append((file, error))
    if listings:
        _arrange(intake, listings, store, asked)
    return intake


def _read(file: Path, store: Store, asked: Asked) -> Incoming | Listing:
    suffix = file.suffix.lower()
    if suffix == ".json":
        return read_account(file)
    if suffix in WORKBOOK and (asked.kind == ACCOUNT or is_own_workbook(file)):
        return read_workbook(file, partial(arrived, store))
    if asked.kind == ACCOUNT:
        raise WrongUse("file.suffix", file=file.name, allowed=(".xlsx", ".json"))
    return read_list(file, asked.kind, asked.said, asked.kept)


def _take(intake: Intake, file: Path, store: Store, incoming: Incoming, asked: Asked) -> None:
    account = incoming.account
    if account.id in intake.saves:
        raise Faults(file.name, [Fault("file.account_again", ("id",), {"account": account.id})])
    base = standing(store, incoming)
    intake.arrivals.append(foreseen(store, base, account, new=asked.new_accounts))
    intake.saves[account.id] = base, account


class _Desk:
    """The accounts as the files taken so far leave them; one in the store is read when needed."""

    def __init__(self, store: Store, saves: Mapping[str, Save]) -> None:
        self._stored, self._saves = store.names(), saves
        self._read = cache(store.read)

    def known(self) -> Known:
        """Return the accounts that a list can be about."""
        taken = {each: account.profile.name for each, (_, account) in self._saves.items()}
        return Known({**self._stored, **taken}, self._account)

    def base(self, account: str) -> Snapshot | None:
        """Return the state that a change of an account is measured against, None for a new one."""
        if account in self._saves:
            return self._saves[account][0]
        return self._read(account) if account in self._stored else None

    def _account(self, account: str) -> Account:
        return self._saves[account][1] if account in self._saves else self._read(account).account


def _arrange(
    intake: Intake, listings: Sequence[tuple[Path, Listing]], store: Store, asked: Asked
) -> None:
    """Arrange lists one on top of the other: accounts before the people and deals they have."""
    desk = _Desk(store, intake.saves)
    for file, listing in sorted(listings, key=lambda each: _ORDER.index(each[1].kind)):
        known = desk.known()
        try:
            arranged = arrange(
                listing,
                known,
                account=asked.account,
                new_accounts=asked.new_accounts,
                skip_faulty=asked.skip_faulty,
            )
        except KitError as error:
            intake.refused.append((file, error))
            continue
        intake.lists.append(ListArrival(file, arranged))
        for account in arranged.accounts:
            if known.get(account.id) is not account:
                intake.saves[account.id] = desk.base(account.id), account


def _with_faulty_file(arrival: ListArrival, lang: str) -> ListArrival:
    listing, faults = arrival.arranged.listing, arrival.arranged.faults
    if not faults:
        return arrival
    return replace(arrival, faulty=write_faulty(arrival.file, listing, faults, lang))


def _with_kept_map(arrival: ListArrival, asked: Asked) -> ListArrival:
    if not asked.said or not asked.kept:
        return arrival
    said = replace(asked.said, kind=asked.said.kind or asked.kind)
    headings = texts_of(arrival.arranged.listing.headings.line)
    return replace(arrival, kept=keep_map(asked.kept, headings, said))
