"""kit worksheet."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kit.cli.accounts import Today, day_or_today
from kit.pack import load_pack
from kit.settings import current_settings
from kit.store import open_store
from kit.words import language, word
from kit.workbook import Workbook

__all__ = ["Sheet", "worksheet"]


class Sheet(StrEnum):
    """The sheets there are to print."""

    visit = "visit"


Kind = Annotated[Sheet, typer.Argument(metavar="KIND", help="cli.arg_worksheet")]
Whose = Annotated[str, typer.Option("--account", metavar="ACCOUNT", help="cli.arg_account")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE.pdf", help="cli.opt_worksheet_out")]
Lang = Annotated[str, typer.Option("--lang", metavar="ja|en", help="cli.opt_worksheet_lang")]


def worksheet(kind: Kind, account: Whose, out: Out, lang: Lang = "", today: Today = "") -> None:
    """Print a sheet of paper to take along."""
    # The forms and the printing take a moment to load, which no other command needs.
    from kit.report.pdf import to_pdf  # noqa: PLC0415
    from kit.widgets.contacts.preparation import printable  # noqa: PLC0415
    from kit.widgets.seat import Seat  # noqa: PLC0415

    settings = current_settings()
    with open_store(settings) as store:
        book = Workbook(store, account, settings.user)
        pack = load_pack(book.account.profile.pack or settings.pack, settings)
        spoken = language(lang) if lang else settings.language
        page = {Sheet.visit: printable}[kind](Seat(book, pack, spoken, day_or_today(today)))
        to_pdf(page, book.account.profile.name, spoken, out, settings)
    typer.echo(word("cli.exported", settings.language, file=str(out)))
