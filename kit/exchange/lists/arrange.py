"""A list brought together with the accounts that are there: what becomes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kit.account import Account, Profile
from kit.errors import Fault, Faults, NotFound, WrongUse
from kit.exchange.lists.belongs import Belonging, belonging
from kit.exchange.lists.body import Row
from kit.exchange.lists.fields import ACCOUNT, ACCOUNT_ID, Kind
from kit.exchange.lists.filling import Filling
from kit.exchange.lists.read import Listing
from kit.exchange.lists.table import Note

__all__ = ["Arranged", "Tally", "arrange"]


@dataclass(frozen=True)
class Tally:
    """How many entries of an account a list adds, changes and leaves as they are."""

    new: int = 0
    updated: int = 0
    same: int = 0


@dataclass(frozen=True)
class Arranged:
    """The accounts a list leads to, what it does to each, and the faults of rows left out."""

    listing: Listing
    accounts: tuple[Account, ...]
    tallies: Mapping[str, Tally]
    new: frozenset[str]
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = field(default=())


def arrange(
    listing: Listing,
    known: Mapping[str, Account],
    *,
    account: str = "",
    new_accounts: bool = False,
    skip_faulty: bool = False,
) -> Arranged:
    """Return what a list makes of the known accounts; raises Faults unless faulty rows may go.

    Faults that stand in no row are raised all the same: leaving rows out would not mend them.
    """
    _check_account(listing, known, account)
    faults = list(listing.faults)
    names = {each.id: each.profile.name for each in known.values()}
    left = listing
    while True:
        where = belonging(left, names, account, new=new_accounts)
        arranged = _arranged(left, known, where)
        found = (*where.faults, *arranged.faults)
        faults += found
        wrong = {each.cell.row for each in found if each.cell}
        if not wrong or not skip_faulty:
            break
        # A row left out may have been the one that others referred to: look again.
        left = replace(left, rows=tuple(row for row in left.rows if row.number not in wrong))
    faults.sort(key=lambda each: each.cell.row if each.cell else 0)
    if faults and not (skip_faulty and all(each.cell and each.cell.row for each in faults)):
        raise Faults(listing.source, faults)
    return replace(arranged, listing=listing, faults=tuple(faults))


def _check_account(listing: Listing, known: Mapping[str, Account], account: str) -> None:
    heading = listing.heading(ACCOUNT) or listing.heading(ACCOUNT_ID)
    if account and heading:
        raise WrongUse("list.account_twice", heading=heading)
    if account and account not in known:
        raise NotFound("account.unknown", account=account)
    if not account and not heading:
        raise Faults(listing.source, [Fault("list.no_account")])


def _arranged(listing: Listing, known: Mapping[str, Account], where: Belonging) -> Arranged:
    rows: dict[str, list[Row]] = {}
    for row in listing.rows:
        if row.number in where.of:
            rows.setdefault(where.of[row.number], []).append(row)
    accounts, tallies = [], {}
    faults: list[Fault] = []
    notes = [*listing.notes, *where.notes]
    for each, own in rows.items():
        before = known.get(each) or Account(id=each, profile=Profile(name=where.new[each]))
        filling = Filling(before, listing, is_new=each not in known)
        accounts.append(filling.take(own))
        tallies[each] = Tally(*filling.counts)
        faults += filling.faults
        notes += filling.notes
    new = frozenset(each for each in rows if each not in known)
    if listing.kind is Kind.deals and not listing.heading("status") and rows:
        notes.append(Note("note.status_assumed"))
    return Arranged(listing, tuple(accounts), tallies, new, tuple(faults), tuple(_merged(notes)))


def _merged(notes: Sequence[Note]) -> list[Note]:
    """Put notes of the same code, one an account, into one."""
    merged: dict[str, Note] = {}
    kept: list[Note] = []
    for note in notes:
        if note.code not in {"note.members", "note.duplicates"}:
            kept.append(note)
        elif note.code in merged:
            before = merged[note.code].facts
            listed = {
                key: tuple(dict.fromkeys((*before[key], *value)))
                for key, value in note.facts.items()
                if isinstance(value, tuple)
            }
            merged[note.code] = Note(note.code, {**note.facts, **listed})
        else:
            merged[note.code] = note
    return [*kept, *merged.values()]
