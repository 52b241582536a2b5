"""The power chart (勢力図): who stands under whom, and along which lines influence runs."""

from collections.abc import Iterator
from datetime import date

from matplotlib.figure import Figure

from kit.account import Account
from kit.analysis.people import present
from kit.charts.people.cards import draw_cards
from kit.charts.people.crowd import LIMIT, drawn_gone, drawn_people, gone_people
from kit.charts.people.frame import Frame, rows_of
from kit.charts.people.house import house_of, superiors
from kit.charts.people.labels import KEY_PITCH, draw_key, role_key
from kit.charts.people.strokes import draw_key_of_ties
from kit.charts.people.threads import Threads
from kit.charts.people.ties import message, ties_between
from kit.charts.sheet import blank_sheet, empty_state
from kit.charts.style import drawing
from kit.pack import Pack
from kit.words import word

__all__ = ["power_chart"]

_KEY, _GAP = 6.0, 1.2


def power_chart(account: Account, today: date, pack: Pack, lang: str) -> Figure:
    """Draw who reports to whom, what part they play, and the lines of influence beside them.

    Of many people only those who matter are drawn, with their superiors; the others are counted.
    """
    people, gone = present(account, today), gone_people(account, today)
    strong = pack.thresholds.strong_influence
    with drawing():
        if not people:
            return empty_state(
                word("charts.attitude.empty", lang), word("charts.power.first_step", lang)
            )
        above = superiors(account, people)
        left = drawn_gone(account, today)
        shown = drawn_people(account, people, above, strong, LIMIT - len(left))
        rows = rows_of(house_of(people, above, shown), left, lang)
        ties = ties_between(account, [person.id for person in (*people, *gone)])
        threads = Threads.between(rows, ties)
        left_out = len(people) + len(gone) - len(rows), len(ties) - len(threads.drawn)
        below = [*role_key([row.person for row in rows], lang), *_notes(*left_out, strong, lang)]
        kinds = {tie.kind for tie in threads.drawn}
        frame = Frame(rows, threads.width, threads.clear)
        key = frame.foot + (_KEY if kinds else _GAP)
        sheet = blank_sheet(key + len(below) * KEY_PITCH + 1)
        sheet.title(message(account, people, lang))
        draw_cards(sheet, frame, account, strong, lang)
        threads.draw(sheet, frame, lang)
        draw_key_of_ties(sheet, frame.foot + _KEY / 2 + 0.5, kinds, lang)
        draw_key(sheet, key, below)
        return sheet.figure


def _notes(people: int, lines: int, strong: int, lang: str) -> Iterator[str]:
    """Yield how many are not drawn."""
    if people:
        yield word("charts.power.more", lang, n=people, strong=strong)
    if lines:
        yield word("charts.power.more_lines", lang, n=lines)
