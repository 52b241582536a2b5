"""The lists to choose from: words on a hidden sheet, names from the sheets they stand on."""

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kit.account.shape import called_by
from kit.exchange.excel.hidden import LISTS, text_list
from kit.exchange.excel.plan import Role, SheetPlan, Slot, plans
from kit.exchange.excel.text import encoded
from kit.words import word

__all__ = ["LAST_ROW", "Lists", "first_row", "heading_row"]

LAST_ROW = 5_000
"""The last row that offers its lists in a sheet with fewer entries."""


def heading_row(plan: SheetPlan) -> int:
    """Return the row of a sheet's headings: below its title, a sentence, and any groups."""
    return 4 if not plan.is_profile and any(slot.groups for slot in plan.slots) else 3


def first_row(plan: SheetPlan) -> int:
    """Return the first row that holds data."""
    return heading_row(plan) + 1


class Lists:
    """The hidden sheet of lists, and what a column has to refer to."""

    def __init__(self, sheet: Worksheet, lang: str) -> None:
        self._sheet, self._lang = sheet, lang
        self._columns: dict[tuple[str, ...], str] = {}
        self._ranges: dict[str, str] = {}
        self._filled = 0

    def add(self, columns: Mapping[str, Sequence[str]]) -> None:
        """Write lists under their headings."""
        for heading, texts in columns.items():
            self._ranges[heading] = self._column(heading, texts)

    def _column(self, heading: str, texts: Sequence[str]) -> str:
        """Write one list and return the range of its texts."""
        self._filled += 1
        for row, text in enumerate((heading, *texts), start=1):
            cell = self._sheet.cell(row, self._filled, encoded(text))
            cell.data_type, cell.number_format = "s", "@"
        letter = get_column_letter(self._filled)
        return f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${max(2, len(texts) + 1)}"

    def validation(self, plan: SheetPlan, slot: Slot) -> DataValidation | None:
        """Return what lets a column's cells be chosen from a list, where there is one."""
        source, strict = self._source(plan, slot)
        if not source:
            return None
        chosen = DataValidation(type="list", formula1=source, allow_blank=True)
        chosen.showErrorMessage = strict
        chosen.errorStyle = "warning"
        chosen.error = word("excel.not_in_list", self._lang)
        return chosen

    def _source(self, plan: SheetPlan, slot: Slot) -> tuple[str, bool]:
        """Return where a column's list stands, and whether nothing else may be written."""
        if slot.role is Role.told:
            return self._ranges.get(text_list(slot.worded), ""), False
        if slot.role is Role.key and plan.own_level:
            return self._names_on(plan.path[0]), False
        if slot.column is None:
            return "", False
        if words := slot.column.words(self._lang):
            if words not in self._columns:
                self._columns[words] = self._column(f"list.{'.'.join(slot.path)}", words)
            return self._columns[words], not slot.column.field.many
        return self._names_on(slot.column.field.refers), False

    def _names_on(self, kind: str) -> str:
        """Return the names on a kind's own sheet, so that those written anew are offered too."""
        plan = next((each for each in plans() if each.path == (kind,)), None)
        named = plan and next(
            (n for n, slot in enumerate(plan.slots, 1) if _names_its_row(plan, slot)), None
        )
        if plan is None or named is None:
            return ""
        letter, first = get_column_letter(named), first_row(plan)
        column = f"{quote_sheetname(plan.name(self._lang))}!${letter}${first}"
        return f"OFFSET({column},0,0,MAX(1,COUNTA({column}:${letter}${LAST_ROW})),1)"


def _names_its_row(plan: SheetPlan, slot: Slot) -> bool:
    called = (called_by(plan.models[0]),)
    return slot.role is Role.key or (slot.level == 0 and slot.path == called)
