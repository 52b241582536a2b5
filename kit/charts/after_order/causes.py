"""The causes of complaints: what we supposed on the left, what it really was on the right."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.figure import Figure

from kit.analysis.after_order import CauseComparison
from kit.charts.lettering import drawable, width_of
from kit.charts.sheet import HATCHED, Box, Look, Pen, Sheet, blank_sheet, empty_state
from kit.charts.style import (
    ACCENT,
    BODY,
    GROUND,
    HAIRLINE,
    INK,
    QUIET,
    SMALL,
    URGENT_INK,
    WIDTH,
    drawing,
)
from kit.pack import Pack
from kit.words import word

__all__ = ["cause_chart"]

_TOP, _ROW, _FOOT = 19.0, 6.0, 5.0
_LEFT, _RIGHT, _BADGE = 66.0, 104.0, 5.0
_THIN, _THICKER = 0.9, 0.8
_THICKEST = 6


@dataclass(frozen=True)
class _Plan:
    """The causes in their rows, how often each pair was met, and the height of each row."""

    rows: tuple[str | None, ...]
    pairs: Mapping[tuple[str | None, str | None], int]

    def y(self, cause: str | None) -> float:
        """Return the middle of a cause's row."""
        return _TOP + (self.rows.index(cause) + 0.5) * _ROW

    def n(self, cause: str | None, side: int) -> int:
        """Return how often a cause stands on a side: 0 what was supposed, 1 what was real."""
        return sum(n for pair, n in self.pairs.items() if pair[side] == cause)


def cause_chart(comparison: CauseComparison, pack: Pack, lang: str) -> Figure:
    """Draw which real cause each supposed one turned out to be; level lines were read right."""
    with drawing():
        if not comparison.readings:
            told = word("charts.causes.empty", lang)
            return empty_state(told, word("charts.causes.first_step", lang))
        plan = _plan(comparison, pack)
        sheet = blank_sheet(_TOP + len(plan.rows) * _ROW + _FOOT)
        sheet.title(_message(comparison, lang), _below(comparison, pack, lang))
        _draw_heads(sheet, lang)
        for pair, n in sorted(plan.pairs.items(), key=lambda each: each[1]):
            _draw_line(sheet, plan, pair, n)
        for side in (0, 1):
            for cause in plan.rows:
                if n := plan.n(cause, side):
                    _draw_cause(sheet, plan, (cause, side, n), pack, lang)
        told = word("charts.causes.reading", lang)
        sheet.write((0, sheet.height - 2), told, Pen(SMALL, colour=QUIET), WIDTH)
        return sheet.figure


def _plan(comparison: CauseComparison, pack: Pack) -> _Plan:
    """Return a row for each cause that was met, as the pack has them; unknown comes last."""
    pairs = Counter((each.supposed, each.real) for each in comparison.readings)
    used = {cause for pair in pairs for cause in pair}
    known = [cause for cause in pack.causes if cause in used]
    others = sorted(cause for cause in used if cause is not None and cause not in pack.causes)
    return _Plan((*known, *others, *([None] if None in used else [])), pairs)


def _message(comparison: CauseComparison, lang: str) -> str:
    known = [each for each in comparison.readings if each.read_right is not None]
    wrong, unknown = len(comparison.misread), len(comparison.readings) - len(known)
    key = "nothing_known" if not known else "misread" if wrong else "all_right"
    told = word(f"charts.causes.{key}", lang, n=wrong, known=len(known))
    return told + (word("charts.causes.unknown", lang, n=unknown) if unknown else "")


def _below(comparison: CauseComparison, pack: Pack, lang: str) -> str:
    """Return which real cause comes up most, or else how many of them lie with sales."""
    real = Counter(each.real for each in comparison.readings if each.real)
    if not real:
        return ""
    (cause, n), *others = real.most_common(2)
    if n > max((times for _, times in others), default=1):
        return word("charts.causes.most", lang, cause=_name(cause, pack, lang), n=n)
    lies = {name for name, each in pack.causes.items() if each.lies_with == "sales"}
    own = sum(times for name, times in real.items() if name in lies)
    return word("charts.causes.with_sales", lang, n=own, known=real.total())


def _draw_heads(sheet: Sheet, lang: str) -> None:
    y = _TOP - 3.4
    sheet.write((_LEFT, y), word("charts.causes.supposed", lang), Pen(bold=True, align="right"))
    sheet.write((_RIGHT, y), word("charts.causes.real", lang), Pen(bold=True))
    sheet.line([(0, _TOP - 0.6), (WIDTH, _TOP - 0.6)], HAIRLINE)


def _draw_line(sheet: Sheet, plan: _Plan, pair: tuple[str | None, str | None], n: int) -> None:
    """Draw a line as thick as it is frequent: dashed where a side is unknown."""
    ends = [(_LEFT, plan.y(pair[0])), (_RIGHT, plan.y(pair[1]))]
    width = _THIN + _THICKER * (min(n, _THICKEST) - 1)
    if None in pair:
        sheet.line(ends, QUIET, width, dashes=(2.2, 1.6))
    else:
        sheet.line(ends, ACCENT if pair[0] == pair[1] else URGENT_INK, width)


def _draw_cause(
    sheet: Sheet, plan: _Plan, what: tuple[str | None, int, int], pack: Pack, lang: str
) -> None:
    """Draw a cause on its side: how often, and its name."""
    cause, side, n = what
    y, x = plan.y(cause), _RIGHT if side else _LEFT - _BADGE
    look = HATCHED if cause is None else Look(fill=GROUND, edge=INK, line=0.6)
    sheet.box(Box(x, y - 2, _BADGE, 4), look)
    sheet.write((x + _BADGE / 2, y), str(n), Pen(BODY, bold=True, align="center"))
    told, room = drawable(_name(cause, pack, lang)), _LEFT - _BADGE - 2
    size = BODY if width_of(told, BODY) <= room else SMALL
    if side:
        sheet.write((x + _BADGE + 1.5, y), told, Pen(size), room)
    else:
        sheet.write((x - 1.5, y), told, Pen(size, align="right"), room)


def _name(cause: str | None, pack: Pack, lang: str) -> str:
    if cause is None:
        return word("common.unknown", lang)
    return pack.causes[cause].name.in_(lang) if cause in pack.causes else cause
