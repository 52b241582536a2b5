"""Our fonts: where their files are, which letters they have, and text made fit for them."""

import re
import unicodedata
from functools import lru_cache

from fontTools.ttLib import TTFont

from kit.settings import Settings

__all__ = [
    "GETA",
    "SANS",
    "SANS_FILES",
    "composed",
    "letters",
    "missing_letters",
    "named",
    "set_in",
]

SANS = "Kit Sans JP"
SANS_FILES = {"normal": "fonts/KitSansJP-Regular.ttf", "bold": "fonts/KitSansJP-Bold.ttf"}

GETA = "〓"
"""What Japanese printers set for a letter they lack."""

_COMBINED = re.compile(r".[\u0300-\u036f\u3099\u309a]+")
# Joiners, directions, soft hyphens and the choice between text and emoji say nothing by themselves.
_SILENT = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
_SELECTORS = range(0xE0100, 0xE01F0)
"""Choose one form of a kanji (葛 with U+E0100); our fonts hold one form only."""


@lru_cache(maxsize=4)
def letters(settings: Settings) -> frozenset[int]:
    """Return the code points that both weights of our font can draw."""
    sets = []
    for name in SANS_FILES.values():
        with TTFont(settings.asset(name), lazy=True) as font:
            sets.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*sets)


def composed(text: str) -> str:
    """Join letters with their combining marks, and touch nothing else.

    Full NFC would also turn U+FA19 into U+795E: a name is printed in its own kanji.
    """
    return _COMBINED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def missing_letters(text: str, settings: Settings) -> tuple[str, ...]:
    """Return the letters our fonts cannot draw, each once, in the order of the text."""
    known = letters(settings)
    plain = _SILENT.sub("", composed(text))
    return tuple(dict.fromkeys(c for c in plain if ord(c) not in known and not c.isspace()))


def set_in(text: str, settings: Settings) -> str:
    """Return text in letters our fonts have: one they lack becomes 〓, a silent one goes."""
    known = letters(settings)
    plain = _SILENT.sub("", composed(text))
    return "".join(_drawn(c, known) for c in plain)


def named(letter: str) -> str:
    """Name a letter that cannot be printed by its code point."""
    return f"U+{ord(letter):04X}"


def _drawn(letter: str, known: frozenset[int]) -> str:
    if ord(letter) in known or letter.isspace():
        return letter
    return "" if ord(letter) in _SELECTORS else GETA
