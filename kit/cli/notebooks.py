"""kit notebooks."""

from pathlib import Path
from typing import Annotated

import typer

from kit.errors import NotFound, Refused
from kit.exchange.files import private_folder
from kit.settings import Settings, current_settings
from kit.store import open_store
from kit.words import language, word

__all__ = ["notebooks"]

Whose = Annotated[str, typer.Argument(metavar="ACCOUNT", help="cli.arg_account")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="cli.opt_notebooks_out")]
Lang = Annotated[str, typer.Option("--lang", metavar="ja|en", help="cli.opt_notebooks_lang")]
Force = Annotated[bool, typer.Option("--force", help="cli.opt_notebooks_force")]


def notebooks(account: Whose, out: Out, lang: Lang = "", force: Force = False) -> None:
    """Write a set of the notebooks that opens on one account."""
    settings = current_settings()
    given = {"account": account, "lang": language(lang) if lang else settings.language}
    with open_store(settings) as store:
        store.read(account)
    folder = out.resolve()
    copies = _copies(folder, settings)
    there = next((each for each in copies.values() if each.exists()), None)
    if there and not force:
        raise Refused("notebooks.there_already", file=str(there))
    # papermill takes a second to load, which no other command needs.
    from kit.report.engine import give_parameters  # noqa: PLC0415

    private_folder(folder)
    for source, copy in copies.items():
        give_parameters(source, given, copy)
    facts = {"account": account, "folder": str(folder), "n": len(copies)}
    typer.echo(word("cli.notebooks_done", settings.language, **facts))


def _copies(folder: Path, settings: Settings) -> dict[Path, Path]:
    """Return where each of the workbook's notebooks goes."""
    room = next(settings.rooms("notebooks"), None)
    if room is None:
        raise NotFound("file.missing", file="notebooks")
    if any(folder == each.resolve() for each in settings.rooms("notebooks")):
        raise Refused("notebooks.own_place", folder=str(folder))
    return {each: folder / each.name for each in sorted(room.glob("*.ipynb"))}
