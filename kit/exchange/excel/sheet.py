"""One sheet of a workbook, written: title, headings, rows, notes and lists."""

from collections.abc import Sequence
from itertools import groupby

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kit.account import Account
from kit.errors import Fault
from kit.exchange.cells import CellValue
from kit.exchange.excel.guide import guidance, hint
from kit.exchange.excel.lists import LAST_ROW, Lists, first_row, heading_row
from kit.exchange.excel.look import Look, column_width, fit_height, mark_unknown, note, print_setup
from kit.exchange.excel.pen import Pen
from kit.exchange.excel.plan import Role, SheetPlan
from kit.pack import Pack
from kit.words import word

__all__ = ["READY_ROWS", "SheetWriter"]

READY_ROWS, BLANK_ROWS = 15, 40
"""The empty rows that stand ready below an account's entries, and in a blank workbook."""
_SAMPLED = 300

Row = Sequence[CellValue]


class SheetWriter:
    """Writes the sheet of one plan."""

    def __init__(
        self, plan: SheetPlan, sheet: Worksheet, lists: Lists, pack: Pack, look: Look
    ) -> None:
        self._plan, self._sheet, self._lists = plan, sheet, lists
        self._pack, self._lang, self._look = pack, look.lang, look
        self._pen = Pen(sheet, look, left=plan.is_profile)
        self._headings = [plan.heading(slot, look.lang) for slot in plan.slots]
        self._printed_title = ""

    def write(self, rows: Sequence[Row], account: Account | None) -> list[Fault]:
        """Write the rows of an account, or of a blank workbook; return what does not fit."""
        self._title(account)
        if self._plan.is_profile:
            self._fields(rows[0] if rows else [None] * len(self._plan.slots))
        else:
            self._columns(rows, READY_ROWS if account else BLANK_ROWS)
        return self._pen.faults

    @property
    def _first_shown(self) -> int:
        hidden = self._plan.slots[0].role is Role.identity
        return 2 if hidden else 1

    def _title(self, account: Account | None) -> None:
        title = self._plan.name(self._lang)
        if account:
            facts = {"sheet": title, "account": " ".join(account.profile.name.split())}
            title = word("excel.title", self._lang, **facts)
        self._look.dress(self._pen.text(1, self._first_shown, title), "title")
        self._look.dress(self._pen.text(2, self._first_shown, hint(self._plan, self._lang)), "hint")
        self._sheet.row_dimensions[1].height = 26
        self._sheet.sheet_view.showGridLines = False
        self._printed_title = title

    def _columns(self, rows: Sequence[Row], ready: int) -> None:
        """Write a row for each entry, under headings."""
        first = first_row(self._plan)
        below = first + len(rows)
        self._heading_rows()
        for number, row in enumerate(rows, start=first):
            for column, (slot, value) in enumerate(zip(self._plan.slots, row, strict=True)):
                self._pen.value(number, column + 1, slot, value, self._headings[column])
        for number in range(below, below + ready):
            for column, slot in enumerate(self._plan.slots, 1):
                self._pen.ready(number, column, slot)
        for column, slot in enumerate(self._plan.slots, 1):
            whole = self._sheet.column_dimensions[get_column_letter(column)]
            shown = [row[column - 1] for row in rows[:_SAMPLED]]
            whole.width = column_width(slot, self._headings[column - 1], shown)
            whole.number_format = self._look.number_format(slot)
            whole.hidden = slot.role is Role.identity
        widths = [each.width for each in self._sheet.column_dimensions.values()]
        for number, row in enumerate(rows, start=first):
            fit_height(self._sheet, number, zip(row[1:], widths[1:], strict=True))
        self._offer_lists(first, max(LAST_ROW, below + ready))
        self._finish(below - 1 if rows else below + ready - 1)

    def _heading_rows(self) -> None:
        at = heading_row(self._plan)
        for column, (slot, text) in enumerate(
            zip(self._plan.slots, self._headings, strict=True), 1
        ):
            cell = self._pen.text(at, column, text)
            self._look.dress(cell, "heading")
            if told := guidance(self._plan, slot, self._pack, self._lang):
                cell.comment = note(told)
        self._sheet.row_dimensions[at].height = 34
        grouped = groupby(enumerate(self._plan.slots, 1), key=lambda each: each[1].groups[:1])
        for groups, members in grouped:
            columns = [column for column, _ in members]
            for column in columns if groups else ():
                text = word(groups[0], self._lang) if column == columns[0] else ""
                self._look.dress(self._pen.text(at - 1, column, text), "group")

    def _offer_lists(self, first: int, last: int) -> None:
        unknown = word("common.unknown", self._lang)
        for column, slot in enumerate(self._plan.slots, 1):
            letter = get_column_letter(column)
            cells = f"{letter}{first}:{letter}{last}"
            if offered := self._lists.validation(self._plan, slot):
                offered.add(cells)
                self._sheet.add_data_validation(offered)
            if slot.column and slot.column.may_say_unknown(self._lang):
                mark_unknown(self._sheet, cells, unknown)

    def _finish(self, last: int) -> None:
        at, width = heading_row(self._plan), len(self._plan.slots)
        frozen = self._first_shown
        self._sheet.freeze_panes = self._sheet.cell(at + 1, frozen + 1)
        filtered = f"A{at}:{get_column_letter(width)}{last}"
        self._sheet.auto_filter.ref = filtered
        top = at - 1 if any(slot.groups for slot in self._plan.slots) else at
        area = f"A{top}:{get_column_letter(width)}{last}"
        print_setup(self._sheet, self._printed_title, (top, at), area)
        if frozen > 1 or self._sheet.page_setup.fitToWidth > 1:
            self._sheet.print_title_cols = f"A:{get_column_letter(frozen)}"

    def _fields(self, row: Row) -> None:
        """Write a row for each field, its name beside its value and how it is filled in."""
        at = heading_row(self._plan)
        for column, (name, width) in enumerate(
            (("group", 14), ("item", 26), ("value", 46), ("how", 60)), 1
        ):
            self._look.dress(
                self._pen.text(at, column, word(f"excel.{name}", self._lang)), "heading"
            )
            self._sheet.column_dimensions[get_column_letter(column)].width = width
        unknown = word("common.unknown", self._lang)
        for number, (slot, value) in enumerate(
            zip(self._plan.slots, row, strict=True), start=at + 1
        ):
            heading = self._headings[number - at - 1]
            group = word(slot.groups[0], self._lang) if slot.groups else ""
            self._look.dress(self._pen.text(number, 1, group), "label")
            self._look.dress(self._pen.text(number, 2, heading), "label")
            self._pen.value(number, 3, slot, value, heading)
            told = self._pen.text(number, 4, guidance(self._plan, slot, self._pack, self._lang))
            self._look.dress(told, "told")
            fit_height(self._sheet, number, [(value, 46), (told.value, 60)])
            if offered := self._lists.validation(self._plan, slot):
                offered.add(f"C{number}")
                self._sheet.add_data_validation(offered)
        mark_unknown(self._sheet, f"C{at + 1}:C{at + len(row)}", unknown)
        self._sheet.freeze_panes = self._sheet.cell(at + 1, 1)
        print_setup(self._sheet, self._printed_title, (at, at), f"A{at}:D{at + len(row)}")
