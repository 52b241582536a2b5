"""An entry of an account with what a list says of it: what is blank there is left alone."""

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache, lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel

from kit.account import Deal, DealStatus, Profile, Stakeholder
from kit.exchange.cells import folded

__all__ = ["NOTED_TEXTS", "added", "updated"]

NOTED_TEXTS = "noted"
"""Among values: texts for the note, each with its heading."""

T = TypeVar("T", bound=BaseModel)


@cache
def _blank(model: type[BaseModel]) -> Any:
    """Return an entry of which nothing is known."""
    return {
        Stakeholder: Stakeholder(id="new", name=""),
        Deal: Deal(id="new", name="", status=DealStatus.in_progress),
        Profile: Profile(name=""),
    }[model]


def added(model: type[BaseModel], item_id: str, values: Mapping[str, Any]) -> Any:
    """Return a new entry with values by path."""
    if not _is_flat(tuple(values)):
        entry = updated(_blank(model), values, is_new=True)
        return entry.model_copy(update={"id": item_id})
    # The values are known to be right: an entry is made the way unpickling makes one, in a third
    # of the time that copying a blank one takes, which counts where thousands come at once.
    state = _state(model)
    entry = model.__new__(model)
    fields = {**state["__dict__"], **values, "id": item_id}
    entry.__setstate__({**state, "__dict__": fields, "__pydantic_fields_set__": {*values, "id"}})
    return entry


@cache
def _state(model: type[BaseModel]) -> dict[Any, Any]:
    return _blank(model).__getstate__()  # type: ignore[no-any-return]


@lru_cache(maxsize=1 << 10)
def _is_flat(paths: tuple[str, ...]) -> bool:
    return NOTED_TEXTS not in paths and not any("." in path for path in paths)


def updated(entry: T, values: Mapping[str, Any], *, is_new: bool = False) -> T:
    """Return an entry with values by path, itself where they change nothing.

    Names that differ in width or spaces alone count as the same.
    """
    changes: dict[str, Any] = {}
    inside: dict[str, dict[str, Any]] = {}
    for path, value in values.items():
        group, _, name = path.rpartition(".")
        if group:
            inside.setdefault(group, {})[name] = value
        elif path != NOTED_TEXTS and (is_new or _says_more(getattr(entry, path), value, path)):
            changes[path] = value
    for group, held in inside.items():
        before = getattr(entry, group)
        if (after := updated(before, held, is_new=is_new)) is not before:
            changes[group] = after
    if NOTED_TEXTS in values:
        note = _with_noted(changes.get("note", getattr(entry, "note", "")), values[NOTED_TEXTS])
        changes |= {"note": note} if note != getattr(entry, "note", "") else {}
    return entry.model_copy(update=changes) if changes else entry


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
