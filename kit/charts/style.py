"""The look of every picture: colours, the print width, the fonts and the settings to draw under."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import matplotlib as mpl
from matplotlib.font_manager import fontManager

from kit.fonts import SANS, SANS_FILES
from kit.settings import current_settings

__all__ = ["ACCENT", "FAMILY", "INK", "WIDTH", "drawing"]

WIDTH = 170.0
"""The width of a picture on A4 portrait, in millimetres."""

INK = "#1f2933"
ACCENT = "#0b5394"
HAIRLINE = "#d5dbe1"
GROUND = "#ffffff"
TINT = "#f3f6fa"
QUIET = "#59636e"
URGENT = "#D55E00"
GOOD = "#009E73"
UNKNOWN = "#999999"
UNKNOWN_GROUND = "#f4f4f4"
# The signal colours are too light for small letters; these darker ones keep 4.5:1 on white.
URGENT_INK = "#a84a00"
GOOD_INK = "#00694d"

FAMILY = SANS
# What a browser takes for a saved page, where our own font is not at hand.
FALLBACKS = ("Hiragino Sans", "Yu Gothic", "Meiryo", "Noto Sans CJK JP", "sans-serif")

TITLE, BIG, BODY, SMALL = 10.5, 10.0, 7.5, 6.8
"""Sizes of letters, in points."""

MM_PER_POINT = 25.4 / 72

# Typed loosely: matplotlib's own type lists every setting of one version of it.
_SETTINGS: Any = {
    "font.family": [FAMILY],
    "svg.fonttype": "none",
    "hatch.linewidth": 0.5,
    "text.usetex": False,
    "text.parse_math": False,
    "path.sketch": None,
    "figure.facecolor": GROUND,
    "savefig.facecolor": "auto",
    "savefig.bbox": None,
}


@contextmanager
def drawing(salt: str = "") -> Iterator[None]:
    """Draw under our own settings and fonts, whatever the session has set; restored afterwards."""
    register_fonts()
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS | {"svg.hashsalt": salt})
        yield


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make our fonts known to matplotlib."""
    for name in SANS_FILES.values():
        fontManager.addfont(str(current_settings().asset(name)))
