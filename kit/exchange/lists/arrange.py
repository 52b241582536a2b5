"""A list brought together with the accounts that are there: what becomes of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kit.account import Account, Profile
from kit.errors import Fault, Faults, NotFound, WrongUse
from kit.exchange.lists.belongs import Belonging, belonging
from kit.exchange.lists.fields import ACCOUNT, ACCOUNT_ID, Kind
from kit.exchange.lists.filling import Filling
from kit.exchange.lists.newcomers import Newcomers, newcomers
from kit.exchange.lists.read import Listing
from kit.exchange.lists.rows import Rows
from kit.exchange.lists.table import Note

__all__ = ["Arranged", "Known", "Tally", "arrange"]


@dataclass(frozen=True)
class Known:
    """The accounts a list can be about: the name of each by its id, and how to read one."""

    names: Mapping[str, str]
    read: Callable[[str], Account]

    @classmethod
    def of(cls, *accounts: Account) -> "Known":
        """Return these accounts."""
        by_id = {each.id: each for each in accounts}
        return cls({each: found.profile.name for each, found in by_id.items()}, by_id.__getitem__)

    def get(self, account: str) -> Account | None:
        """Return an account, or None where none has that id."""
        return self.read(account) if account in self.names else None


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
    known: Known,
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
    left = listing
    while True:
        where = belonging(left, known.names, account, new=new_accounts)
        arranged = _arranged(left, known, where)
        found = (*where.faults, *arranged.faults)
        faults += found
        wrong = {each.cell.row for each in found if each.cell}
        if not wrong or not skip_faulty:
            break
        # A row left out may have been the one that others referred to: look again.
        left = replace(left, rows=left.rows.without(wrong))
    faults.sort(key=lambda each: each.cell.row if each.cell else 0)
    if faults and not (skip_faulty and all(each.cell and each.cell.row for each in faults)):
        raise Faults(listing.source, faults)
    return replace(arranged, listing=listing, faults=tuple(faults))


def _check_account(listing: Listing, known: Known, account: str) -> None:
    heading = listing.heading(ACCOUNT) or listing.heading(ACCOUNT_ID)
    if account and heading:
        raise WrongUse("list.account_twice", heading=heading)
    if account and account not in known.names:
        raise NotFound("account.unknown", account=account)
    if not account and not heading:
        raise Faults(listing.source, [Fault("list.no_account")])


def _arranged(listing: Listing, known: Known, where: Belonging) -> Arranged:
    before = {each: _before(each, known, where) for each in dict.fromkeys(where.of) if each}
    new = newcomers(listing, where.of, before)
    accounts, tallies = [], {}
    faults: list[Fault] = []
    notes = [*listing.notes, *where.notes]
    for each, rows in _left(listing.rows, where.of, new).items():
        filling = Filling(before[each], listing, is_new=each not in known.names)
        accounts.append(filling.take(rows, new[each]))
        tallies[each] = Tally(*filling.counts)
        faults += filling.faults
        notes += filling.notes
    if listing.kind is Kind.deals and not listing.heading("status") and before:
        notes.append(Note("note.status_assumed"))
    found = frozenset(each for each in before if each not in known.names)
    return Arranged(listing, tuple(accounts), tallies, found, tuple(faults), tuple(_merged(notes)))


def _before(account: str, known: Known, where: Belonging) -> Account:
    return known.get(account) or Account(id=account, profile=Profile(name=where.new[account]))


def _left(rows: Rows, of: Sequence[str], new: Newcomers) -> dict[str, Rows]:
    """Return the rows of each account that are about nobody new, or not plainly so."""
    added = set[int]().union(*new.values())
    places: dict[str, list[int]] = {each: [] for each in new}
    for n in (n for n, number in enumerate(rows.numbers) if of[n] and number not in added):
        places[of[n]].append(n)
    return {each: rows.at(own) for each, own in places.items()}


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
