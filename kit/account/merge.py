"""Two changed states of one account brought together, entry by entry and field by field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kit.account.account import KINDS, Account

__all__ = ["Conflict", "Merge", "merge"]

Document = dict[str, Any]
_MISSING = object()
_KEYS = ("id", "stage", "criterion", "pair", "statement", "fact", "due_on")


@dataclass(frozen=True)
class Conflict:
    """A field that both sides changed: where it stands, and what each of them has."""

    kind: str
    item_id: str
    path: tuple[str, ...]
    ours: Any
    theirs: Any

    def put_ours(self, account: Account) -> Account:
        """Return an account with our value in the field; unchanged where the entry is gone."""
        content = account.model_dump(mode="json")
        held: Any = content["profile"]
        if self.kind != "profile":
            held = next((e for e in content[self.kind] if e["id"] == self.item_id), None)
        *way, last = self.path
        for step in way:
            held = _inside(held, step)
        if held is None:
            return account
        held[last] = self.ours
        return Account.model_validate(content)


@dataclass(frozen=True)
class Merge:
    """The account with both sides' changes; where they conflict it has theirs."""

    account: Account
    conflicts: tuple[Conflict, ...]


def merge(base: Account, ours: Account, theirs: Account) -> Merge:
    """Bring two states that go back to the same one together; no entry of either is lost.

    What one side removed and the other changed is kept as changed.
    """
    b, o, t = (each.model_dump(mode="json") for each in (base, ours, theirs))
    clashes: list[Conflict] = []
    profile = _Merging("profile", "profile", clashes)
    content: Document = {"id": base.id}
    content["profile"] = profile.groups(b["profile"], o["profile"], t["profile"], ())
    for kind in KINDS:
        content[kind] = _entries(kind, b[kind], o[kind], t[kind], clashes)
    return Merge(Account.model_validate(content), tuple(clashes))


def _entries(
    kind: str,
    base: Sequence[Document],
    ours: Sequence[Document],
    theirs: Sequence[Document],
    clashes: list[Conflict],
) -> list[Document]:
    before, mine, yours = ({each["id"]: each for each in side} for side in (base, ours, theirs))
    merged = []
    for item_id in _order(list(before), list(mine), list(yours)):
        merging = _Merging(kind, item_id, clashes)
        document = merging.entry(before.get(item_id), mine.get(item_id), yours.get(item_id))
        if document is not None:
            merged.append(document)
    return merged


def _order(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return the order of whoever changed it, with what only one side has behind its neighbour."""
    lead, other = (ours, theirs) if list(theirs) == list(base) else (theirs, ours)
    order = list(lead)
    for place, item_id in enumerate(other):
        if item_id not in lead:
            follows = other[place - 1] if place else None
            order.insert(order.index(follows) + 1 if follows in order else 0, item_id)
    return order


class _Merging:
    """The merging of one entry, which notes what clashes."""

    def __init__(self, kind: str, item_id: str, clashes: list[Conflict]) -> None:
        self._kind, self._item_id, self._clashes = kind, item_id, clashes

    def entry(
        self, base: Document | None, ours: Document | None, theirs: Document | None
    ) -> Document | None:
        """Merge one entry that may be new, changed or removed on either side."""
        if ours is None or theirs is None:
            left = ours if theirs is None else theirs
            return None if left == base else left
        return self.groups(base or {}, ours, theirs, ())

    def groups(
        self, base: Document, ours: Document, theirs: Document, path: tuple[str, ...]
    ) -> Document:
        """Merge two groups of fields."""
        return {
            name: self._value(
                base.get(name, _MISSING), ours.get(name), theirs.get(name), (*path, name)
            )
            for name in theirs
        }

    def _value(self, base: Any, ours: Any, theirs: Any, path: tuple[str, ...]) -> Any:
        if ours in (base, theirs):
            return theirs
        if theirs == base:
            return ours
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self.groups(base if isinstance(base, dict) else {}, ours, theirs, path)
        if key := _key_of(ours, theirs):
            before = base if isinstance(base, list) else []
            return list(self._keyed(key, before, ours, theirs, path))
        self._clashes.append(Conflict(self._kind, self._item_id, path, ours, theirs))
        return theirs

    def _keyed(
        self,
        key: str,
        base: Sequence[Document],
        ours: Sequence[Document],
        theirs: Sequence[Document],
        path: tuple[str, ...],
    ) -> Iterator[Document]:
        """Merge two lists of groups, each found again by its key."""
        before, mine, yours = ({e[key]: e for e in side} for side in (base, ours, theirs))
        for name in _order(list(before), list(mine), list(yours)):
            if name in mine and name in yours:
                at = (*path, str(name))
                yield self.groups(before.get(name, {}), mine[name], yours[name], at)
            else:
                left: Mapping[str, Any] = mine.get(name) or yours[name]
                if left != before.get(name):
                    yield dict(left)


def _key_of(ours: Any, theirs: Any) -> str | None:
    """Return the field by which the groups of two lists are found again, if there is one."""
    both = [*ours, *theirs] if isinstance(ours, list) and isinstance(theirs, list) and ours else []
    for key in _KEYS:
        if both and all(isinstance(each, dict) and key in each for each in both):
            unique = all(len({e[key] for e in side}) == len(side) for side in (ours, theirs))
            return key if unique else None
    return None


def _inside(held: Any, step: str) -> Any:
    """Return what one step of a path leads to: a field, or the group of a list with that key."""
    if isinstance(held, dict):
        return held.get(step)
    found = (e for e in held or () for key in _KEYS if str(e.get(key)) == step)
    return next(found, None)
