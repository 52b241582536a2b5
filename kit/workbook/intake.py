"""Files of every kind taken in together: read, matched to what is there, foreseen, then saved."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from functools import partial
from pathlib import Path

from kit.errors import Fault, Faults, KitError, NotFound, WrongUse
from kit.exchange import Incoming, read_account
from kit.exchange.elsewhere import CALENDAR, Reading, holds_mails, propose, read_elsewhere
from kit.exchange.excel import read_workbook
from kit.exchange.files import private_folder
from kit.exchange.lists import (
    WORKBOOK,
    Arranged,
    HeadingMap,
    Kind,
    Listing,
    arrange,
    is_own_workbook,
    keep_map,
    read_list,
    tables_of,
    texts_of,
    write_faulty,
)
from kit.store import Save, Store
from kit.workbook.arrivals import Arrival, arrived, undisturbed
from kit.workbook.proposals import CONTACTS, ContactArrival, with_rest
from kit.workbook.taken import Taken

__all__ = ["ACCOUNT", "Asked", "Intake", "ListArrival", "take_in"]

ACCOUNT = "account"
"""What a file is taken for that holds one account as a whole."""
_ORDER = (Kind.accounts, Kind.people, Kind.deals)


@dataclass(frozen=True)
class Asked:
    """How files are to be taken in; kept is the folder of maps that were used before.

    lang is the language of the reasons in a file of faulty rows, which goes into the folder
    faulty_in, or beside the list where none is named. today and zone are the reader's own where
    they are None; they decide which meetings are over, and on which day they were.
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
    faulty_in: Path | None = None
    today: date | None = None
    zone: tzinfo | None = None


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
    contacts: list[ContactArrival] = field(default_factory=list)
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
        lists = [_with_faulty_file(each, asked) for each in intake.lists]
        contacts = [with_rest(each, asked.lang, asked.faulty_in) for each in intake.contacts]
        try:
            # Whoever reads a file checks what stands in it.
            store.save_all(intake.saves.values(), asked.author, checked=True)
        except BaseException:
            written = [*(each.faulty for each in lists), *(each.rest for each in contacts)]
            for file in filter(None, written):
                file.unlink(missing_ok=True)
            raise
    return replace(intake, contacts=contacts, lists=[_with_kept_map(each, asked) for each in lists])


def _gathered(files: Sequence[Path], store: Store, asked: Asked) -> Intake:
    intake, taken = Intake(), Taken(store)
    listings: list[tuple[Path, Listing]] = []
    readings: list[tuple[Path, Reading]] = []
    for file in files:
        try:
            match _read(file, store, asked):
                case Listing() as listing:
                    listings.append((file, listing))
                case Reading() as reading:
                    readings.append((file, reading))
                case incoming:
                    _take(intake, taken, file, incoming, asked)
        except KitError as error:
            intake.refused.append((file, error))
    _arrange(intake, taken, listings, asked)
    for file, reading in readings:
        try:
            _propose(intake, taken, file, reading, asked)
        except KitError as error:
            intake.refused.append((file, error))
    return replace(intake, saves=taken.saves)


def _read(file: Path, store: Store, asked: Asked) -> Incoming | Listing | Reading:
    suffix = file.suffix.lower()
    if asked.kind == CONTACTS or (suffix in CALENDAR and not asked.kind):
        return _elsewhere(file, asked)
    if suffix == ".json":
        return read_account(file)
    if suffix in WORKBOOK and (asked.kind == ACCOUNT or is_own_workbook(file)):
        return read_workbook(file, partial(arrived, store))
    if asked.kind == ACCOUNT:
        raise WrongUse("file.suffix", file=file.name, allowed=(".xlsx", ".json"))
    tables = tables_of(file)
    if not asked.kind and holds_mails(tables):
        return _elsewhere(file, asked)
    return read_list(file, asked.kind, asked.said, asked.kept, tables)


def _elsewhere(file: Path, asked: Asked) -> Reading:
    order = asked.said.dates if asked.said else ""
    return read_elsewhere(file, _today(asked), asked.zone, order)


def _take(intake: Intake, taken: Taken, file: Path, incoming: Incoming, asked: Asked) -> None:
    if (account := incoming.account.id) in taken.saves:
        raise Faults(file.name, [Fault("file.account_again", ("id",), {"account": account})])
    intake.arrivals.append(taken.take(incoming, new=asked.new_accounts))


def _arrange(
    intake: Intake, taken: Taken, listings: Sequence[tuple[Path, Listing]], asked: Asked
) -> None:
    """Arrange lists one on top of the other: accounts before the people and deals they have."""
    for file, listing in sorted(listings, key=lambda each: _ORDER.index(each[1].kind)):
        try:
            arranged = arrange(
                listing,
                taken.known,
                account=asked.account,
                new_accounts=asked.new_accounts,
                skip_faulty=asked.skip_faulty,
            )
        except KitError as error:
            intake.refused.append((file, error))
            continue
        intake.lists.append(ListArrival(file, arranged))
        taken.put(*arranged.accounts)


def _propose(intake: Intake, taken: Taken, file: Path, reading: Reading, asked: Asked) -> None:
    """Put contacts on top of what the other files make of their account."""
    if not asked.account:
        raise WrongUse("contacts.no_account")
    before = taken.known.get(asked.account)
    if before is None:
        raise NotFound("account.unknown", account=asked.account)
    proposed = propose(reading, before, _today(asked), skip_faulty=asked.skip_faulty)
    intake.contacts.append(ContactArrival(file, proposed))
    taken.put(proposed.account)


def _today(asked: Asked) -> date:
    return asked.today or date.today()  # noqa: DTZ011 - the reader's own day


def _with_faulty_file(arrival: ListArrival, asked: Asked) -> ListArrival:
    listing, faults = arrival.arranged.listing, arrival.arranged.faults
    if not faults:
        return arrival
    beside = arrival.file
    if asked.faulty_in:
        beside = private_folder(asked.faulty_in) / beside.name
    return replace(arrival, faulty=write_faulty(beside, listing, faults, asked.lang))


def _with_kept_map(arrival: ListArrival, asked: Asked) -> ListArrival:
    if not asked.said or not asked.kept:
        return arrival
    said = replace(asked.said, kind=asked.said.kind or asked.kind)
    headings = texts_of(arrival.arranged.listing.headings.line)
    return replace(arrival, kept=keep_map(asked.kept, headings, said))
