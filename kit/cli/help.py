"""Help in the reader's language: panel titles, the texts of options, the --help line itself."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from typer import rich_utils
from typer.core import TyperCommand, TyperGroup
from typer.models import ParameterInfo

from kit.settings import current_settings
from kit.words import word

__all__ = ["CommandInWords", "GroupInWords", "in_words", "panels_in_words"]

Command = Callable[..., Any]


def _help_option(option: Any) -> Any:
    if option is not None:
        option.help = word("cli.opt_help", current_settings().language)
    return option


class GroupInWords(TyperGroup):
    """A group of commands, listed in the order they are made."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands' names, unsorted."""
        return list(self.commands)

    def get_help_option(self, ctx: Any) -> Any:
        """Return --help with its text in the reader's language."""
        return _help_option(super().get_help_option(ctx))


class CommandInWords(TyperCommand):
    """A command whose --help line is in the reader's language too."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return --help with its text in the reader's language."""
        return _help_option(super().get_help_option(ctx))


def panels_in_words(lang: str) -> None:
    """Give the panels of a help page their titles in a language."""
    rich_utils.COMMANDS_PANEL_TITLE = word("cli.panel_commands", lang)
    rich_utils.OPTIONS_PANEL_TITLE = word("cli.panel_options", lang)
    rich_utils.ARGUMENTS_PANEL_TITLE = word("cli.panel_arguments", lang)


def in_words(command: Command, lang: str) -> Command:
    """Give a command's options their help in a language: the help of each names a word."""
    hints = get_type_hints(command, include_extras=True)
    for hint in hints.values():
        if get_origin(hint) is Annotated:
            for info in get_args(hint)[1:]:
                if isinstance(info, ParameterInfo) and info.help and info.help.startswith("cli."):
                    info.help = word(info.help, lang)
    # Typer reads the hints once more from here; the same objects carry the words now.
    command.__signature__ = inspect.signature(command)  # type: ignore[attr-defined]
    return command
