"""Ids that must be unique, and ids that must lead somewhere."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, cast

from pydantic import BaseModel

from kit.account.account import KINDS, Account
from kit.account.base import Item
from kit.account.shape import FieldShape, Holds, natural_key, shape_of
from kit.errors import Fault, Place

__all__ = ["reference_faults"]

Reference = tuple[Place, str, str]
"""Where it stands, the kind it must be found among, and the id."""


def reference_faults(account: Account, sound: Account | None = None) -> tuple[Fault, ...]:
    """Return every id used twice and every id that leads nowhere.

    sound is an earlier state without faults: what still stands as it was there is not looked at
    again.
    """
    return (*_repeated(account, sound), *_dangling(account, sound), *_circles(account))


def _changed(account: Account, sound: Account | None, kind: str) -> Iterator[tuple[int, Item]]:
    """Yield the entries of a kind, with their places, that are not the very ones of a state."""
    items, earlier = getattr(account, kind), getattr(sound, kind, ())
    if items is earlier:
        return
    stood = set(map(id, earlier))
    for n, item in enumerate(items):
        if id(item) not in stood:
            yield n, item


def _repeated(account: Account, sound: Account | None) -> Iterator[Fault]:
    for kind in KINDS:
        items = getattr(account, kind)
        if items is getattr(sound, kind, None):
            continue
        yield from _twice((kind,), (item.id for item in items))
        for n, item in _changed(account, sound, kind):
            yield from _repeated_inside(item, (kind, n))


def _repeated_inside(value: BaseModel, place: Place) -> Iterator[Fault]:
    """Report each rung, criterion, pair or statement that stands twice in one list."""
    for name, key in _lists_of(type(value)):
        at, groups = (*place, name), getattr(value, name)
        if key and len(groups) > 1:
            yield from _twice(at, (str(getattr(each, key)) for each in groups))
        for n, each in enumerate(groups):
            yield from _repeated_inside(each, (*at, n))


@lru_cache(maxsize=64)
def _lists_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the lists of groups in a model, each with what tells its groups apart."""
    fields = (each for each in shape_of(model) if each.holds is Holds.group and each.many)
    return tuple((each.name, natural_key(each.of)) for each in fields if each.of)


def _twice(place: Place, ids: Iterable[str]) -> Iterator[Fault]:
    for item_id, times in Counter(ids).items():
        if times > 1:
            yield Fault("reference.repeated", place, {"id": item_id, "n": times})


def _dangling(account: Account, sound: Account | None) -> Iterator[Fault]:
    known = {kind: {item.id for item in getattr(account, kind)} for kind in KINDS}
    # Where an entry was taken out, whatever led to it is looked at again.
    taken_out = any(item.id not in known[kind] for kind, item in _gone(account, sound))
    for place, kind, item_id in _all_references(account, None if taken_out else sound):
        if item_id not in known[kind]:
            yield Fault("reference.unknown", place, {"id": item_id, "kind": kind})


def _gone(account: Account, sound: Account | None) -> Iterator[tuple[str, Item]]:
    """Yield the entries of a state that are not the very ones of the account any more."""
    for kind in KINDS if sound else ():
        yield from ((kind, item) for _, item in _changed(cast("Account", sound), account, kind))


def _all_references(account: Account, sound: Account | None) -> Iterator[Reference]:
    yield from _references(account.profile, ("profile",))
    for kind in KINDS:
        if _leading(KINDS[kind]):
            for n, item in _changed(account, sound, kind):
                yield from _references(item, (kind, n))


def _references(value: BaseModel, place: Place) -> Iterator[Reference]:
    """Yield every id in a value that leads to another entry, whatever chapter it stands in."""
    for field in _leading(type(value)):
        held = getattr(value, field.name)
        if held in (None, ()):
            continue
        at = (*place, field.name)
        for part, each in _each(held, field.many, at):
            if field.holds is Holds.reference:
                yield part, field.refers, each
            else:
                yield from _references(each, part)


@lru_cache(maxsize=64)
def _leading(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """Return the fields of a model that lead to entries, themselves or somewhere inside.

    An account is checked with each edit: what leads nowhere is not looked at.
    """
    return tuple(field for field in shape_of(model) if field.refers or _leads(field))


def _leads(field: FieldShape) -> bool:
    inside: type[BaseModel] | None = field.of if field.holds is Holds.group else None
    return inside is not None and bool(_leading(inside))


def _each(held: Any, many: bool, at: Place) -> Iterator[tuple[Place, Any]]:
    if not many:
        yield at, held
        return
    for n, each in enumerate(held):
        yield (*at, n), each


def _circles(account: Account) -> Iterator[Fault]:
    """Report each person who, upwards, ends up reporting to themselves."""
    above = {person.id: person.reports_to for person in account.stakeholders}
    for n, person in enumerate(account.stakeholders):
        seen, upwards = {person.id}, person.reports_to
        while upwards is not None and upwards not in seen:
            seen.add(upwards)
            upwards = above.get(upwards)
        if upwards == person.id:
            place = ("stakeholders", n, "reports_to")
            yield Fault("reference.circle", place, {"id": person.id})
