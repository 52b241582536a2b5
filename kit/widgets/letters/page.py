"""The page of the letters of an account."""

from ipywidgets import VBox

from kit.widgets.letters.form import LetterDesk
from kit.widgets.opening import Opened
from kit.widgets.page import Page, shown_or_told

__all__ = ["open_letters"]


def open_letters(account: str = "", lang: str = "", today: str = "") -> VBox:
    """Open the letter desk of an account; without an id, of the one chosen last."""
    return shown_or_told(lambda: Page(_letters, account, lang, today))


def _letters(here: Opened) -> LetterDesk:
    return LetterDesk(here.seat)
