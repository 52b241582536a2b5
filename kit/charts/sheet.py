"""A sheet to draw on: millimetres from the upper left corner, text always taken literally."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal, NamedTuple

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from kit.charts.lettering import drawable, fitted, width_of
from kit.charts.style import (
    BODY,
    FAMILY,
    INK,
    MM_PER_POINT,
    QUIET,
    SMALL,
    TINT,
    TITLE,
    UNKNOWN,
    UNKNOWN_GROUND,
    WIDTH,
)

__all__ = ["BAND", "HATCHED", "Box", "Look", "Pen", "Point", "Sheet", "blank_sheet", "empty_state"]

Point = tuple[float, float]
"""A place on the sheet: to the right and down from its upper left corner, in millimetres."""

# From the middle of a line of letters down to its foot, as a share of the size.
_FOOT = 0.37


class Box(NamedTuple):
    """A place on the sheet, in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.width

    @property
    def foot(self) -> float:
        """Return the lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Return the middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def inside(self, margin: float) -> "Box":
        """Return the place less a margin on every side."""
        return Box(
            self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin
        )


@dataclass(frozen=True)
class Pen:
    """How text is written."""

    size: float = BODY
    bold: bool = False
    colour: str = INK
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True)
class Look:
    """How a shape is filled and edged; a hatch says unknown."""

    fill: str = "none"
    edge: str = "none"
    line: float = 0.6
    hatch: str = ""
    dashed: bool = False


HATCHED = Look(fill=UNKNOWN_GROUND, edge=UNKNOWN, line=0.5, hatch="//////")
"""Unknown (不明): never blank, never zero."""

BAND = Look(fill="#f7f7f7", edge="#c8ccd0", line=0.0, hatch="////")
"""A wide place for what is unknown; whoever stands in it is written on a plate of ground."""


@dataclass(frozen=True)
class Sheet:
    """A figure measured in millimetres, with y running down."""

    figure: Figure
    width: float
    height: float
    _page: Transform
    _order: Iterator[int] = field(default_factory=count)

    def title(self, message: str, below: str = "") -> None:
        """Write the picture's message, as large as the width allows, and a quiet line below."""
        room = self.width - 1
        size = next((s for s in (TITLE, 9.5, 8.5) if _fits(message, room, s)), BODY)
        self.figure.set_label(message)
        self.write((0, 3.2), message, Pen(size, bold=True), room)
        if below:
            self.write((0, 7.8), below, Pen(SMALL, colour=QUIET), room)

    def write(
        self, at: Point, text: str, pen: Pen = Pen(), room: float = 0, item: str = ""
    ) -> Text:
        """Write one line whose middle is at a height, shortened to the room where one is given."""
        shown = fitted(text, room, pen.size, bold=pen.bold) if room else drawable(text)
        artist = Text(
            at[0],
            at[1] + _FOOT * pen.size * MM_PER_POINT,
            shown,
            color=pen.colour,
            fontsize=pen.size,
            fontfamily=[FAMILY],
            fontweight="bold" if pen.bold else "normal",
            ha=pen.align,
            va="baseline",
            parse_math=False,
        )
        self._add(artist, item)
        return artist

    def box(self, place: Box, look: Look, item: str = "") -> None:
        """Draw a rectangle."""
        self._add(Rectangle(place[:2], place.width, place.height, **_paint(look)), item)

    def shape(self, points: Sequence[Point], look: Look) -> None:
        """Draw a closed shape."""
        self._add(Polygon(points, closed=True, **_paint(look)))

    def disc(self, middle: Point, radius: float, look: Look) -> None:
        """Draw a round shape."""
        self._add(Circle(middle, radius, **_paint(look)))

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        width: float = 0.4,
        dashes: tuple[float, float] | None = None,
    ) -> None:
        """Draw a line through points; dashes are ink and gap, in widths of the line."""
        xs, ys = zip(*points, strict=True)
        drawn = Line2D(xs, ys, color=colour, linewidth=width, solid_capstyle="butt")
        if dashes:
            drawn.set_linestyle((0, dashes))
        self._add(drawn)

    def _add(self, artist: Artist, item: str = "") -> None:
        artist.set_transform(self._page)
        artist.set_zorder(next(self._order))
        if item:
            artist.set_gid(f"item:{item}")
        self.figure.add_artist(artist)


def blank_sheet(height: float, width: float = WIDTH) -> Sheet:
    """Return an empty sheet; draw on it inside style.drawing()."""
    figure = Figure(figsize=(width / 25.4, height / 25.4))
    page = Affine2D().scale(1 / 25.4, -1 / 25.4).translate(0, height / 25.4)
    return Sheet(figure, width, height, page + figure.dpi_scale_trans)


def empty_state(message: str, first_step: str, below: str = "") -> Figure:
    """Return a low picture that says what is missing and what to do first."""
    sheet = blank_sheet(22)
    sheet.title(message, below)
    panel = Box(0, 11, sheet.width, 10)
    sheet.box(panel, Look(fill=TINT))
    sheet.box(Box(0, 11, 10, 10).inside(2), HATCHED)
    sheet.write((12, panel.middle[1]), first_step, Pen(8.5), sheet.width - 14)
    return sheet.figure


def _fits(message: str, room: float, size: float) -> bool:
    return width_of(drawable(message), size, bold=True) <= room


def _paint(look: Look) -> dict[str, Any]:
    return {
        "facecolor": look.fill,
        "edgecolor": look.edge,
        "linewidth": look.line if look.edge != "none" else 0,
        "hatch": look.hatch or None,
        "linestyle": (0, (2.2, 1.4)) if look.dashed else "solid",
    }
