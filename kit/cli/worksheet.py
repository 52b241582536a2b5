"""kit worksheet."""

from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from kit.account import Account
from kit.cli.accounts import Today, day_or_today
from kit.errors import WrongUse
from kit.exchange.files import write_whole
from kit.pack import Pack, load_pack
from kit.settings import Settings, current_settings
from kit.store import open_store
from kit.words import language, word
from kit.workbook import Workbook

__all__ = ["Sheet", "worksheet"]


class Sheet(StrEnum):
    """The sheets there are to print."""

    visit = "visit"
    promises = "promises"
    complaint = "complaint"


Kind = Annotated[Sheet, typer.Argument(metavar="KIND", help="cli.arg_worksheet")]
Whose = Annotated[str, typer.Option("--account", metavar="ACCOUNT", help="cli.opt_worksheet_whose")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE.pdf", help="cli.opt_worksheet_out")]
Lang = Annotated[str, typer.Option("--lang", metavar="ja|en", help="cli.opt_worksheet_lang")]


def worksheet(
    kind: Kind, out: Out, account: Whose = "", lang: Lang = "", today: Today = ""
) -> None:
    """Print a sheet of paper to take along; without an account it is blank."""
    settings = current_settings()
    if kind is Sheet.visit and not account:
        raise WrongUse("worksheet.needs_account")
    make = _visit if kind is Sheet.visit else partial(_written_on, kind)
    make(account, language(lang) if lang else settings.language, day_or_today(today), out)
    typer.echo(word("cli.exported", settings.language, file=str(out)))


# The forms and the printing take a moment to load, which no other command needs.
def _visit(account: str, lang: str, today: date, out: Path) -> None:
    """Print the preparation of a visit."""
    from kit.report.pdf import to_pdf  # noqa: PLC0415
    from kit.widgets.contacts.preparation import printable  # noqa: PLC0415
    from kit.widgets.seat import Seat  # noqa: PLC0415

    settings = current_settings()
    with open_store(settings) as store:
        book = Workbook(store, account, settings.user)
        seat = Seat(book, _pack_of(book.account, settings), lang, today)
        to_pdf(printable(seat), book.account.profile.name, lang, out, settings)


def _written_on(kind: Sheet, account: str, lang: str, today: date, out: Path) -> None:
    """Print a sheet to write on, with what is known of an account where one is named."""
    from kit.report.pages import View  # noqa: PLC0415
    from kit.report.worksheets import BLANK, complaint_sheet, promise_sheet  # noqa: PLC0415

    settings, found = current_settings(), BLANK
    if account:
        with open_store(settings) as store:
            found = store.read(account).account
    view = View(found, _pack_of(found, settings), lang, today)
    made = {Sheet.promises: promise_sheet, Sheet.complaint: complaint_sheet}[kind]
    write_whole(out, made(view, settings))


def _pack_of(account: Account, settings: Settings) -> Pack:
    return load_pack(account.profile.pack or settings.pack, settings)
