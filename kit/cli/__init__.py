"""The command line of the kit."""

from kit.cli.main import main

__all__ = ["main"]
