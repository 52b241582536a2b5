"""The rows below the headings that tell something: no foot, no headings once more."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache

from openpyxl.utils import get_column_letter

from kit.errors import Cell, Fault
from kit.exchange.lists.fields import ACCOUNT, ACCOUNT_ID, OUR_MEMBER, heading_key, listed
from kit.exchange.lists.headings import Headings, texts_of
from kit.exchange.lists.table import Found, Line, Lines, Note, shown

__all__ = ["overlong", "told_lines"]

# One merged cell beside several rows is how a sheet groups them.
_GROUPS = frozenset({ACCOUNT, ACCOUNT_ID, "department", OUR_MEMBER, "owner", "rep"})
_LONGEST_FOOT = 12
_BLANK = "blank"


def told_lines(headings: Headings, notes: list[Note]) -> Lines:
    """Return the rows below a list's headings that say something of their own."""
    lines = headings.table.lines
    below = lines[bisect_right(lines.numbers, headings.row) :]
    return _filled(headings, _told(below, texts_of(headings.line), notes), notes)


def _told(lines: Lines, headed: tuple[str, ...], notes: list[Note]) -> Lines:
    firsts = [cells[0] if cells else None for cells in lines.cells]
    doubtful = {first for first in set(firsts) if _is_doubtful(first, headed)}
    if not doubtful:
        return lines
    left = {
        n: why
        for n, first in enumerate(firsts)
        if first in doubtful and (why := _why_left(lines[n], headed))
    }
    notes += _notes({lines.numbers[n]: why for n, why in left.items()})
    return lines.those(n not in left for n in range(len(lines)))


def _notes(left: Mapping[int, str]) -> Iterator[Note]:
    for code in ("note.footer", "note.headings_again"):
        if rows := tuple(number for number, why in left.items() if why == code):
            yield Note(code, {"rows": rows})


def _is_doubtful(first: Found, headed: tuple[str, ...]) -> bool:
    """Tell whether a row with this in its first cell may say nothing of its own."""
    if not isinstance(first, str) or not first or first.isspace():
        return True
    return first in headed or (len(first) < _LONGEST_FOOT and first.startswith(_foot_begins()))


def _why_left(line: Line, headed: tuple[str, ...]) -> str:
    first = next((text for text in map(shown, line.cells) if text and not text.isspace()), "")
    if not first:
        return _BLANK
    is_short = len(first) < _LONGEST_FOOT and first.startswith(_foot_begins())
    if is_short and heading_key(first) in listed("footer"):
        return "note.footer"
    return "note.headings_again" if texts_of(line) == headed else ""


@cache
def _foot_begins() -> tuple[str, ...]:
    return tuple({sign for word in listed("footer") for sign in (word[0], word[0].upper())})


def _filled(headings: Headings, lines: Lines, notes: list[Note]) -> Lines:
    """Give the value of a merged group heading, such as a company, to each row it covers."""
    merged = headings.table.merged
    groups = [index for index, target in headings.targets.items() if target in _GROUPS]
    if not merged or not groups:
        return lines
    by_number = {line.number: line.cells for line in lines}
    filled: list[list[Found]] = []
    touched: list[str] = []
    for line in lines:
        cells = list(line.cells)
        for index in groups:
            above = by_number.get(merged.get((line.number, index), 0), ())
            if index < len(above):
                cells += [None] * (index + 1 - len(cells))
                cells[index] = above[index]
                touched.append(headings.text(index))
        filled.append(cells)
    if touched:
        facts = {"headings": tuple(dict.fromkeys(touched)), "n": len(touched)}
        notes.append(Note("note.merged", facts))
    return Lines(lines.numbers, filled)


def overlong(headings: Headings, lines: Lines, notes: list[Note]) -> Iterator[Fault]:
    """Yield rows of a text file with more cells than headings; note columns without a heading."""
    width = len(headings.line.cells)
    blank = [n for n in range(width) if n not in headings.targets]
    if not blank and max(map(len, lines.cells), default=0) <= width:
        return
    nameless: set[int] = set()
    for line in lines:
        beyond = [n for n, c in enumerate(line.cells[width:], width) if shown(c).strip()]
        if beyond and headings.table.is_text:
            facts = {"n": beyond[-1] + 1, "expected": width}
            yield Fault("list.row_too_long", (), facts, Cell(line.number))
        below = (n for n in blank if n < len(line.cells) and shown(line.cells[n]).strip())
        nameless.update(beyond, below)
    if (nameless and not headings.table.is_text) or nameless.intersection(blank):
        letters = tuple(get_column_letter(n + 1) for n in sorted(nameless))
        notes.append(Note("note.no_heading", {"columns": letters}))
