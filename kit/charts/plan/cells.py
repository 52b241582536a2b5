"""One cell of the map: mark, word and shade say from whom; each is told apart without colour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kit.account import Supply
from kit.analysis.plan import MapCell
from kit.charts.lettering import drawable, width_of
from kit.charts.sheet import HATCHED, Box, Look, Pen, Sheet
from kit.charts.style import ACCENT, GROUND, INK, QUIET, SMALL, WIDTH
from kit.words import word

__all__ = ["LINE", "Drawn", "draw_cell", "draw_key", "drawn_of", "in_two"]

LINE = 3.4
"""From one line of letters to the next, in millimetres."""

_SHADE = "#d9dee3"
_LOOKS: Mapping[Supply, Look] = {
    Supply.ours: Look(fill=ACCENT, edge=ACCENT, line=0.6),
    Supply.rival: Look(fill=_SHADE, edge="#8a94a0", line=0.5),
    Supply.both: Look(fill=_SHADE, edge="#8a94a0", line=0.5),
    Supply.none: Look(fill=GROUND, edge=INK, line=1.6),
    Supply.unknown: HATCHED,
}
_BAR, _PLATE, _MARGIN, _SIGN = 1.6, 0.5, 1.1, 2.6
_KEY_BOX, _AFTER_BOX, _AFTER = 3.4, 1.2, 3.6
_NO_HEAD = "、。，．・：）」』】ーぁぃぅぇぉっゃゅょァィゥェォッャュョ…,.:)"
_BOLD = {Supply.ours, Supply.none}


@dataclass(frozen=True)
class Drawn:
    """A cell as it is drawn: who supplies it, the lines in it, and whether what they say is old."""

    supply: Supply
    told: tuple[str, ...]
    what: tuple[str, ...]
    old: bool

    @property
    def lines(self) -> int:
        """Return how many lines of letters stand in it."""
        return len(self.told) + len(self.what)


def drawn_of(cell: MapCell, width: float, when: tuple[date, int], lang: str) -> Drawn:
    """Return how a cell is drawn: rivals by their names; when is today, and the limit in days."""
    today, limit = when
    known = cell.as_of is not None and cell.supply is not Supply.unknown
    old = known and cell.as_of is not None and (today - cell.as_of).days > limit
    room = width - 2 * _MARGIN - (_BAR if cell.supply is Supply.both else 0)
    between = word("charts.usage.between", lang)
    whats = dict.fromkeys(what for each in cell.usages if (what := each.what.strip()))
    told = in_two(_told(cell, between, lang), room - (_SIGN if old else 0), cell.supply in _BOLD)
    return Drawn(cell.supply, told, in_two(between.join(whats), room), old)


def _told(cell: MapCell, between: str, lang: str) -> str:
    if cell.rivals and cell.supply in {Supply.rival, Supply.both}:
        key = f"charts.usage.named_{cell.supply.value}"
        return word(key, lang, rivals=between.join(cell.rivals))
    return word(f"charts.usage.{cell.supply.value}", lang)


def in_two(text: str, room: float, bold: bool = False) -> tuple[str, ...]:
    """Return a text on as many lines as it needs, two at most, broken where words end if it may."""
    text = drawable(text)
    if not text or width_of(text, SMALL, bold=bold) <= room:
        return (text,) if text else ()
    fitting = [n for n in range(1, len(text)) if width_of(text[:n], SMALL, bold=bold) <= room]
    breaks = [n for n in fitting if text[n - 1] in " ・、" and n > len(fitting) // 2]
    at = (breaks or fitting or [1])[-1]
    while at > 1 and text[at] in _NO_HEAD:
        at -= 1
    return text[:at].rstrip(), text[at:].lstrip()


def draw_cell(sheet: Sheet, place: Box, cell: Drawn) -> None:
    """Draw one cell: its ground, from whom, and below it what it is."""
    _draw_ground(sheet, place, cell.supply)
    ink = GROUND if cell.supply is Supply.ours else INK
    left = place.x + _MARGIN + (_BAR if cell.supply is Supply.both else 0)
    y = place.middle[1] - (cell.lines - 1) * LINE / 2
    for n, line in enumerate((*cell.told, *cell.what)):
        named = n < len(cell.told)
        room = place.right - left - 0.6 - (_SIGN if cell.old and named else 0)
        pen = Pen(SMALL, bold=named and cell.supply in _BOLD, colour=ink)
        if cell.supply is Supply.unknown:
            _draw_plate(sheet, (left, y + n * LINE), line)
        sheet.write((left, y + n * LINE), line, pen, room)
    if cell.old:
        at = (place.right - _MARGIN, y)
        sheet.write(at, "△", Pen(SMALL, bold=True, colour=ink, align="right"))


def draw_key(
    sheet: Sheet, y: float, rows: Sequence[Sequence[Drawn]], counted: tuple[int, int], lang: str
) -> None:
    """Explain what stands in the map; counted are the limit in days, and what is not drawn."""
    limit, more = counted
    cells = [cell for row in rows for cell in row]
    x = 0.0
    for supply in _used(cells):
        _draw_ground(sheet, Box(x + 0.2, y - 1.5, _KEY_BOX, 3.0), supply)
        told = drawable(word(f"charts.usage.key_{supply.value}", lang))
        x += _KEY_BOX + _AFTER_BOX
        sheet.write((x, y), told, Pen(SMALL, colour=QUIET))
        x += width_of(told, SMALL) + _AFTER
    if any(cell.old for cell in cells):
        told = word("charts.usage.key_old", lang, n=limit)
        sheet.write((x, y), told, Pen(SMALL, colour=QUIET), WIDTH - x)
    if more:
        pen = Pen(SMALL, bold=True, align="right")
        sheet.write((WIDTH, y + 4), word("charts.usage.more", lang, n=more), pen)


def _used(cells: Iterable[Drawn]) -> list[Supply]:
    used = {cell.supply for cell in cells}
    return [supply for supply in Supply if supply in used]


def _draw_ground(sheet: Sheet, place: Box, supply: Supply) -> None:
    """Draw the shade of a cell; where both are in, a bar of ours stands at the left."""
    sheet.box(place, _LOOKS[supply])
    if supply is Supply.both:
        sheet.box(Box(place.x, place.y, _BAR, place.height), _LOOKS[Supply.ours])


def _draw_plate(sheet: Sheet, at: tuple[float, float], told: str) -> None:
    """Draw a ground on which letters are read above a hatch."""
    wide = width_of(drawable(told), SMALL) + 2 * _PLATE
    sheet.box(Box(at[0] - _PLATE, at[1] - 1.5, wide, 3.0), Look(fill=GROUND))
