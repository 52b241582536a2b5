"""What the marks of a milestone line mean: only those that stand in the picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kit.charts.after_order.layout import Layout
from kit.charts.after_order.marks import SILENT, Shape, draw_mark
from kit.charts.lettering import drawable, width_of
from kit.charts.sheet import BAND, Box, Look, Pen, Sheet
from kit.charts.style import QUIET, SMALL, WIDTH
from kit.words import word

__all__ = ["KEY_PITCH", "KeyEntry", "draw_key", "key_lines"]

KEY_PITCH = 4.2
_MARK, _AFTER = 4.0, 3.6


@dataclass(frozen=True)
class KeyEntry:
    """A mark or a shade, and what it means."""

    told: str
    sign: Shape | Look
    ticked: bool = False

    @property
    def width(self) -> float:
        """Return the room it wants, in millimetres."""
        return _MARK + width_of(self.told, SMALL) + _AFTER


def key_lines(
    drawn: Layout, start: date, limit: int, lang: str
) -> tuple[tuple[KeyEntry, ...], ...]:
    """Return what explains the marks in use, in as many lines as they need."""
    lines: list[list[KeyEntry]] = [[]]
    for entry in _entries(drawn, start, limit, lang):
        if lines[-1] and sum(each.width for each in lines[-1]) + entry.width > WIDTH + _AFTER:
            lines.append([])
        lines[-1].append(entry)
    return tuple(tuple(line) for line in lines)


def draw_key(sheet: Sheet, y: float, lines: Sequence[Sequence[KeyEntry]]) -> None:
    """Draw the key below a height."""
    for n, line in enumerate(lines):
        x, middle = 0.0, y + (n + 0.5) * KEY_PITCH
        for entry in line:
            if isinstance(entry.sign, Look):
                sheet.box(Box(x + 0.3, middle - 1.4, 2.8, 2.8), entry.sign)
            else:
                draw_mark(sheet, (x + 1.7, middle), entry.sign, ticked=entry.ticked)
            sheet.write((x + _MARK, middle), entry.told, Pen(SMALL, colour=QUIET))
            x += entry.width


def _entries(drawn: Layout, start: date, limit: int, lang: str) -> Iterator[KeyEntry]:
    marks = [mark for row in drawn.rows for mark in row.marks]
    used = {mark.shape for mark in marks}
    used |= {Shape.met} if drawn.seen.met else set()
    used |= {Shape.unsure} if drawn.seen.unsure else set()
    for shape in Shape:
        if shape in used:
            yield KeyEntry(_say(shape.value, lang), shape)
    if ticked := next((mark for mark in marks if mark.ticked), None):
        yield KeyEntry(_say("ticked", lang), ticked.shape, ticked=True)
    if drawn.silent:
        yield KeyEntry(drawable(word("charts.line.key_silence", lang, n=limit)), SILENT)
    if drawn.unlogged(start):
        yield KeyEntry(_say("unlogged", lang), BAND)


def _say(name: str, lang: str) -> str:
    return drawable(word(f"charts.line.key_{name}", lang))
