"""What a person sees of widgets: their texts and buttons, as far as they are shown."""

import re
from html import unescape
from typing import Any

from ipywidgets import Button, Widget

__all__ = ["buttons", "pieces", "press", "told"]


def pieces(widget: Widget) -> list[Any]:
    """Return a widget and all that is shown in it."""
    if getattr(widget, "layout", None) is not None and widget.layout.display == "none":
        return []
    inside = [each for child in getattr(widget, "children", ()) for each in pieces(child)]
    return [widget, *inside]


def told(widget: Widget) -> str:
    """Return the texts that are shown, without their marks of HTML."""
    values = (each.value for each in pieces(widget) if isinstance(getattr(each, "value", 0), str))
    return unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", "\n".join(values), flags=re.DOTALL))


def buttons(widget: Widget) -> list[str]:
    """Return what the buttons that are shown say."""
    return [each.description for each in pieces(widget) if isinstance(each, Button)]


def press(widget: Widget, says: str) -> None:
    """Press the button that says something."""
    shown = [each for each in pieces(widget) if isinstance(each, Button)]
    next(each for each in shown if each.description == says).click()
