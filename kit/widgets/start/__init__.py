"""The first page: an account chosen, added or taken in, and the language."""

from kit.widgets.start.page import StartPage, open_start

__all__ = ["StartPage", "open_start"]
