"""An entry of an account with what a list says of it: what is blank there is left alone."""

from collections.abc import Iterable, Mapping
from enum import Enum
from operator import attrgetter
from typing import Any, TypeVar

from kit.account import Frozen, Item
from kit.exchange.cells import folded

__all__ = ["NOTED_TEXTS", "added", "updated"]

NOTED_TEXTS = "noted"
"""Among values: texts for the note, each with its heading."""

AnyFrozen = TypeVar("AnyFrozen", bound=Frozen)
AnyItem = TypeVar("AnyItem", bound=Item)


def added(model: type[AnyItem], item_id: str, values: Mapping[str, Any]) -> AnyItem:
    """Return a new entry with values by path."""
    named = model.model_validate({"id": item_id, "name": values["name"]})
    return updated(named, values, is_new=True)


def updated(entry: AnyFrozen, values: Mapping[str, Any], *, is_new: bool = False) -> AnyFrozen:
    """Return an entry with values by path, itself where they change nothing.

    Names that differ in width or spaces alone count as the same.
    """
    changes = {
        path: value
        for path, value in values.items()
        if path != NOTED_TEXTS
        and (is_new or _says_more(attrgetter(path)(entry), value, path.rpartition(".")[2]))
    }
    if NOTED_TEXTS in values:
        before = getattr(entry, "note", "")
        note = _with_noted(changes.get("note", before), values[NOTED_TEXTS])
        changes |= {"note": note} if note != before else {}
    return entry.changed(**changes) if changes else entry


def _says_more(before: Any, value: Any, path: str) -> bool:
    if isinstance(value, Enum) and value.value == "unknown":
        return False
    if path in {"name", "department"} and before:
        return folded(before) != folded(value)
    return bool(before != value)


def _with_noted(note: str, noted: Iterable[tuple[str, str]]) -> str:
    """Return a note with a line for each text, in the place of the line its heading had before."""
    lines = note.splitlines() if note else []
    for heading, text in noted:
        start = f"{heading}："
        line = start + " ".join(text.split())
        at = next((n for n, each in enumerate(lines) if each.startswith(start)), None)
        if at is None:
            lines.append(line)
        else:
            lines[at] = line
    return "\n".join(lines)
