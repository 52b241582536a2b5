"""Which of its rows are the headings of a table, and what each column means."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from kit.exchange.lists.fields import (
    ACCOUNT,
    ACCOUNT_ID,
    NOTED,
    OUR_MEMBER,
    OUR_MEMBER_IF_NAMED,
    PARTS,
    REASON,
    UNKEPT,
    Kind,
    heading_key,
    listed,
    targets_of,
)
from kit.exchange.lists.maps import LEFT_OUT, HeadingMap
from kit.exchange.lists.table import Line, Note, Table, shown

__all__ = ["SHARED", "UNCOUNTED", "Headings", "headings_in", "is_crossed", "texts_of"]

# Headings stand within the first rows of a sheet; titles and remarks may go before.
_ROWS_LOOKED_AT = 50
_PERIOD = re.compile(
    r"(\d{2,4}[年/.-])?\d{1,2}月|\d{4}[年/.-]\d{1,2}|\d{4}年度?|(\d{2,4}年?度?)?([1-4]q|q[1-4])"
    r"|第?[1-4]四半期|\d{0,4}年?度?[上下]期"
)
_FEWEST_PERIODS = 3
UNCOUNTED = frozenset({UNKEPT, NOTED, REASON, LEFT_OUT, ""})
"""What any number of columns may be."""
SHARED = UNCOUNTED | {ACCOUNT, ACCOUNT_ID, OUR_MEMBER}
"""What the columns of every kind of list may be."""


@dataclass(frozen=True)
class Headings:
    """What the columns of a table mean: its heading row, and each column's field by its index."""

    table: Table
    kind: Kind
    line: Line
    targets: dict[int, str]
    notes: tuple[Note, ...] = ()

    @property
    def row(self) -> int:
        """The number of the heading row."""
        return self.line.number

    @property
    def is_named(self) -> bool:
        """Whether the list has what a list of its kind cannot be without."""
        found = set(self.targets.values())
        parts = PARTS["name"] if self.kind is Kind.people else ()
        return self.kind.key in found or (bool(parts) and found.issuperset(parts))

    @property
    def known(self) -> int:
        """How many columns go into fields of the kind itself."""
        return sum(target not in SHARED for target in self.targets.values())

    def text(self, index: int) -> str:
        """Return a column's heading on one line, or its letters where it has none."""
        cells = self.line.cells
        text = shown(cells[index]).strip() if index < len(cells) else ""
        return " ".join(text.split()) or get_column_letter(index + 1)

    def columns(self, target: str) -> Iterator[int]:
        """Yield the indices of the columns that have a target."""
        return (index for index, each in self.targets.items() if each == target)


def texts_of(line: Line) -> tuple[str, ...]:
    """Return the texts of a row."""
    return tuple(shown(cell).strip() for cell in line.cells)


def headings_in(table: Table, kinds: Sequence[Kind], said: HeadingMap | None) -> Iterator[Headings]:
    """Yield the best heading row of a table for each kind of list that it may be."""
    lines = [_filled_down(table, n) for n in range(min(len(table.lines), _ROWS_LOOKED_AT))]
    texts = [texts_of(line) for line in lines]
    for kind in kinds:
        targets = [_targets(each, kind, said) for each in texts]
        rows = zip(lines, targets, strict=True)
        yield max((Headings(table, kind, *row) for row in rows), key=_weight)


def _weight(found: Headings) -> tuple[bool, int, int]:
    used = sum(target not in ("", LEFT_OUT) for target in found.targets.values())
    return found.is_named, used, -found.row


def _filled_down(table: Table, n: int) -> Line:
    """Return a row in which a cell of a merged heading has that heading in its lower rows too."""
    line = table.lines[n]
    if not table.merged:
        return line
    by_number = {each.number: each.cells for each in table.lines[:n]}
    cells = list(line.cells)
    for index in range(max((len(each) for each in by_number.values()), default=0)):
        above = by_number.get(table.merged.get((line.number, index), 0), ())
        if index < len(above):
            cells += [None] * (index + 1 - len(cells))
            cells[index] = above[index]
    return Line(line.number, cells)


def _targets(texts: Sequence[str], kind: Kind, said: HeadingMap | None) -> dict[int, str]:
    meanings = targets_of(kind)
    found: dict[int, str] = {}
    for index, text in enumerate(texts):
        if text:
            mapped = said.target(text, kind) if said else ""
            found[index] = mapped or meanings.get(heading_key(text), "")
    named = "name" in found.values() or set(PARTS["name"]) <= set(found.values())
    for index, target in found.items():
        if target == OUR_MEMBER_IF_NAMED:
            found[index] = OUR_MEMBER if named and OUR_MEMBER not in found.values() else ""
    return found


def is_crossed(table: Table) -> bool:
    """Tell a pivot or cross table, whose columns are periods or groups and not fields."""
    if table.pivot:
        return True
    for line in table.lines[:_ROWS_LOOKED_AT]:
        texts = [text for text in texts_of(line) if text]
        if not listed("cross").isdisjoint(map(heading_key, texts)):
            return True
        periods = sum(map(_is_period, texts))
        if periods >= _FEWEST_PERIODS and 2 * periods > len(texts):
            return True
    return False


def _is_period(text: str) -> bool:
    return _PERIOD.fullmatch(unicodedata.normalize("NFKC", text).casefold()) is not None
