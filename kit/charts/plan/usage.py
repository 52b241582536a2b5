"""The map of what they use: departments by domains, and where nobody has come in yet."""

from collections.abc import Iterable
from datetime import date

from matplotlib.figure import Figure

from kit.account import Account, Supply
from kit.analysis.plan import UsageMap, usage_map
from kit.charts.plan.cells import LINE, Drawn, draw_cell, draw_key, drawn_of, in_two
from kit.charts.sheet import Box, Pen, Sheet, blank_sheet, empty_state
from kit.charts.style import BODY, HAIRLINE, INK, QUIET, SMALL, WIDTH, drawing
from kit.pack import Pack
from kit.words import word

__all__ = ["usage_chart"]

SHOWN = 16
"""The departments drawn; the others are counted."""

_TOP, _FOOT, _MORE = 19.0, 6.0, 4.0
_LEFT, _GAP, _PADDING = 33.0, 0.7, 3.4


def usage_chart(account: Account, today: date, pack: Pack, lang: str) -> Figure:
    """Draw who supplies which department in which domain; white space is framed, unknown hatched.

    A cell that was not looked at for long bears a mark of its own.
    """
    found = usage_map(account, pack, today)
    with drawing():
        name = pack.terms.map.in_(lang)
        if not found.departments:
            told = word("charts.usage.empty", lang, map=name)
            return empty_state(told, word("charts.usage.first_step", lang))
        shown, limit = found.departments[:SHOWN], pack.thresholds.map_stale_days
        columns = _columns(len(found.domains))
        rows = [_row(found, each, columns[0].width, (today, limit), lang) for each in shown]
        heights = [_PADDING + LINE * max(cell.lines for cell in row) for row in rows]
        more = len(found.departments) - len(shown)
        sheet = blank_sheet(_TOP + sum(heights) + _FOOT + (_MORE if more else 0))
        sheet.title(_message(found, lang), _below(found, name, lang))
        _draw_heads(sheet, columns, (text.in_(lang) for text in found.domains.values()), lang)
        y = _TOP
        for department, row, height in zip(shown, rows, heights, strict=True):
            _draw_row(sheet, columns, department, row, (y, height))
            y += height
        draw_key(sheet, y + 3.6, rows, (limit, more), lang)
        return sheet.figure


def _row(
    found: UsageMap, department: str, width: float, when: tuple[date, int], lang: str
) -> tuple[Drawn, ...]:
    cells = (found.cell(department, domain) for domain in found.domains)
    return tuple(drawn_of(cell, width - 2 * _GAP, when, lang) for cell in cells)


def _message(found: UsageMap, lang: str) -> str:
    """Return where to go next: into white space, to ask what is unknown, or how far we are in."""
    counts, total = found.counts, found.counts.total()
    if n := counts[Supply.none]:
        return word("charts.usage.white_space", lang, n=n)
    if n := counts[Supply.unknown]:
        return word("charts.usage.not_known", lang, n=n, total=total)
    ours = counts[Supply.ours] + counts[Supply.both]
    return word("charts.usage.ours_in", lang, n=ours, total=total)


def _below(found: UsageMap, name: str, lang: str) -> str:
    counts = {supply.value: found.counts[supply] for supply in Supply}
    return word("charts.usage.below", lang, map=name, total=found.counts.total(), **counts)


def _columns(n: int) -> list[Box]:
    width = (WIDTH - _LEFT) / n
    return [Box(_LEFT + i * width, _TOP, width, 0) for i in range(n)]


def _draw_heads(sheet: Sheet, columns: list[Box], names: Iterable[str], lang: str) -> None:
    foot = _TOP - 2.6
    sheet.write((0, foot), word("charts.usage.department", lang), Pen(SMALL, colour=QUIET))
    for column, name in zip(columns, names, strict=True):
        for n, line in enumerate(reversed(in_two(name, column.width - 1.2, bold=True))):
            at = (column.x + 0.8, foot - n * LINE)
            sheet.write(at, line, Pen(SMALL, bold=True), column.width - 1.2)
    sheet.line([(0, _TOP - 0.4), (WIDTH, _TOP - 0.4)], INK, 0.8)


def _draw_row(
    sheet: Sheet,
    columns: list[Box],
    department: str,
    row: tuple[Drawn, ...],
    where: tuple[float, float],
) -> None:
    top, height = where
    sheet.write((0, top + height / 2), department, Pen(BODY), _LEFT - 2)
    for column, cell in zip(columns, row, strict=True):
        draw_cell(sheet, Box(column.x, top, column.width, height).inside(_GAP), cell)
    sheet.line([(0, top + height), (WIDTH, top + height)], HAIRLINE)
