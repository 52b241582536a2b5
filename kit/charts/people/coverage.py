"""The coverage matrix: their people by our functions, and how deep each line is."""

from dataclasses import replace
from datetime import date

from matplotlib.figure import Figure

from kit.account import Account, Stakeholder
from kit.analysis.people import DEPTH, present
from kit.charts.lettering import drawable, width_of
from kit.charts.people.labels import (
    KEY_PITCH,
    draw_influence,
    draw_key,
    draw_label,
    label_of,
    role_key,
)
from kit.charts.people.lines import FUNCTIONS, Cell, Matrix, matrix_of, pressing
from kit.charts.sheet import HATCHED, Box, Look, Pen, Point, Sheet, blank_sheet, empty_state
from kit.charts.style import (
    ACCENT,
    BODY,
    GROUND,
    HAIRLINE,
    INK,
    QUIET,
    SMALL,
    UNKNOWN_GROUND,
    URGENT_INK,
    WIDTH,
    drawing,
)
from kit.words import word

__all__ = ["coverage_matrix"]

SHOWN = 20
_TOP, _ROW, _KEY = 15.0, 5.2, 6.5
_LEFT, _INFLUENCE = 59.0, 7.0
# With a sixth column, for members of unknown function, the names give way.
_LEFT_OF_SIX = 47.0
_SQUARE, _STEP = 2.2, 2.6
_FLAGGED = {"sales_only", "nobody"}
_DEEPEST = 3

_OUTLINED = Look(fill=GROUND, edge=ACCENT, line=0.8)
_NOT_ENTERED = Look(fill=UNKNOWN_GROUND, edge="#cfd4d9", line=0.4, hatch="//////")


def coverage_matrix(account: Account, today: date, lang: str) -> Figure:
    """Draw who of ours meets whom of theirs: a row a person, the most influential first."""
    people = present(account, today)
    with drawing():
        if not people:
            return empty_state(
                word("charts.coverage.empty", lang), word("charts.coverage.first_step", lang)
            )
        matrix, shown = matrix_of(account, people), people[:SHOWN]
        key, concerned = pressing(matrix, people)
        foot, badges = _TOP + len(shown) * _ROW, role_key(shown, lang)
        sheet = blank_sheet(foot + _KEY + len(badges) * KEY_PITCH)
        sheet.title(word(f"charts.coverage.{key}", lang, n=len(concerned), all=len(people)))
        _draw_heads(sheet, matrix, lang)
        for row, person in enumerate(shown):
            flag = key if key in _FLAGGED and person in concerned else ""
            _draw_row(sheet, matrix, person, (row, flag), lang)
        _draw_signs(sheet, foot + 3.4, len(people) - len(shown), lang)
        draw_key(sheet, foot + _KEY, badges)
        return sheet.figure


def _columns(matrix: Matrix) -> list[Box]:
    n = len(matrix.functions)
    left = _LEFT if n == len(FUNCTIONS) else _LEFT_OF_SIX
    width = (WIDTH - left) / n
    return [Box(left + i * width, _TOP, width, _ROW) for i in range(n)]


def _draw_heads(sheet: Sheet, matrix: Matrix, lang: str) -> None:
    y = _TOP - 3.2
    quiet = Pen(SMALL, colour=QUIET)
    sheet.write((0, y), word("charts.coverage.person", lang), quiet)
    columns = _columns(matrix)
    influence = word("charts.attitude.axis", lang)
    sheet.write((columns[0].x - _INFLUENCE, y), influence, replace(quiet, align="center"))
    for column, function in zip(columns, matrix.functions, strict=True):
        room = column.width - 1
        told = word(f"charts.function.{function.value}", lang)
        size = BODY if width_of(drawable(told), BODY, bold=True) <= room else SMALL
        sheet.write((column.x, y), told, Pen(size, bold=True), room)
    sheet.line([(0, _TOP), (WIDTH, _TOP)], INK, 0.8)


def _draw_row(
    sheet: Sheet, matrix: Matrix, person: Stakeholder, where: tuple[int, str], lang: str
) -> None:
    row, flag = where
    columns = _columns(matrix)
    y = _TOP + (row + 0.5) * _ROW
    _draw_person(sheet, person, (columns[0].x - _INFLUENCE, y), flag, lang)
    for column, function in zip(columns, matrix.functions, strict=True):
        _draw_cell(sheet, column, y, matrix.cell(person, function), lang)
    sheet.line([(0, y + _ROW / 2), (WIDTH, y + _ROW / 2)], HAIRLINE)


def _draw_person(sheet: Sheet, person: Stakeholder, at: Point, flag: str, lang: str) -> None:
    """Write who it is and, at a place to the right, the influence; a flag says the title's word."""
    x, y = at
    room = x - 5
    if flag:
        told = drawable(word(f"charts.coverage.flag_{flag}", lang))
        pen = Pen(SMALL, bold=True, colour=URGENT_INK, align="right")
        sheet.write((room, y), told, pen)
        room -= width_of(told, SMALL, bold=True) + 2
    draw_label(sheet, (0, y), label_of(person, lang), room, lang)
    draw_influence(sheet, at, person.influence, lang)


def _draw_cell(sheet: Sheet, column: Box, y: float, cell: Cell, lang: str) -> None:
    depth = cell.depth
    if depth is None:
        look = HATCHED if cell.recorded else _NOT_ENTERED
        sheet.box(Box(column.x, y - 1.6, _STEP * _DEEPEST - 0.5, 3.2), look)
    wished = DEPTH.get(cell.wished, 0)
    for n in range(_DEEPEST):
        square = Box(column.x + n * _STEP, y - _SQUARE / 2, _SQUARE, _SQUARE)
        if depth is not None and n < depth:
            sheet.box(square, Look(fill=ACCENT))
        elif n < wished:
            sheet.box(square, _OUTLINED if depth is not None else replace(_OUTLINED, fill="none"))
    if cell.recorded:
        told = word(f"charts.coverage.{cell.level.value}", lang)
        x = column.x + _DEEPEST * _STEP + 0.9
        sheet.write((x, y), told, Pen(SMALL), column.right - x)


def _draw_signs(sheet: Sheet, y: float, more: int, lang: str) -> None:
    """Explain outline and hatch beside a sample of each, and say how many rows are not drawn."""
    x = 0.0
    for look, key in ((_OUTLINED, "key_wished"), (HATCHED, "key_unknown")):
        sheet.box(Box(x + 0.3, y - _SQUARE / 2, _SQUARE, _SQUARE), look)
        told = drawable(word(f"charts.coverage.{key}", lang))
        sheet.write((x + 4, y), told, Pen(SMALL))
        x += width_of(told, SMALL) + 9
    if more:
        told = word("charts.coverage.more", lang, shown=SHOWN, n=more)
        sheet.write((WIDTH, y), told, Pen(BODY, bold=True, align="right"))
