"""The map of influence and attitude: who could decide, and how they stand towards us."""

from collections.abc import Sequence
from datetime import date

from matplotlib.figure import Figure

from kit.account import Account, Attitude, Stakeholder
from kit.analysis.people import is_against, is_for_us, present
from kit.charts.people.labels import (
    KEY_PITCH,
    draw_attitude,
    draw_key,
    role_key,
)
from kit.charts.people.plane import Plane, plotted
from kit.charts.sheet import blank_sheet, empty_state
from kit.charts.style import drawing
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


def attitude_map(account: Account, today: date, pack: Pack, lang: str) -> Figure:
    """Draw the people in their posts by influence and attitude, unknown in bands of their own."""
    people = present(account, today)
    with drawing():
        if not people:
            return empty_state(
                word("charts.attitude.empty", lang), word("charts.attitude.first_step", lang)
            )
        strong = pack.thresholds.strong_influence
        shown, key = plotted(_plane(strong, lang), people, lang), role_key(people, lang)
        sheet = blank_sheet(shown.foot + 1 + len(key) * KEY_PITCH)
        sheet.title(_message(people, strong, lang))
        shown.draw(sheet, lang)
        draw_key(sheet, shown.foot + 1, key)
        return sheet.figure


def _plane(strong: int, lang: str) -> Plane:
    """Return the scales; the rows of strong influence are set apart."""
    return Plane(
        columns=tuple(choice(each, lang) for each in COLUMNS),
        rows=ROWS,
        axis=word("charts.attitude.axis", lang),
        strong=(range(len(COLUMNS) - 1), sum(row is not None and row >= strong for row in ROWS)),
        place=lambda person: (COLUMNS.index(person.attitude), ROWS.index(person.influence)),
        mark=lambda sheet, at, person: draw_attitude(sheet, at, person.attitude, lang),
        head=lambda sheet, at, column: draw_attitude(sheet, at, COLUMNS[column], lang),
    )


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
