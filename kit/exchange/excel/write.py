"""An account written as an Excel workbook."""

from io import BytesIO

from openpyxl import Workbook

from kit.account import Account
from kit.errors import Fault, Faults
from kit.exchange.account_json import Origin
from kit.exchange.cells import Names
from kit.exchange.excel.hidden import ABOUT, LISTS, about_rows, list_columns
from kit.exchange.excel.lists import Lists
from kit.exchange.excel.look import Look
from kit.exchange.excel.pen import Pen
from kit.exchange.excel.plan import plans
from kit.exchange.excel.rows import Writing, table
from kit.exchange.excel.sheet import SheetWriter
from kit.pack import Pack

__all__ = ["blank", "write_account"]

_HIDDEN = "hidden"


def write_account(account: Account, origin: Origin | None, pack: Pack, lang: str) -> bytes:
    """Return an account as an Excel workbook; origin is the saved state it was taken from.

    Raises Faults that name every text too long for a cell.
    """
    return _write(Writing.of(account, pack, lang), origin, pack, lang)


def blank(pack: Pack, lang: str) -> bytes:
    """Return a workbook to fill in, without any data."""
    return _write(None, None, pack, lang)


def _write(writing: Writing | None, origin: Origin | None, pack: Pack, lang: str) -> bytes:
    book, look = Workbook(), Look(lang)
    book.remove(book.active)
    sheets = [(plan, book.create_sheet(plan.name(lang))) for plan in plans()]
    account = writing.account if writing else None
    about, hidden = book.create_sheet(ABOUT), book.create_sheet(LISTS)
    lists = Lists(hidden, lang)
    lists.add(list_columns(writing.names if writing else Names({}), pack, lang))
    faults: list[Fault] = []
    for plan, sheet in sheets:
        rows = list(table(plan, writing)) if writing else []
        faults += SheetWriter(plan, sheet, lists, pack, look).write(rows, account)
    pen = Pen(about, look)
    for row, line in enumerate(about_rows(account, origin, lang).items(), start=1):
        for column, text in enumerate(line, start=1):
            pen.text(row, column, text)
    about.sheet_state = hidden.sheet_state = _HIDDEN
    if faults:
        raise Faults(account.id if account else "", faults)
    return _saved(book, account)


def _saved(book: Workbook, account: Account | None) -> bytes:
    book.properties.creator = "coaching-workbook-kit"
    book.properties.title = account.id if account else ""
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()
