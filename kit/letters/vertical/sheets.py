"""A letter as sheets of columns: text, closing, date, sender, and the reader's name last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor

from kit.letters.parts import Line, Parts, Role
from kit.letters.vertical.cells import Measure
from kit.letters.vertical.columns import Column, at_foot, columns_of

__all__ = ["A4", "SLIP", "Paper", "Sheets", "sheets_of"]


@dataclass(frozen=True)
class Paper:
    """A sheet of paper, and where letters stand on it: all in millimetres.

    width and height are those of the columns, top is where they begin; steps are em and pitch of
    the columns, of which the first that holds the letter is taken.
    """

    sheet: tuple[float, float]
    width: float
    height: float
    top: float
    steps: tuple[tuple[float, float], ...]


A4 = Paper(
    (210.0, 297.0),
    *(170.0, 250.0, 22.0),
    ((5.0, 10.0), (4.75, 9.5), (4.5, 9.0), (4.25, 8.5), (4.0, 8.0)),
)
SLIP = Paper(
    (82.0, 182.0),
    *(70.0, 150.0, 14.0),
    ((5.0, 10.0), (4.75, 8.75), (4.5, 7.75), (4.0, 7.0)),
)
"""A short note's own paper (一筆箋)."""

_DATE_HEAD = 2.0
_BELONGING = 2
"""The columns of text that a last sheet holds before date and names."""


@dataclass(frozen=True)
class Sheets:
    """A letter's sheets, from the right to the left; em and pitch are in millimetres."""

    paper: Paper
    em: float
    pitch: float
    sheets: tuple[tuple[Column, ...], ...]


@dataclass(frozen=True)
class _Run:
    """Columns that follow each other, and whether they are text."""

    columns: tuple[Column, ...]
    is_text: bool


def sheets_of(
    parts: Parts, measure: Measure, kept: Sequence[str] = (), paper: Paper = A4
) -> Sheets:
    """Set a letter in the largest letters in which it fits one sheet, or else on several.

    kept are names that are never torn; what is attached has a sheet of its own.
    """
    letter, attached = _in_order(parts)
    for em, pitch in paper.steps:
        runs = [*_runs(letter, paper.height / em, measure, kept)]
        if sum(len(run.columns) for run in runs) <= floor(paper.width / pitch):
            break
    else:
        em, pitch = paper.steps[0]
        runs = [*_runs(letter, paper.height / em, measure, kept)]
    behind = [*_runs(attached, paper.height / em, measure, kept)]
    room = floor(paper.width / pitch)
    return Sheets(paper, em, pitch, (*_cut(runs, room), *_cut(behind, room)))


def _in_order(parts: Parts) -> tuple[list[Line], list[Line]]:
    """Return the lines of a letter in the order of vertical letters, and those attached.

    A short note has no opening; its lines stay as they were typed.
    """
    lines = [line for line in parts.lines if line.role is not Role.blank]
    attached = [line for line in lines if line.role is Role.attachment]
    letter = [line for line in lines if line.role is not Role.attachment]
    if parts.opening or parts.closing:
        order = (Role.body, Role.closing, Role.date, Role.sender, Role.recipient)
        letter.sort(key=lambda line: order.index(line.role))
    return letter, attached


def _runs(
    lines: Sequence[Line], height: float, measure: Measure, kept: Sequence[str]
) -> Iterator[_Run]:
    for line in lines:
        is_text = line.role in {Role.body, Role.attachment}
        yield _Run(_columns(line, height, measure, kept), is_text)


def _columns(
    line: Line, height: float, measure: Measure, kept: Sequence[str]
) -> tuple[Column, ...]:
    match line.role:
        case Role.body | Role.attachment:
            return columns_of(line.text.rstrip(), height, measure, kept)
        case Role.closing | Role.sender:
            return at_foot(line.text.strip(), height, measure, kept)
        case Role.date:
            return columns_of(line.text.strip(), height, measure, kept, head=_DATE_HEAD)
        case _:
            return columns_of(line.text.strip(), height, measure, kept)


def _cut(runs: Sequence[_Run], room: int) -> Iterator[tuple[Column, ...]]:
    """Cut columns into sheets; the last one does not hold date and names alone."""
    columns = [(column, run.is_text) for run in runs for column in run.columns]
    while columns:
        end = min(room, len(columns))
        rest = columns[end:]
        texts = [n for n, (_, is_text) in enumerate(columns) if is_text]
        if 0 < len(rest) <= room and len(texts) > _BELONGING:
            end = min(end, texts[-_BELONGING])
        yield tuple(column for column, _ in columns[:end])
        columns = columns[end:]
