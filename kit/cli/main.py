"""The command `kit`: its commands gathered, and every refusal told in one sentence."""

import sys
import traceback
from collections.abc import Callable, Sequence

import typer

from kit.cli.accounts import accounts, findings
from kit.cli.exchange import export, import_
from kit.cli.help import CommandInWords, GroupInWords, in_words, panels_in_words
from kit.cli.lab import lab
from kit.cli.letters import letter
from kit.cli.notebooks import notebooks
from kit.cli.packs import packs
from kit.cli.reports import demo, report
from kit.cli.worksheet import worksheet
from kit.errors import KitError, WrongUse
from kit.settings import current_settings, reader_language
from kit.words import say, word

__all__ = ["main"]

INTERRUPTED = 130
"""What the command-line library makes of Ctrl-C."""


def _app(lang: str) -> typer.Typer:
    panels_in_words(lang)
    app = typer.Typer(
        cls=GroupInWords,
        help=word("cli.kit", lang),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="rich",
    )
    commands: dict[str, Callable[..., object]] = {
        "demo": demo,
        "lab": lab,
        "notebooks": notebooks,
        "accounts": accounts,
        "findings": findings,
        "import": import_,
        "export": export,
        "report": report,
        "worksheet": worksheet,
        "letter": letter,
    }
    for name, command in commands.items():
        app.command(name, cls=CommandInWords, help=word(f"cli.{name}", lang))(
            in_words(command, lang)
        )
    app.add_typer(packs(lang), name="pack")
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with 0 done, 1 failed or refused, 2 wrong use."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    given = [each for each in given if each != "--debug"]
    lang = reader_language()
    try:
        current_settings()
        status = _app(lang)(given, standalone_mode=False)
        if status == INTERRUPTED:
            raise KeyboardInterrupt
    except KitError as error:
        status = _told(say(error, lang), error.exit_status, debug)
    except typer.TyperException as error:
        status = _told(*_wrong_use(error, lang), debug)
    except (KeyboardInterrupt, typer.Abort):
        status = _told(word("cli.stopped", lang), 1, debug)
    except Exception as error:  # noqa: BLE001 - a fault of ours is told in a sentence too
        said = f"{type(error).__name__}: {error}".splitlines()[0]
        status = _told(word("errors.unexpected", lang, said=said), 1, debug)
    sys.exit(status or 0)


def _told(sentence: str, status: int, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    typer.echo(sentence, err=True)
    return status


def _wrong_use(error: typer.TyperException, lang: str) -> tuple[str, int]:
    """Turn the command-line library's refusal into one of ours."""
    code = {
        "MissingParameter": "use.missing",
        "NoSuchOption": "use.unknown_option",
        "NoArgsIsHelpError": "use.no_command",
    }.get(type(error).__name__, "use.bad_value")
    usage = WrongUse(code, what=_named(error))
    return say(usage, lang), usage.exit_status


def _named(error: typer.TyperException) -> str:
    """Return the option or argument that a refusal is about, as the help page writes it."""
    parameter = getattr(error, "param", None)
    option: str | None = getattr(error, "option_name", None)
    if option or parameter is None:
        return option or ""
    given: str = parameter.opts[0]
    return given if given.startswith("-") else parameter.metavar or given
