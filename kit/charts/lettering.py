"""Typed text made fit for a picture: letters the font has, and not wider than its room."""

import unicodedata
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from kit.charts.style import BODY, FAMILY, MM_PER_POINT
from kit.fonts import composed, set_in
from kit.settings import current_settings

__all__ = ["NAME_WIDTH", "clipped", "drawable", "fitted", "printable", "width_of"]

NAME_WIDTH = 14.0
"""How much of a typed name a picture shows, in full-width letters."""

_ELLIPSIS = "…"
_UNPRINTABLE = {"Cc", "Cs", "Cn"}
_MEASURED = 100.0
_paths = TextToPath()


def printable(text: str) -> str:
    """Return text on one line, without what no XML file can carry."""
    kept = (c for c in composed(text) if c.isspace() or unicodedata.category(c) not in _UNPRINTABLE)
    return " ".join("".join(kept).split())


@lru_cache(maxsize=4096)
def drawable(text: str) -> str:
    """Return text on one line in letters the font has; a letter it lacks becomes 〓."""
    return printable(set_in(printable(text), current_settings()))


def clipped(text: str, width: float = NAME_WIDTH) -> str:
    """Shorten a typed name to a number of full-width letters, ending in … where it was cut."""
    plain = drawable(text)
    if sum(map(_letters_wide, plain)) <= width:
        return plain
    taken, used = "", 1.0
    for character in plain:
        used += _letters_wide(character)
        if used > width:
            break
        taken += character
    return taken.rstrip() + _ELLIPSIS


def fitted(text: str, room: float, size: float = BODY, *, bold: bool = False) -> str:
    """Shorten text until it fits a room in millimetres, ending in … where it was cut."""
    plain = drawable(text)
    if width_of(plain, size, bold=bold) <= room:
        return plain
    kept = len(plain)
    while kept and width_of(plain[:kept].rstrip() + _ELLIPSIS, size, bold=bold) > room:
        kept -= 1
    return plain[:kept].rstrip() + _ELLIPSIS


def width_of(text: str, size: float = BODY, *, bold: bool = False) -> float:
    """Return how wide a text of drawable letters is, in millimetres."""
    return sum(_advance(c, bold) for c in text) * size * MM_PER_POINT / _MEASURED


@lru_cache(maxsize=20_000)
def _advance(character: str, bold: bool) -> float:
    """Return the width of one letter at 100 points; spaces are measured between two letters."""
    font = FontProperties(family=[FAMILY], weight="bold" if bold else "normal", size=_MEASURED)
    pair, _, _ = _paths.get_text_width_height_descent(f"国{character}国", font, ismath=False)
    frame, _, _ = _paths.get_text_width_height_descent("国国", font, ismath=False)
    return float(pair - frame)


def _letters_wide(character: str) -> float:
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5
