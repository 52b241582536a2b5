"""The page of the coaching of an account."""

from ipywidgets import VBox

from kit.widgets.coaching.form import CoachingForm
from kit.widgets.opening import Opened
from kit.widgets.page import Page, shown_or_told

__all__ = ["open_coaching"]


def open_coaching(account: str = "", lang: str = "", today: str = "") -> VBox:
    """Open the coaching of an account; without an id, of the one chosen last."""
    return shown_or_told(lambda: Page(_coaching, account, lang, today))


def _coaching(here: Opened) -> VBox:
    return CoachingForm(here.seat)
