"""kit import, kit export."""

from pathlib import Path
from typing import Annotated

import typer

from kit.cli.accounts import AsJson
from kit.cli.files import check_suffix
from kit.errors import WrongUse
from kit.exchange.files import write_whole
from kit.pack import load_pack
from kit.settings import current_settings
from kit.store import open_store
from kit.words import language, word
from kit.workbook.departures import CALENDAR, JSON, WORKBOOK, taken_out

__all__ = ["export", "import_"]

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="cli.arg_files")]
As = Annotated[str, typer.Option("--as", metavar="KIND", help="cli.opt_as")]
Of = Annotated[str, typer.Option("--account", metavar="ID", help="cli.opt_account")]
New = Annotated[bool, typer.Option("--new-accounts", help="cli.opt_new_accounts")]
Map = Annotated[Path | None, typer.Option("--map", metavar="FILE", help="cli.opt_map")]
Skip = Annotated[bool, typer.Option("--skip-faulty", help="cli.opt_skip_faulty")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="cli.opt_dry_run")]
Target = Annotated[Path, typer.Option("--to", metavar="FILE", help="cli.opt_to")]


def import_(  # noqa: PLR0913, PLR0917 - one argument for each option of the command
    files: Files,
    kind: As = "",
    account: Of = "",
    new_accounts: New = False,
    map_: Map = None,
    skip_faulty: Skip = False,
    dry_run: DryRun = False,
    as_json_: AsJson = False,
) -> int:
    """Take accounts and lists in; with anything wrong in any file, nothing is written."""
    # Reading spreadsheets loads much that no other command needs.
    from kit.cli.intake import tell_intake  # noqa: PLC0415
    from kit.workbook.intake import Asked  # noqa: PLC0415

    asked = Asked(
        kind=kind,
        account=account,
        new_accounts=new_accounts,
        skip_faulty=skip_faulty,
        dry_run=dry_run,
    )
    return tell_intake(files, asked, map_, as_json=as_json_)


def export(
    to: Target,
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="cli.arg_account")] = "",
    blank_: Annotated[bool, typer.Option("--blank", help="excel.opt_blank")] = False,
    lang: Annotated[str, typer.Option("--lang", help="excel.opt_lang")] = "",
) -> None:
    """Write an account to a file, or a blank workbook to fill in."""
    settings = current_settings()
    spoken = language(lang) if lang else settings.language
    content = _blank(account, to, spoken) if blank_ else _written(account, to, spoken)
    write_whole(to, content)
    typer.echo(word("cli.exported", settings.language, file=str(to)))


def _blank(account: str, to: Path, lang: str) -> bytes:
    if account:
        raise WrongUse("use.too_many", what=account)
    check_suffix(to, WORKBOOK)
    # Loading what writes workbooks takes as long as all else a command does.
    from kit.exchange.excel import blank  # noqa: PLC0415

    settings = current_settings()
    return blank(load_pack(settings.pack, settings), lang)


def _written(account: str, to: Path, lang: str) -> bytes:
    if not account:
        raise WrongUse("use.missing", what="ACCOUNT")
    suffix = check_suffix(to, WORKBOOK, JSON, CALENDAR)
    settings = current_settings()
    with open_store(settings) as store:
        return taken_out(store, account, suffix, lang, settings)
