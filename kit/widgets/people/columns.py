"""The columns of the stakeholder sheet: the groups they unfold in, and what each of them holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kit.account import Frozen, Stakeholder
from kit.account.shape import FieldShape, Holds, shape_of
from kit.exchange import cells
from kit.pack import Pack
from kit.words import word

__all__ = ["COLUMNS", "FIRST", "GROUPS", "Column", "described", "groups"]

GROUPS = {
    "opinion": ("trust_basis", "opinion_words", "relies_on_us_for"),
    "dependence": (
        "dependence.they_on_us",
        "dependence.we_on_them",
        "dependence.alternative",
        "dependence.basis",
    ),
    "person": (
        "career",
        "judged_by",
        "worries",
        "goals",
        "way_of_deciding",
        "way_of_contact",
        "never_say",
        "dislike_reason",
        "dislike_certainty",
    ),
    "position": (
        "kana",
        "reports_to",
        "in_post_since_on",
        "left_on",
        "moved_to",
        "successor",
    ),
    "contact": ("last_channel",),
    "source": ("sources", "as_of", "confidentiality"),
}
"""What each group unfolds beside the first view."""

FIRST = (
    "name",
    "department",
    "title",
    "roles",
    "influence",
    "attitude",
    "trust",
    "last_met_on",
)
"""The first view, まず7項目: department and title count as one."""

_DRAWN_UNKNOWN = {Holds.choice, Holds.number}
_RATINGS = {
    "trust": "trust",
    "influence": "influence",
    "dependence.they_on_us": "they_on_us",
    "dependence.we_on_them": "we_on_them",
}


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


def _columns() -> Iterator[Column]:
    shapes = dict(_shapes(Stakeholder, ""))
    for group, paths in {"first": FIRST, **GROUPS}.items():
        for path in paths:
            yield Column(path, group, *shapes[path])


def _shapes(
    model: type[Frozen], within: str
) -> Iterator[tuple[str, tuple[type[Frozen], FieldShape]]]:
    for shape in shape_of(model):
        if shape.holds is Holds.group and shape.of:
            yield from _shapes(shape.of, f"{within}{shape.name}.")
        else:
            yield f"{within}{shape.name}", (model, shape)


COLUMNS = {column.path: column for column in _columns()}
"""Every column by its path, in the order of the sheet."""


def groups(lang: str) -> list[dict[str, str]]:
    """Return the groups that unfold, as the sheet's buttons show them."""
    return [{"group": group, "title": word(f"sheet.group.{group}", lang)} for group in GROUPS]


def described(column: Column, pack: Pack, lang: str) -> dict[str, Any]:
    """Return what the page has to know of a column, in the reader's language."""
    shape, anchors = column.shape, {}
    if rating := _RATINGS.get(column.path):
        words = getattr(pack.ratings, rating).anchors
        anchors = {str(value): text.in_(lang) for value, text in words.items()}
    return {
        "field": column.path,
        "title": word(column.label, lang),
        "group": column.group,
        "holds": shape.holds.value,
        "many": shape.many,
        "options": _options(column, lang),
        "unknown": shape.holds in _DRAWN_UNKNOWN or column.path == "last_met_on",
        "help": word(f"sheet.help.{column.path}", lang),
        "anchors": anchors,
    }


def _options(column: Column, lang: str) -> list[dict[str, str]]:
    """Return the words to choose from, each with its spelling in the other language."""
    other = "en" if lang == "ja" else "ja"
    spoken = (column.cell.words(each) for each in (lang, other))
    return [{"text": text, "also": also} for text, also in zip(*spoken, strict=True)]
