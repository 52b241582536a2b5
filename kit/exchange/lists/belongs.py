"""Which account each row of a list belongs to, by its code or its name as offices write it."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from kit.errors import Fault
from kit.exchange.cells import folded
from kit.exchange.lists.fields import ACCOUNT, ACCOUNT_ID
from kit.exchange.lists.read import Listing
from kit.exchange.lists.table import Note

__all__ = [
    "Belonging",
    "account_meant",
    "belonging",
    "derived_id",
    "free_id",
    "keyed_id",
    "name_key",
]

_FITS = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_SHORT = (("(株)", "株式会社"), ("(有)", "有限会社"), ("(合)", "合同会社"), ("(医)", "医療法人"),
          ("(社)", "社団法人"), ("(財)", "財団法人"), ("(学)", "学校法人"))  # fmt: skip
_FORM = re.compile(
    r"(株式会社|有限会社|合同会社|合資会社|合名会社|医療法人|社団法人|財団法人|学校法人"
    r"|,?co\.,?ltd\.?|,?inc\.?|,?corp\.?|,?ltd\.?|,?llc|,?k\.k\.)"
)


@dataclass
class Belonging:
    """The account of each row in turn, or nothing, and the new accounts' names by their ids."""

    of: Sequence[str] = ()
    new: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@lru_cache(maxsize=1 << 15)
def name_key(text: str) -> str:
    """Return a name without what people do not mean to tell apart: width, case and spaces."""
    return folded(text)


def derived_id(kind: str, *parts: str) -> str:
    """Return the id that the same parts always lead to, whatever their width, case and spaces."""
    return keyed_id(kind, "\n".join(map(name_key, parts)))


def keyed_id(kind: str, key: str) -> str:
    """Return the id that a key made of name_keys leads to."""
    return f"{kind}-{blake2b(key.encode('utf-8', 'replace'), digest_size=6).hexdigest()}"


def free_id(wanted: str, used: Container[str]) -> str:
    """Return an id that is not used yet: the one wanted, or that one with a number behind it."""
    item_id, n = wanted, 1
    while item_id in used:
        n += 1
        item_id = f"{wanted}-{n}"
    return item_id


def account_meant(known: Mapping[str, str], name: str, code: str = "") -> str | Fault:
    """Return the id of the account, among known names by id, that a name and a code mean.

    Where none is meant it is the id a new one gets; a Fault where it may be several.
    """
    return _Desk(known, new=True).find(code, name)


def belonging(listing: Listing, known: Mapping[str, str], account: str, *, new: bool) -> Belonging:
    """Find the account of each row among known names by id; account is for a list without any."""
    rows = listing.rows
    if not listing.heading(ACCOUNT) and not listing.heading(ACCOUNT_ID):
        return Belonging([account] * len(rows))
    desk = _Desk(known, new)
    cells = [*zip(rows.column(ACCOUNT_ID), rows.column(ACCOUNT), strict=True)]
    found = {each: desk.find(each[0] or "", each[1] or "") for each in dict.fromkeys(cells)}
    right = {each: account for each, account in found.items() if isinstance(account, str)}
    names = {each: desk.new[each] for each in right.values() if each in desk.new}
    of = [right.get(each, "") for each in cells]
    faults = [] if len(right) == len(found) else [*_refused(listing, map(found.get, cells))]
    return Belonging(of, names, faults, [*desk.notes()])


def _refused(listing: Listing, found: Iterable[object]) -> Iterator[Fault]:
    target = ACCOUNT if listing.heading(ACCOUNT) else ACCOUNT_ID
    for number, fault in zip(listing.rows.numbers, found, strict=True):
        if isinstance(fault, Fault):
            yield listing.fault(fault.code, number, target, fault.facts)


@dataclass(frozen=True)
class _Name:
    """A firm's name: whole, and without its legal form, which is told by where it stands."""

    whole: str
    bare: str
    form: str


@lru_cache(maxsize=1 << 14)
def _name(text: str) -> _Name:
    whole = folded(text)
    for short, long in _SHORT:
        whole = whole.replace(short, long)
    bare = _FORM.sub("", whole) or whole
    form = _FORM.sub(r"<\1>", whole).replace(bare, "…") if bare != whole else ""
    return _Name(whole, bare, form)


class _Desk:
    """Looks accounts up, and takes new ones in where they are welcome."""

    def __init__(self, known: Mapping[str, str], new: bool) -> None:
        self.new: dict[str, str] = {}
        self._known = dict(known)
        self._welcome = new
        self._codes: dict[str, str] = {}
        self._taken_for: dict[str, str] = {}
        self._whole: dict[str, list[str]] = {}
        self._bare: dict[str, list[str]] = {}
        for account, name in known.items():
            self._index(account, name)

    def find(self, code: str, text: str) -> str | Fault:
        """Return the id of the account that a code and a name mean, or why there is none."""
        if not code.strip() and not text.strip():
            return Fault("value.missing", (), {"found": ""})
        by_name = self._by_name(text) if text.strip() else []
        for account in self._by_code(code, text):
            if by_name and account not in by_name:
                return self._several((account, *by_name), text)
            return account
        ours = [each for each in by_name if self._codes.get(each, code) in ("", code)]
        if len(ours) > 1:
            return self._several(ours, text)
        if ours:
            if code:
                self._codes[ours[0]] = code
            return ours[0]
        return self._added(code.strip(), text)

    def notes(self) -> Iterator[Note]:
        """Yield each name that was taken for a differently written one."""
        for text, account in self._taken_for.items():
            facts = {"found": text, "name": self._known[account], "account": account}
            yield Note("note.account_taken_for", facts)

    def _index(self, account: str, name: str) -> None:
        self._whole.setdefault(_name(name).whole, []).append(account)
        self._bare.setdefault(_name(name).bare, []).append(account)

    def _by_code(self, code: str, text: str) -> Iterator[str]:
        for each in (folded(code), self._id(code.strip(), text)) if code.strip() else ():
            if each in self._known:
                yield each

    def _by_name(self, text: str) -> list[str]:
        if text.strip() in self._known:
            return [text.strip()]
        name = _name(text)
        if exact := self._whole.get(name.whole):
            return exact
        alike = [
            each
            for each in self._bare.get(name.bare, [])
            if not name.form or _name(self._known[each]).form in ("", name.form)
        ]
        if len(alike) == 1:
            self._taken_for[text] = alike[0]
        return alike

    def _several(self, accounts: Iterable[str], text: str) -> Fault:
        shown = tuple(f"{self._known[each]} ({each})" for each in accounts)
        return Fault("list.account_ambiguous", (), {"found": text, "known": shown})

    def _added(self, code: str, text: str) -> str | Fault:
        if not self._welcome:
            return Fault("list.account_unknown", (), {"found": text or code})
        account, name = self._id(code, text), text or code
        self.new[account] = self._known[account] = name
        if code:
            self._codes[account] = code
        self._index(account, name)
        return account

    def _id(self, code: str, text: str) -> str:
        if _FITS.fullmatch(code):
            return code
        return derived_id("a", *filter(None, (code, _name(text).whole)))
