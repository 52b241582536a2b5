"""The heading row of a list: found below title lines, in one of several sheets, and understood."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from kit.errors import Cell, Fault, Faults
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
    field_word,
    heading_key,
    kind_word,
    listed,
    targets_of,
)
from kit.exchange.lists.maps import LEFT_OUT, HeadingMap
from kit.exchange.lists.table import Line, Note, Table, shown
from kit.words import Text

__all__ = ["Headings", "recognised", "texts_of"]

# Headings stand within the first rows of a sheet; titles and remarks may go before.
_ROWS_LOOKED_AT = 50
_PERIOD = re.compile(
    r"(\d{2,4}[年/.-])?\d{1,2}月|\d{4}[年/.-]\d{1,2}|\d{4}年度?|(\d{2,4}年?度?)?([1-4]q|q[1-4])"
    r"|第?[1-4]四半期|\d{0,4}年?度?[上下]期"
)
_FEWEST_PERIODS = 3
_MANY = frozenset({UNKEPT, NOTED, REASON, LEFT_OUT, ""})


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
        shared = {ACCOUNT, ACCOUNT_ID, OUR_MEMBER, *_MANY}
        return sum(target not in shared for target in self.targets.values())

    def text(self, index: int) -> str:
        """Return a column's heading on one line, or its letters where it has none."""
        cells = self.line.cells
        text = shown(cells[index]).strip() if index < len(cells) else ""
        return " ".join(text.split()) or get_column_letter(index + 1)

    def columns(self, target: str) -> Iterator[int]:
        """Yield the indices of the columns that have a target."""
        return (index for index, each in self.targets.items() if each == target)


def recognised(
    tables: Sequence[Table], kind: str, said: HeadingMap | None, source: str
) -> Headings:
    """Return the one list that a file holds; whatever could be two things is asked, not guessed."""
    kinds = [Kind(kind)] if kind else list(Kind)
    tables = _on_sheet(tables, said, source)
    lists = [table for table in tables if not _is_crossed(table)]
    found = [each for table in lists for each in _of_table(table, kinds, said)]
    named = [each for each in found if each.is_named]
    sheets = dict.fromkeys(each.table.sheet for each in named if not each.table.hidden)
    sheets = sheets or dict.fromkeys(each.table.sheet for each in named)
    if len(sheets) > 1:
        raise Faults(source, [Fault("list.several_sheets", (), {"sheets": tuple(sheets)})])
    if not sheets:
        raise Faults(source, [_why_not(found, len(lists) < len(tables))])
    chosen = _of_one_kind([each for each in found if each.table.sheet in sheets], source)
    if faults := list(_repeated(chosen)):
        raise Faults(source, faults)
    return replace(chosen, notes=tuple(_notes(chosen, tables)))


def texts_of(line: Line) -> tuple[str, ...]:
    """Return the texts of a row."""
    return tuple(shown(cell).strip() for cell in line.cells)


def _on_sheet(tables: Sequence[Table], said: HeadingMap | None, source: str) -> Sequence[Table]:
    if not said or not said.sheet or any(table.is_text for table in tables):
        return tables
    found = [table for table in tables if table.sheet == said.sheet]
    if not found:
        facts = {"found": said.sheet, "expected": tuple(table.sheet for table in tables)}
        raise Faults(source, [Fault("list.no_such_sheet", (), facts)])
    return found


def _of_table(table: Table, kinds: Sequence[Kind], said: HeadingMap | None) -> Iterator[Headings]:
    """Yield the best heading row of a table for each kind it may be of."""
    lines = [_filled_down(table, n) for n in range(min(len(table.lines), _ROWS_LOOKED_AT))]
    for kind in kinds:
        rows = [Headings(table, kind, line, _targets(line, kind, said)) for line in lines]
        yield max(rows, key=_weight)


def _weight(found: Headings) -> tuple[bool, int, int]:
    used = sum(target not in ("", LEFT_OUT) for target in found.targets.values())
    return found.is_named, used, -found.row


def _filled_down(table: Table, n: int) -> Line:
    """Return a row in which a cell of a merged heading has that heading in its lower rows too."""
    line = table.lines[n]
    by_number = {each.number: each.cells for each in table.lines[:n]}
    cells = list(line.cells)
    for index in range(max((len(each) for each in by_number.values()), default=0)):
        above = by_number.get(table.merged.get((line.number, index), 0), ())
        if index < len(above):
            cells += [None] * (index + 1 - len(cells))
            cells[index] = above[index]
    return Line(line.number, cells)


def _targets(line: Line, kind: Kind, said: HeadingMap | None) -> dict[int, str]:
    meanings = targets_of(kind)
    found: dict[int, str] = {}
    for index, text in enumerate(texts_of(line)):
        if text:
            mapped = said.target(text, kind) if said else ""
            found[index] = mapped or meanings.get(heading_key(text), "")
    named = "name" in found.values() or set(PARTS["name"]) <= set(found.values())
    for index, target in found.items():
        if target == OUR_MEMBER_IF_NAMED:
            found[index] = OUR_MEMBER if named and OUR_MEMBER not in found.values() else ""
    return found


def _is_crossed(table: Table) -> bool:
    """Tell a pivot or cross table, whose columns are periods or groups and not fields."""
    if table.pivot:
        return True
    for line in table.lines[:_ROWS_LOOKED_AT]:
        texts = [text for text in texts_of(line) if text]
        if listed("cross") & {heading_key(text) for text in texts}:
            return True
        periods = sum(_is_period(text) for text in texts)
        if periods >= _FEWEST_PERIODS and 2 * periods > len(texts):
            return True
    return False


def _is_period(text: str) -> bool:
    return _PERIOD.fullmatch(unicodedata.normalize("NFKC", text).casefold()) is not None


def _why_not(found: Sequence[Headings], crossed: bool) -> Fault:
    best = max(found, key=lambda each: each.known, default=None)
    if best is None or not best.known:
        return Fault("list.cross_table") if crossed else Fault("list.no_headings")
    return _keyless(best)


def _keyless(found: Headings) -> Fault:
    headings = tuple(found.text(index) for index in found.targets)
    facts = {"needed": field_word(found.kind, found.kind.key), "headings": headings}
    return Fault("list.no_key", (), facts, Cell(found.row, "", found.table.sheet))


def _of_one_kind(found: Sequence[Headings], source: str) -> Headings:
    """Return what a table is read as; only one that tells of nothing else is a list of accounts."""
    others = [each for each in found if each.kind is not Kind.accounts]
    named = [each for each in others if each.is_named]
    if len(named) > 1:
        kinds = tuple(_told(each.kind) for each in named)
        raise Faults(source, [Fault("list.several_kinds", (), {"kinds": kinds})])
    if named:
        return named[0]
    accounts = next(each for each in found if each.is_named)
    if keyless := [
        each for each in others if each.row == accounts.row and _tells_more(each, accounts)
    ]:
        raise Faults(source, [_keyless(max(keyless, key=lambda each: each.known))])
    return accounts


def _told(kind: Kind) -> Text:
    """Return a kind as it is asked for, and what it is called."""
    called = kind_word(kind)
    return Text(ja=f"{kind.value}（{called.ja}）", en=kind.value)


def _tells_more(other: Headings, accounts: Headings) -> bool:
    """Tell whether a list has fields of another kind, which a list of accounts would not take."""
    shared = {ACCOUNT, ACCOUNT_ID, OUR_MEMBER, *_MANY}
    left = list(accounts.columns(""))
    return any(other.targets.get(index, "") not in shared for index in left)


def _repeated(found: Headings) -> Iterator[Fault]:
    times = Counter(target for target in found.targets.values() if target not in _MANY)
    for target, n in times.items():
        if n > 1:
            headings = tuple(found.text(index) for index in found.columns(target))
            facts = {"headings": headings, "field": field_word(found.kind, target)}
            place = Cell(found.row, "", found.table.sheet)
            yield Fault("list.heading_twice", (), facts, place)


def _notes(found: Headings, tables: Sequence[Table]) -> Iterator[Note]:
    table = found.table
    if table.sheet and len(tables) > 1:
        yield Note("note.sheet", {"sheet": table.sheet})
        left = tuple(each.sheet for each in tables if each is not table)
        yield Note("note.sheets_left", {"sheets": left})
    if table.hidden:
        yield Note("note.hidden_sheet", {"sheet": table.sheet})
    yield from table.notes
    noted = "note.noted" if found.kind is Kind.deals else "note.noted_plainly"
    for target, code in (
        (NOTED, noted),
        (UNKEPT, "note.unkept"),
        (LEFT_OUT, "note.left_out"),
        ("", "note.unknown"),
    ):
        if headings := tuple(found.text(index) for index in found.columns(target)):
            yield Note(code, {"headings": headings})
    for index in found.columns(OUR_MEMBER):
        if heading_key(found.text(index)) in listed(f"{found.kind}.{OUR_MEMBER_IF_NAMED}"):
            yield Note("note.our_member", {"heading": found.text(index)})
