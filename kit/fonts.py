"""Our fonts: where their files are, which letters they have, and text made fit for them."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from kit.settings import Settings

__all__ = [
    "GETA",
    "KAI",
    "KAI_FILES",
    "SANS",
    "SANS_FILES",
    "composed",
    "letters",
    "measured",
    "missing_letters",
    "named",
    "set_in",
    "upright_face",
]

SANS = "Kit Sans JP"
SANS_FILES = {"normal": "fonts/KitSansJP-Regular.ttf", "bold": "fonts/KitSansJP-Bold.ttf"}

KAI = "Kit Kai JP"
KAI_FILES = {"normal": "fonts/KitKaiJP-Regular.ttf"}
"""The face of letters, like writing with a pen."""

_SANS = tuple(SANS_FILES.values())

GETA = "〓"
"""What Japanese printers set for a letter they lack."""

_COMBINED = re.compile(r".[\u0300-\u036f\u3099\u309a]+")
# Joiners, directions, soft hyphens and the choice between text and emoji say nothing by themselves.
_SILENT = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
_LAST_LATIN = 0x024F
_POSTSCRIPT_NAME = 6
_SELECTORS = range(0xE0100, 0xE01F0)
"""Choose one form of a kanji (葛 with U+E0100); our fonts hold one form only."""


@lru_cache(maxsize=4)
def letters(settings: Settings, files: tuple[str, ...] = _SANS) -> frozenset[int]:
    """Return the code points that all of some font files can draw: both weights of our sans."""
    sets = []
    for name in files:
        with TTFont(settings.asset(name), lazy=True) as font:
            sets.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*sets)


def composed(text: str) -> str:
    """Join letters with their combining marks, and touch nothing else.

    Full NFC would also turn U+FA19 into U+795E: a name is printed in its own kanji.
    """
    return _COMBINED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def missing_letters(
    text: str, settings: Settings, files: tuple[str, ...] = _SANS
) -> tuple[str, ...]:
    """Return the letters our fonts cannot draw, each once, in the order of the text."""
    known = letters(settings, files)
    plain = _SILENT.sub("", composed(text))
    return tuple(dict.fromkeys(c for c in plain if ord(c) not in known and not c.isspace()))


def set_in(text: str, settings: Settings, files: tuple[str, ...] = _SANS) -> str:
    """Return text in letters our fonts have: one they lack becomes 〓, a silent one goes."""
    known = letters(settings, files)
    plain = _SILENT.sub("", composed(text))
    return "".join(_drawn(c, known) for c in plain)


def measured(settings: Settings) -> Callable[[str], float]:
    """Return what tells how long text is in the face of letters, in em."""
    widths = _widths(settings.asset(KAI_FILES["normal"]))
    return lambda text: sum(widths.get(ord(c), 1.0) for c in text)


def upright_face(settings: Settings, family: str, turned: frozenset[str]) -> bytes:
    """Return the face of letters as a font file whose letters are drawn as in vertical lines.

    Latin letters, and those in turned, keep the form they have in horizontal lines.
    """
    return _upright(settings.asset(KAI_FILES["normal"]), family, turned)


@lru_cache(maxsize=2)
def _upright(file: Path, family: str, turned: frozenset[str]) -> bytes:
    with TTFont(file, lazy=True, recalcBBoxes=False) as font:
        forms = _vertical_forms(font)
        for table in font["cmap"].tables:
            for point, name in getattr(table, "cmap", {}).items():
                if point > _LAST_LATIN and chr(point) not in turned:
                    table.cmap[point] = forms.get(name, name)
        for record in (1, 4, 6):
            text = family.replace(" ", "") if record == _POSTSCRIPT_NAME else family
            font["name"].setName(text, record, 3, 1, 0x409)
        written = BytesIO()
        font.save(written)
    return written.getvalue()


@lru_cache(maxsize=2)
def _widths(file: Path) -> dict[int, float]:
    with TTFont(file, lazy=True) as font:
        advances, em = font["hmtx"], font["head"].unitsPerEm
        return {point: advances[name][0] / em for point, name in font.getBestCmap().items()}


def _vertical_forms(font: TTFont) -> dict[str, str]:
    """Return the glyph that each glyph becomes in a vertical line."""
    table = font["GSUB"].table
    records = (each for each in table.FeatureList.FeatureRecord if each.FeatureTag == "vert")
    forms: dict[str, str] = {}
    for index in sorted({index for each in records for index in each.Feature.LookupListIndex}):
        for part in table.LookupList.Lookup[index].SubTable:
            forms.update(getattr(part, "ExtSubTable", part).mapping)
    return forms


def named(letter: str) -> str:
    """Name a letter that cannot be printed by its code point."""
    return f"U+{ord(letter):04X}"


def _drawn(letter: str, known: frozenset[int]) -> str:
    if ord(letter) in known or letter.isspace():
        return letter
    return "" if ord(letter) in _SELECTORS else GETA
