"""Names that lead to other entries: read as the ids of those a list or its account has."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kit.account.shape import FieldShape, Holds
from kit.errors import Fault, KitError
from kit.exchange.lists.fields import Kind, columns_of
from kit.exchange.lists.members import Members
from kit.exchange.lists.read import Listing
from kit.exchange.names import Names

__all__ = ["references_of", "referred"]

_SEPARATORS = re.compile(r"[、,;\n]")


@cache
def references_of(kind: Kind) -> Mapping[str, FieldShape]:
    """Return the fields of a kind that lead to other entries, by their paths."""
    fields = {path: column.field for path, column in columns_of(kind).items()}
    return {path: field for path, field in fields.items() if field.holds is Holds.reference}


def referred(
    values: dict[str, Any], listing: Listing, row: int, names: Names, members: Members
) -> Iterator[Fault]:
    """Put ids in the place of the names among a row's values; yield what leads nowhere."""
    for path, field in references_of(listing.kind).items():
        if path not in values:
            continue
        text = values.pop(path)
        parts = _SEPARATORS.split(text) if field.many else [text]
        try:
            ids = tuple(_id(field, part, names, members) for part in parts if part.strip())
        except KitError as error:
            yield listing.fault(error.code, row, path, error.facts)
        else:
            values[path] = ids if field.many else ids[0]


def _id(field: FieldShape, text: str, names: Names, members: Members) -> str:
    return members.id_of(text) if field.refers == "members" else names.id_of(field.refers, text)
