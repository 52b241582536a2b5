"""How a sheet lays out one kind of entry: its columns, and the groups they unfold in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kit.account import KINDS, Account, Frozen
from kit.account.shape import FieldShape, Holds, places_in
from kit.exchange import cells
from kit.exchange.cells import Names
from kit.pack import Pack
from kit.words import word

__all__ = ["FIRST", "Column", "Layout", "described", "groups", "laid_out", "without"]

FIRST = "first"
"""The group of the columns that are always in sight."""

_WORDED = "Pack."
"""What tells the parts of a pack from the kinds of entry of the same name."""

_DRAWN_UNKNOWN = {Holds.choice, Holds.number}


@dataclass(frozen=True)
class Column:
    """One column: the field it shows, 'group.name' inside a group, and where it unfolds."""

    path: str
    group: str
    model: type[Frozen]
    shape: FieldShape

    @property
    def cell(self) -> cells.Column:
        """Return how its values are written in a cell, and read as people write them."""
        return cells.Column(self.model, self.shape)

    @property
    def label(self) -> str:
        """Return the key of the column's title."""
        return f"fields.{self.model.__name__}.{self.shape.name}"

    @property
    def needed(self) -> bool:
        """Return whether there is no entry without it; a name may still be blank for a while."""
        return self.shape.required and self.shape.holds is not Holds.text


def without(account: Account, kind: str, item_id: str) -> Account:
    """Return the account without one entry."""
    left = tuple(each for each in getattr(account, kind) if each.id != item_id)
    return account.model_copy(update={kind: left})


@dataclass(frozen=True)
class Layout:
    """The sheet of one kind of entry.

    head is the column that stays in sight; ratings names, by column, the pack's rating of it;
    unknown names columns whose empty cells are drawn as unknown, beside choices and numbers;
    take_out removes an entry with what cannot stand without it; newest is the day by which the
    rows stand, the newest on top, where their order is not the reader's own; words holds what a
    pack calls the ids in its cells, by the part of the pack.
    """

    kind: str
    columns: Mapping[str, Column]
    head: str
    ratings: Mapping[str, str] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    filters: Sequence[str] = ("all", "unknown", "faults")
    take_out: Callable[[Account, str, str], Account] = without
    newest: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the groups that unfold, in their order."""
        return tuple(dict.fromkeys(c.group for c in self.columns.values() if c.group != FIRST))

    @property
    def refers(self) -> tuple[str, ...]:
        """Return the kinds of entry that its cells lead to."""
        return tuple(dict.fromkeys(c.shape.refers for c in self.columns.values() if c.shape.refers))

    def worded(self, pack: Pack, lang: str) -> "Layout":
        """Return the same sheet with the ids in its cells shown in the words of a pack."""
        parts = (kind for kind in self.refers if kind.startswith(_WORDED))
        words = {kind: _called(getattr(pack, kind.removeprefix(_WORDED)), lang) for kind in parts}
        return replace(self, words=words)

    def names(self, account: Account) -> Names:
        """Return what its cells call the entries, and what is worded, that they lead to."""
        kinds = [kind for kind in self.refers if kind not in self.words]
        return Names({**Names.of(account, kinds).known, **self.words})


def laid_out(kind: str, unfolding: Mapping[str, Sequence[str]], **more: Any) -> Layout:
    """Return the layout of a kind of entry; unfolding names the columns of each group."""
    shapes = dict(places_in(KINDS[kind]))
    columns = (_column(p, group, *shapes[p]) for group, paths in unfolding.items() for p in paths)
    head = unfolding[FIRST][0]
    return Layout(**{"kind": kind, "columns": {c.path: c for c in columns}, "head": head, **more})


def _column(path: str, group: str, model: type[Frozen], shape: FieldShape) -> Column:
    """Return a column; an id that the pack words leads there like one that leads to an entry."""
    if shape.worded:
        shape = replace(shape, holds=Holds.reference, refers=_WORDED + shape.worded)
    return Column(path, group, model, shape)


def _called(part: Mapping[str, Any], lang: str) -> dict[str, str]:
    return {item_id: each.name.in_(lang) for item_id, each in part.items()}


def groups(layout: Layout, lang: str) -> list[dict[str, str]]:
    """Return the groups that unfold, as the sheet's buttons show them."""
    return [{"group": each, "title": word(f"sheet.group.{each}", lang)} for each in layout.groups]


def described(column: Column, layout: Layout, pack: Pack, lang: str) -> dict[str, Any]:
    """Return what the page has to know of a column, in the reader's language."""
    shape, anchors = column.shape, {}
    if rating := layout.ratings.get(column.path):
        words = getattr(pack.ratings, rating).anchors
        anchors = {str(value): text.in_(lang) for value, text in words.items()}
    return {
        "field": column.path,
        "title": word(column.label, lang),
        "group": column.group,
        "holds": shape.holds.value,
        "refers": shape.refers,
        "many": shape.many,
        "options": _options(column, lang),
        "unknown": shape.holds in _DRAWN_UNKNOWN or column.path in layout.unknown,
        "help": word(f"sheet.help.{layout.kind}.{column.path}", lang),
        "anchors": anchors,
    }


def _options(column: Column, lang: str) -> list[dict[str, str]]:
    """Return the words to choose from, each with its spelling in the other language."""
    other = "en" if lang == "ja" else "ja"
    spoken = (column.cell.words(each) for each in (lang, other))
    return [{"text": text, "also": also} for text, also in zip(*spoken, strict=True)]
