"""Ids that must be unique, and ids that must lead somewhere."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from kit.account.account import KINDS, Account
from kit.account.shape import Holds, natural_key, shape_of
from kit.errors import Fault, Place

__all__ = ["reference_faults"]

Reference = tuple[Place, str, str]
"""Where it stands, the kind it must be found among, and the id."""


def reference_faults(account: Account) -> tuple[Fault, ...]:
    """Return every id used twice and every id that leads nowhere."""
    return (*_repeated(account), *_dangling(account), *_circles(account))


def _repeated(account: Account) -> Iterator[Fault]:
    for kind in KINDS:
        items = getattr(account, kind)
        yield from _twice((kind,), (item.id for item in items))
        for n, item in enumerate(items):
            yield from _repeated_inside(item, (kind, n))


def _repeated_inside(value: BaseModel, place: Place) -> Iterator[Fault]:
    """Report each rung, criterion, pair or statement that stands twice in one list."""
    for field in shape_of(type(value)):
        if field.holds is not Holds.group or not field.many or field.of is None:
            continue
        at, groups = (*place, field.name), getattr(value, field.name)
        if key := natural_key(field.of):
            yield from _twice(at, (str(getattr(each, key)) for each in groups))
        for n, each in enumerate(groups):
            yield from _repeated_inside(each, (*at, n))


def _twice(place: Place, ids: Iterable[str]) -> Iterator[Fault]:
    for item_id, times in Counter(ids).items():
        if times > 1:
            yield Fault("reference.repeated", place, {"id": item_id, "n": times})


def _dangling(account: Account) -> Iterator[Fault]:
    known = {kind: {item.id for item in getattr(account, kind)} for kind in KINDS}
    for place, kind, item_id in _references(account, ()):
        if item_id not in known[kind]:
            yield Fault("reference.unknown", place, {"id": item_id, "kind": kind})


def _references(value: BaseModel, place: Place) -> Iterator[Reference]:
    """Yield every id in a value that leads to another entry, whatever chapter it stands in."""
    for field in shape_of(type(value)):
        held = getattr(value, field.name)
        at = (*place, field.name)
        for part, each in _each(held, field.many, at):
            if field.holds is Holds.reference and each is not None:
                yield part, field.refers, each
            elif field.holds is Holds.group:
                yield from _references(each, part)


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
