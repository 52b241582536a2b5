"""kit pack list, check, copy."""

import re
import shutil
from collections.abc import Callable
from typing import Annotated

import typer

from kit.cli.help import CommandInWords, GroupInWords, in_words
from kit.errors import KitError, Refused, WrongUse
from kit.pack import check_pack, find_pack, load_pack
from kit.pack import packs as known_packs
from kit.settings import current_settings
from kit.words import say, show, word

__all__ = ["packs"]

One = Annotated[str, typer.Argument(metavar="PACK", help="cli.arg_pack")]
Some = Annotated[list[str] | None, typer.Argument(metavar="PACK", help="cli.arg_packs")]
NewName = Annotated[str, typer.Argument(metavar="NAME", help="cli.arg_new_pack")]


def packs(lang: str) -> typer.Typer:
    """Return the commands that deal with packs, with their help in a language."""
    app = typer.Typer(
        cls=GroupInWords, help=word("cli.pack", lang), no_args_is_help=True, rich_markup_mode="rich"
    )
    commands: dict[str, Callable[..., object]] = {"list": list_, "check": check, "copy": copy}
    for name, command in commands.items():
        app.command(name, cls=CommandInWords, help=word(f"cli.pack_{name}", lang))(
            in_words(command, lang)
        )
    return app


def list_() -> None:
    """List the packs there are."""
    settings = current_settings()
    for pack_id in known_packs(settings):
        try:
            pack = load_pack(pack_id, settings)
            name, about = (show(text, settings.language) for text in (pack.name, pack.about))
        except KitError:
            name, about = word("cli.pack_faulty", settings.language, pack=pack_id), ""
        typer.echo(f"{pack_id}  {name}  {about}".rstrip())


def check(packs: Some = None) -> int:
    """Check packs and tell everything that is wrong with them."""
    settings = current_settings()
    status = 0
    for pack_id in packs or known_packs(settings):
        try:
            check_pack(pack_id, settings)
            typer.echo(word("cli.pack_right", settings.language, pack=pack_id))
        except KitError as error:
            status = error.exit_status
            typer.echo(say(error, settings.language), err=True)
    return status


def copy(pack: One, name: NewName) -> None:
    """Copy a pack into the workbook's own data folder, to be edited there."""
    settings = current_settings()
    source = find_pack(pack, settings)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise WrongUse("pack.bad_name", pack=name)
    target = settings.home / "data" / "packs" / name
    if target.exists() or name in known_packs(settings):
        raise Refused("pack.exists", pack=name, folder=str(target))
    try:
        shutil.copytree(source, target)
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        raise Refused("file.unwritable", file=str(target)) from error
    typer.echo(word("cli.pack_copied", settings.language, pack=name, folder=str(target)))
