"""Ids that must be unique, and ids that must lead somewhere."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from kit.account.account import KINDS, Account
from kit.account.shape import Holds, shape_of
from kit.errors import Fault, Place

__all__ = ["reference_faults"]

Reference = tuple[Place, str, str]
"""Where it stands, the kind it must be found among, and the id."""


def reference_faults(account: Account) -> tuple[Fault, ...]:
    """Return every id used twice and every id that leads nowhere."""
    return (*_repeated(account), *_dangling(account), *_circles(account))


def _repeated(account: Account) -> Iterator[Fault]:
    for kind in KINDS:
        yield from _twice((kind,), (item.id for item in getattr(account, kind)))
    for n, assessment in enumerate(account.assessments):
        at = ("assessments", n, "stages")
        yield from _twice(at, (str(entry.stage) for entry in assessment.stages))
        for m, entry in enumerate(assessment.stages):
            yield from _twice((*at, m, "answers"), (each.criterion for each in entry.answers))


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
