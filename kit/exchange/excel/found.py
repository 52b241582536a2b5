"""The sheets and columns of a workbook found again, by their names in either language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from kit.errors import Cell, Fault
from kit.exchange.cells import CellValue, as_text, folded, is_blank
from kit.exchange.excel.grid import Broken, Grid, Row
from kit.exchange.excel.plan import Role, SheetPlan, Slot
from kit.words import word

__all__ = ["FoundRow", "FoundSheet", "find_sheet"]

_LANGUAGES = ("ja", "en")
_SEARCHED = 30
"""The rows from the top among which the headings are looked for."""


@dataclass(frozen=True)
class FoundRow:
    """The cells of one row by their columns, and where each stands."""

    number: int
    cells: Mapping[Slot, CellValue | Broken]
    places: Mapping[Slot, Cell]

    def text(self, slot: Slot) -> str:
        """Return what a cell shows, as text."""
        found = self.cells.get(slot)
        return found.shows if isinstance(found, Broken) else as_text(found)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but hidden ids stands in the row."""
        shown = (found for slot, found in self.cells.items() if slot.role is not Role.identity)
        return all(not isinstance(found, Broken) and is_blank(found) for found in shown)


@dataclass(frozen=True)
class FoundSheet:
    """A sheet of a plan as it was found: its rows, the blank ones left out."""

    plan: SheetPlan
    name: str
    rows: tuple[FoundRow, ...]


def find_sheet(plan: SheetPlan, grids: Sequence[Grid]) -> FoundSheet | list[Fault]:
    """Return the sheet of a plan, or what keeps it from being read."""
    names = {folded(plan.name(lang)) for lang in _LANGUAGES}
    named = [grid for grid in grids if folded(grid.name) in names]
    if len(named) != 1:
        shown = tuple(grid.name for grid in grids if not grid.name.startswith("_"))
        code = "excel.sheet_twice" if named else "excel.sheet_missing"
        missing = "／".join(dict.fromkeys(plan.name(lang) for lang in _LANGUAGES))
        return [Fault(code, (), {"sheet": missing, "known": shown})]
    return _profile(plan, named[0]) if plan.is_profile else _columns(plan, named[0])


def _columns(plan: SheetPlan, grid: Grid) -> FoundSheet | list[Fault]:
    at, slots = _headings(plan, grid)
    strangers = [
        Fault("excel.heading_unknown", (), {"found": text}, Cell(at, text, grid.name))
        for column, text in _unknown(grid, at, slots)
    ]
    if faults := [*_wrong(plan, grid, at, list(slots.values())), *strangers]:
        return faults
    titles = {column: _shown(found) for column, found in grid.rows[at].items()}
    rows = (
        FoundRow(
            number,
            {slot: row.get(column) for column, slot in slots.items()},
            {slot: Cell(number, titles[column], grid.name) for column, slot in slots.items()},
        )
        for number, row in grid.rows.items()
        if number > at
    )
    return FoundSheet(plan, grid.name, tuple(row for row in rows if not row.is_blank))


def _profile(plan: SheetPlan, grid: Grid) -> FoundSheet | list[Fault]:
    """Read the sheet whose rows are fields as if they were columns of one row."""
    head = _profile_head(grid)
    if head is None:
        missing = tuple(f"{word('excel.item', it)}・{word('excel.value', it)}" for it in _LANGUAGES)
        return [Fault("excel.heading_missing", (), {"missing": missing}, Cell(0, sheet=grid.name))]
    at, name, value = head
    spellings = _spellings(plan)
    slots: list[Slot] = []
    cells: dict[Slot, CellValue | Broken] = {}
    places: dict[Slot, Cell] = {}
    strangers = []
    for number, row in grid.rows.items():
        text = _shown(row.get(name))
        place = Cell(number, text, grid.name)
        if (slot := spellings.get(folded(text))) and number > at:
            slots.append(slot)
            cells[slot], places[slot] = row.get(value), place
        elif number > at and value in row:
            strangers.append(Fault("excel.field_unknown", (), {"found": text}, place))
    faults = [*_wrong(plan, grid, 0, slots), *strangers]
    return faults or FoundSheet(plan, grid.name, (FoundRow(at, cells, places),))


def _profile_head(grid: Grid) -> tuple[int, int, int] | None:
    """Return the row of the headings, and the columns of the fields' names and values."""
    wanted = [
        {folded(word(f"excel.{name}", lang)) for lang in _LANGUAGES} for name in ("item", "value")
    ]
    for number, row in sorted(grid.rows.items())[:_SEARCHED]:
        shown = [(folded(_shown(found)), column) for column, found in row.items()]
        found = [next((n for text, n in shown if text in spelt), 0) for spelt in wanted]
        if all(found):
            return number, found[0], found[1]
    return None


def _headings(plan: SheetPlan, grid: Grid) -> tuple[int, Mapping[int, Slot]]:
    """Return the row that holds most headings of a plan, and the column of each."""
    spellings = _spellings(plan)
    best: tuple[int, Mapping[int, Slot]] = (0, {})
    for number, row in sorted(grid.rows.items())[:_SEARCHED]:
        slots = {
            column: spellings[text]
            for column, found in row.items()
            if (text := folded(_shown(found))) in spellings
        }
        if len(slots) > len(best[1]):
            best = number, slots
    return best


def _spellings(plan: SheetPlan) -> Mapping[str, Slot]:
    """Return every column by the headings that mean it alone, in either language."""
    found: dict[str, set[Slot]] = {}
    for slot in plan.slots:
        for lang in _LANGUAGES:
            found.setdefault(folded(plan.heading(slot, lang)), set()).add(slot)
    return {text: slots.pop() for text, slots in found.items() if len(slots) == 1}


def _wrong(plan: SheetPlan, grid: Grid, at: int, found: Sequence[Slot]) -> Iterator[Fault]:
    """Yield what is wrong with the headings: one that is not there, or one that stands twice."""
    place = Cell(at, sheet=grid.name)
    lost = [slot for slot in plan.slots if slot not in found and slot.role is not Role.told]
    if lost:
        missing = tuple(_both(plan, slot) for slot in lost)
        yield Fault("excel.heading_missing", (), {"missing": missing}, place)
    for slot in dict.fromkeys(found):
        if found.count(slot) > 1:
            yield Fault("excel.heading_twice", (), {"found": _both(plan, slot)}, place)


def _both(plan: SheetPlan, slot: Slot) -> str:
    return "／".join(dict.fromkeys(plan.heading(slot, lang) for lang in _LANGUAGES))


def _unknown(grid: Grid, at: int, slots: Mapping[int, Slot]) -> Iterator[tuple[int, str]]:
    """Yield the columns that hold something under a heading which is none of the plan's."""
    if not at:
        return
    rows: list[Row] = [row for number, row in grid.rows.items() if number > at]
    for column in sorted({column for row in rows for column in row} - slots.keys()):
        if any(not is_blank(_shown(row.get(column))) for row in rows):
            yield column, _shown(grid.rows[at].get(column)) or get_column_letter(column)


def _shown(found: CellValue | Broken) -> str:
    return found.shows if isinstance(found, Broken) else as_text(found)
