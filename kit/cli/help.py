"""Help in the reader's language: panel titles, the texts of options, the --help line itself."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from typer import rich_utils
from typer.core import TyperCommand, TyperGroup
from typer.models import ParameterInfo

from kit.errors import WrongUse
from kit.settings import reader_language
from kit.words import word

__all__ = ["CommandInWords", "GroupInWords", "in_words", "panels_in_words"]

Command = Callable[..., Any]
_WORDS: dict[ParameterInfo, str] = {}
"""The word that each option's help is, since the option itself then carries the sentence."""


class _InWords:
    """The usage line and the --help line in the reader's language."""

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line under its heading."""
        usage: str = super().get_usage(ctx)  # type: ignore[misc]  # the command has it
        return usage.replace("Usage: ", word("cli.usage", reader_language()), 1)

    def get_help_option(self, ctx: Any) -> Any:
        """Return --help with its text."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # the command has it
        if option is not None:
            option.help = word("cli.opt_help", reader_language())
        return option


class GroupInWords(_InWords, TyperGroup):
    """A group of commands, listed in the order they are made."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the library's signature
        """Return the commands' names, unsorted."""
        return list(self.commands)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is named first, or refuse its name."""
        if args and args[0] not in self.commands:
            raise WrongUse("use.unknown_command", what=args[0])
        return super().resolve_command(ctx, args)


class CommandInWords(_InWords, TyperCommand):
    """A command that names itself whatever was given beyond what it takes."""

    allow_extra_args = True

    def invoke(self, ctx: Any) -> Any:
        """Run the command, unless more was given than it takes."""
        if ctx.args:
            raise WrongUse("use.too_many", what=tuple(ctx.args))
        return super().invoke(ctx)


def panels_in_words(lang: str) -> None:
    """Give the fixed words of a help page in a language."""
    rich_utils.COMMANDS_PANEL_TITLE = word("cli.panel_commands", lang)
    rich_utils.OPTIONS_PANEL_TITLE = word("cli.panel_options", lang)
    rich_utils.ARGUMENTS_PANEL_TITLE = word("cli.panel_arguments", lang)
    rich_utils.REQUIRED_LONG_STRING = word("cli.required", lang)
    rich_utils.DEFAULT_STRING = word("cli.default", lang)


def in_words(command: Command, lang: str) -> Command:
    """Give a command's options their help in a language: the help of each names a word."""
    hints = get_type_hints(command, include_extras=True)
    for hint in hints.values():
        if get_origin(hint) is Annotated:
            for info in get_args(hint)[1:]:
                if isinstance(info, ParameterInfo) and info.help:
                    info.help = word(_WORDS.setdefault(info, info.help), lang)
    # Typer reads the hints once more from here; the same objects carry the words now.
    command.__signature__ = inspect.signature(command)  # type: ignore[attr-defined]
    return command
