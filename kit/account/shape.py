"""The shape of an account's models: what each field holds, for whoever treats all of them alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from kit.account.base import Identifies, Refers, Worded

__all__ = ["FieldShape", "Holds", "called_by", "natural_key", "places_in", "shape_of"]


class Holds(StrEnum):
    """What a field holds."""

    identity = "identity"
    reference = "reference"
    text = "text"
    day = "day"
    number = "number"
    yes_no = "yes_no"
    choice = "choice"
    group = "group"


@dataclass(frozen=True)
class FieldShape:
    """One field of a model.

    many says that it holds a tuple; of is the class of a choice or a group, refers the kind of
    entry that a reference leads to, and worded the part of the pack that words an id.
    """

    name: str
    holds: Holds
    many: bool
    required: bool
    of: type[Any] | None = None
    refers: str = ""
    worded: str = ""


@lru_cache(maxsize=64)
def shape_of(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """Return the fields of a model in their order."""
    return tuple(
        _field(name, info.annotation, tuple(info.metadata), info.is_required())
        for name, info in model.model_fields.items()
    )


def places_in(
    model: type[BaseModel], within: str = ""
) -> Iterator[tuple[str, tuple[type[Any], FieldShape]]]:
    """Yield the path of each field, such as 'early.how_heard', with the model it stands in.

    Groups are entered, unless there may be many of them.
    """
    for shape in shape_of(model):
        if shape.holds is Holds.group and shape.of and not shape.many:
            yield from places_in(shape.of, f"{within}{shape.name}.")
        else:
            yield f"{within}{shape.name}", (model, shape)


def called_by(model: type[BaseModel]) -> str:
    """Return the field by which people call an entry, if there is one: the text it has to have."""
    needed = (each for each in shape_of(model) if each.required and each.holds is Holds.text)
    return next((each.name for each in needed if not each.many and not each.worded), "")


def natural_key(model: type[BaseModel]) -> str:
    """Return the field that tells the groups of one list apart, if there is one."""
    needed = (each for each in shape_of(model) if each.required and not each.many)
    return next((each.name for each in needed if each.holds is not Holds.group), "")


def _field(name: str, annotation: Any, metadata: tuple[Any, ...], required: bool) -> FieldShape:
    kinds = [*_peeled(annotation)]
    marks = [*metadata, *(mark for mark in kinds if not isinstance(mark, type))]
    many = tuple in kinds
    inner = next(kind for kind in kinds if isinstance(kind, type) and kind is not tuple)
    refers = next((mark.kind for mark in marks if isinstance(mark, Refers)), "")
    if any(isinstance(mark, Identifies) for mark in marks) and not refers:
        return FieldShape(name, Holds.identity, many, required)
    if refers:
        return FieldShape(name, Holds.reference, many, required, refers=refers)
    holds = _holds(inner)
    of = inner if holds in {Holds.choice, Holds.group} else None
    worded = next((mark.part for mark in marks if isinstance(mark, Worded)), "")
    return FieldShape(name, holds, many, required, of, worded=worded)


def _peeled(annotation: Any) -> Iterator[Any]:
    """Yield the class inside an annotation, tuple where there is one, and every mark on the way."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        yield from _peeled(inner)
        yield from marks
    elif origin in {Union, UnionType}:
        for each in get_args(annotation):
            if each is not NoneType:
                yield from _peeled(each)
    elif origin is tuple:
        yield tuple
        yield from _peeled(get_args(annotation)[0])
    else:
        yield annotation


def _holds(inner: type[Any]) -> Holds:
    for base, holds in (
        (Enum, Holds.choice),
        (BaseModel, Holds.group),
        (bool, Holds.yes_no),
        (int, Holds.number),
        (date, Holds.day),
    ):
        if issubclass(inner, base):
            return holds
    return Holds.text
