"""The map of influence and attitude: who could decide, and how they stand towards us."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from matplotlib.figure import Figure

from kit.account import Account, Attitude, Stakeholder
from kit.analysis.people import is_against, is_for_us, present
from kit.charts.lettering import width_of
from kit.charts.people.labels import (
    KEY_PITCH,
    MARK_ROOM,
    Label,
    draw_attitude,
    draw_key,
    draw_label,
    label_of,
    role_key,
)
from kit.charts.people.placement import Grid, Needs, Place, grid_for
from kit.charts.sheet import Box, Look, Pen, Sheet, blank_sheet, empty_state
from kit.charts.style import (
    ACCENT,
    BIG,
    BODY,
    GROUND,
    HAIRLINE,
    QUIET,
    SMALL,
    TINT,
    WIDTH,
    drawing,
)
from kit.pack import Pack
from kit.words import choice, word

__all__ = ["attitude_map"]

COLUMNS = (
    Attitude.strongly_against,
    Attitude.against,
    Attitude.neutral,
    Attitude.support,
    Attitude.strong_support,
    Attitude.unknown,
)
ROWS: tuple[int | None, ...] = (5, 4, 3, 2, 1, None)
_LEFT, _TOP = 13.0, 15.0
_HIGHEST = 128.0

_BAND = Look(fill="#f7f7f7", edge="#c8ccd0", line=0.0, hatch="////")

Cells = Mapping[Place, Sequence[Label]]


def attitude_map(account: Account, today: date, pack: Pack, lang: str) -> Figure:
    """Draw the people in their posts by influence and attitude, unknown in bands of their own."""
    people = present(account, today)
    with drawing():
        if not people:
            return empty_state(
                word("charts.attitude.empty", lang), word("charts.attitude.first_step", lang)
            )
        cells = _cells(people, lang)
        grid, key = _grid(cells, lang), role_key(people, lang)
        foot = _TOP + grid.tops[-1] + 1
        sheet = blank_sheet(foot + len(key) * KEY_PITCH)
        sheet.title(_message(people, pack.thresholds.strong_influence, lang))
        _draw_ground(sheet, grid, pack.thresholds.strong_influence)
        _draw_heads(sheet, grid, lang)
        for place, labels in cells.items():
            _draw_cell(sheet, grid, place, labels, lang)
        draw_key(sheet, foot, key)
        return sheet.figure


def _cells(people: Sequence[Stakeholder], lang: str) -> Cells:
    """Return the labels of each cell, those who decide first."""
    cells: dict[Place, list[Label]] = defaultdict(list)
    for person in people:
        place = COLUMNS.index(person.attitude), ROWS.index(person.influence)
        cells[place].append(label_of(person, lang))
    return {
        place: sorted(each, key=lambda label: not label.decides) for place, each in cells.items()
    }


def _grid(cells: Cells, lang: str) -> Grid:
    """Return a grid whose columns suit the longest name in them, and their heads."""
    heads = [MARK_ROOM + width_of(choice(each, lang), bold=True) for each in COLUMNS]
    widest = {place: max(label.width for label in labels) for place, labels in cells.items()}
    names = [
        max((w for (c, _), w in widest.items() if c == i), default=0) for i in range(len(heads))
    ]
    counts = {place: len(labels) for place, labels in cells.items()}
    needs = Needs(counts, tuple(heads), tuple(names), len(ROWS))
    return grid_for(needs, WIDTH - _LEFT, _HIGHEST)


def _message(people: Sequence[Stakeholder], strong: int, lang: str) -> str:
    powerful = [p for p in people if (p.influence or 0) >= strong]
    key = "charts.attitude.title" if powerful else "charts.attitude.title_nobody"
    told = word(
        key,
        lang,
        strong=strong,
        supporters=sum(map(is_for_us, powerful)),
        opponents=sum(map(is_against, powerful)),
        unknown=sum(p.attitude is Attitude.unknown for p in powerful),
    )
    unrated = sum(p.influence is None for p in people)
    return told + (word("charts.attitude.no_influence", lang, n=unrated) if unrated else "")


def _box(grid: Grid, column: int, row: int) -> Box:
    x, y = _LEFT + grid.lefts[column], _TOP + grid.tops[row]
    return Box(x, y, grid.widths[column], grid.heights[row])


def _draw_ground(sheet: Sheet, grid: Grid, strong: int) -> None:
    """Tint the rows of strong influence, hatch the bands of unknown, rule the cells."""
    right, foot = _LEFT + grid.lefts[-1], _TOP + grid.tops[-1]
    last_row, last_column = _TOP + grid.tops[-2], _LEFT + grid.lefts[-2]
    above = sum(row is not None and row >= strong for row in ROWS)
    sheet.box(Box(_LEFT, _TOP, last_column - _LEFT, grid.tops[above]), Look(fill=TINT))
    sheet.box(Box(last_column, _TOP, right - last_column, foot - _TOP), _BAND)
    sheet.box(Box(_LEFT, last_row, last_column - _LEFT, foot - last_row), _BAND)
    for top in grid.tops:
        sheet.line([(0, _TOP + top), (right, _TOP + top)], HAIRLINE)
    for left in grid.lefts:
        sheet.line([(_LEFT + left, _TOP), (_LEFT + left, foot)], HAIRLINE)
    edge = _TOP + grid.tops[above]
    sheet.line([(0, edge), (right, edge)], ACCENT, 0.9)


def _draw_heads(sheet: Sheet, grid: Grid, lang: str) -> None:
    axis = Pen(SMALL, colour=QUIET, align="center")
    sheet.write((_LEFT / 2, _TOP - 3.4), word("charts.attitude.axis", lang), axis)
    for column, attitude in enumerate(COLUMNS):
        place = _box(grid, column, 0)
        at = place.x, _TOP - 3.4
        draw_attitude(sheet, at, attitude, lang)
        head = Pen(BODY, bold=True)
        sheet.write(
            (at[0] + MARK_ROOM, at[1]), choice(attitude, lang), head, place.width - MARK_ROOM
        )
    for row, influence in enumerate(ROWS):
        at = _LEFT / 2, _box(grid, 0, row).middle[1]
        if influence is None:
            told = choice(Attitude.unknown, lang)
            sheet.write(at, told, Pen(SMALL, align="center"), _LEFT - 0.6)
        else:
            sheet.write(at, str(influence), Pen(BIG, bold=True, align="center"))


def _draw_cell(sheet: Sheet, grid: Grid, place: Place, labels: Sequence[Label], lang: str) -> None:
    """Write the names of a cell; when there are too many, the first ones and how many more."""
    capacity = grid.capacity(place)
    shown = labels if len(labels) <= capacity else labels[: capacity - 1]
    slots = grid.slots(place, min(len(labels), capacity))
    if COLUMNS[place[0]] is Attitude.unknown or ROWS[place[1]] is None:
        x, y, width, height = grid.block(place, len(slots))
        sheet.box(Box(_LEFT + x, _TOP + y, width, height), Look(fill=GROUND))
    for slot, label in zip(slots, shown, strict=False):
        draw_label(sheet, (_LEFT + slot.x, _TOP + slot.y), label, slot.room, lang)
    if len(shown) < len(labels):
        more = word("charts.attitude.more", lang, n=len(labels) - len(shown))
        at = _LEFT + slots[-1].x + MARK_ROOM, _TOP + slots[-1].y
        sheet.write(at, more, Pen(BODY, bold=True), slots[-1].room - MARK_ROOM)
