"""One entry of an account with some of its fields changed, checked as if it were read anew."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from kit.account.base import Item
from kit.errors import Faults, validation_faults

__all__ = ["revised"]

T = TypeVar("T", bound=Item)


def revised(item: T, values: Mapping[str, Any]) -> T:
    """Return an entry with other values in some fields; 'dependence.basis' is one in a group.

    Raises Faults with the place of every value that is not accepted.
    """
    content = item.model_dump()
    for path, value in values.items():
        *groups, name = path.split(".")
        held = content
        for group in groups:
            held = held[group]
        held[name] = value
    try:
        return type(item).model_validate(content)
    except ValidationError as error:
        raise Faults(item.id, validation_faults(error.errors())) from None
