"""Which sheets and columns a workbook has, read off the models, so that a new chapter joins.

Every kind of entry has a sheet, a row an entry; a group inside is columns of the same row. A list
of groups has a sheet of its own, whose rows name the entry they belong to. The innermost list of
a list (the evidence of an answer) stands in its parent's rows: a row for each, one where none is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pydantic import BaseModel

from kit.account import KINDS, Account, Profile
from kit.account.shape import FieldShape, Holds, natural_key, shape_of
from kit.exchange.cells import Column
from kit.words import word

__all__ = ["PROFILE", "Role", "SheetPlan", "Slot", "plans"]

PROFILE = "profile"


class Role(StrEnum):
    """What a column is for."""

    identity = "identity"
    key = "key"
    """The readable name by which rows of other sheets belong to an entry."""
    value = "value"
    told = "told"
    """Shown beside an id of the pack for the reader: its wording there."""


@dataclass(frozen=True)
class Slot:
    """One column of a sheet.

    level counts the models from the entry inwards, path leads from that model to the field;
    label and groups are keys of words; worded is the part of the pack that words an id.
    """

    role: Role
    level: int
    path: tuple[str, ...]
    label: str
    column: Column | None = None
    groups: tuple[str, ...] = ()
    worded: str = ""


@dataclass(frozen=True)
class SheetPlan:
    """One sheet: where its rows come from and its columns.

    path names the kind and the lists that lead to the rows; inline is the list within a row.
    """

    path: tuple[str, ...]
    models: tuple[type[BaseModel], ...]
    slots: tuple[Slot, ...]
    inline: str = ""
    label: str = ""

    @property
    def own_level(self) -> int:
        """The level of the model that a row stands for."""
        return len(self.path) - 1

    @property
    def is_profile(self) -> bool:
        """Whether this is the sheet whose rows are fields."""
        return self.path == (PROFILE,)

    def heading(self, slot: Slot, lang: str) -> str:
        """Return a column's heading; its group is named where the label alone stands twice."""
        own = word(slot.label, lang)
        same = [each for each in self.slots if word(each.label, lang) == own]
        if len(same) == 1 or not slot.groups:
            return own
        return f"{word(slot.groups[-1], lang)}：{own}"

    def name(self, lang: str) -> str:
        """Return the sheet's name."""
        return word(self.label, lang)


@lru_cache(maxsize=1)
def plans() -> tuple[SheetPlan, ...]:
    """Return the plan of every sheet; an entry's own sheet stands before those of its lists."""
    return (_profile(), *(plan for kind in KINDS for plan in _kind(kind)))


def _profile() -> SheetPlan:
    own_id = Slot(Role.value, 0, ("id",), "fields.Account.id", Column.of(Account, "id"))
    slots = (own_id, *_slots(Profile, 0, (PROFILE,)))
    return SheetPlan((PROFILE,), (Account,), slots, label="fields.Account.profile")


def _kind(kind: str) -> Iterator[SheetPlan]:
    yield from _sheets((kind,), (KINDS[kind],), f"fields.Account.{kind}")


def _sheets(
    path: tuple[str, ...], models: tuple[type[BaseModel], ...], label: str
) -> Iterator[SheetPlan]:
    own, level = models[-1], len(models) - 1
    lists = [field for field in shape_of(own) if _is_list(field)]
    inline = next((each for each in lists if level and not _lists_inside(each.of)), None)
    sheets = [each for each in lists if each is not inline]
    above = tuple(_known_by(model, n) for n, model in enumerate(models[:-1]))
    key = (_key(own),) if sheets and not level else ()
    inner = _slots(inline.of, level + 1) if inline and inline.of else ()
    slots = (*above, *key, *_slots(own, level), *inner)
    yield SheetPlan(path, models, _key_first(slots), inline.name if inline else "", label)
    for each in sheets:
        if each.of:
            deeper = f"fields.{own.__name__}.{each.name}"
            yield from _sheets((*path, each.name), (*models, each.of), deeper)


def _key_first(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    order = (Role.identity, Role.key)
    first = [slot for role in order for slot in slots if slot.role is role]
    return (*first, *(slot for slot in slots if slot.role not in order))


def _known_by(model: type[BaseModel], level: int) -> Slot:
    """Return the column by which a row names what it belongs to."""
    if not level:
        return _key(model)
    name = natural_key(model)
    if not name:
        raise TypeError(f"{model.__name__} holds lists, so a field has to tell its entries apart")
    return Slot(
        Role.value, level, (name,), f"fields.{model.__name__}.{name}", Column.of(model, name)
    )


def _key(model: type[BaseModel]) -> Slot:
    return Slot(Role.key, 0, (), f"fields.{model.__name__}")


def _slots(
    model: type[BaseModel], level: int, path: tuple[str, ...] = (), groups: tuple[str, ...] = ()
) -> tuple[Slot, ...]:
    return tuple(_each_slot(model, level, path, groups))


def _each_slot(
    model: type[BaseModel], level: int, path: tuple[str, ...], groups: tuple[str, ...]
) -> Iterator[Slot]:
    for field in shape_of(model):
        at, label = (*path, field.name), f"fields.{model.__name__}.{field.name}"
        if field.holds is Holds.group:
            if not field.many and field.of:
                yield from _slots(field.of, level, at, (*groups, label))
            continue
        role = Role.identity if field.holds is Holds.identity else Role.value
        yield Slot(role, level, at, label, Column(model, field), groups, field.worded)
        if field.worded:
            told = f"excel.{field.worded}_text"
            yield Slot(Role.told, level, at, told, None, groups, field.worded)


def _is_list(field: FieldShape) -> bool:
    return field.holds is Holds.group and field.many


def _lists_inside(model: type[BaseModel] | None) -> bool:
    return model is not None and any(_is_list(each) for each in shape_of(model))
