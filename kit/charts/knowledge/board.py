"""What we know and how old it is: the questions of unofficial information, and the areas."""

from collections.abc import Sequence
from datetime import date

from matplotlib.figure import Figure

from kit.account import Account, Certainty
from kit.analysis.knowledge import (
    Heard,
    KnowledgeState,
    Understood,
    information_board,
    understanding_board,
)
from kit.charts.knowledge.rows import Row, draw_rows, draw_signs, height_of
from kit.charts.sheet import blank_sheet, empty_state
from kit.charts.style import drawing
from kit.pack import Pack
from kit.words import choice, word

__all__ = ["information_chart", "understanding_chart"]

# By whether something is blank, and whether something is old or undated.
_KEYS = {
    (True, True): "title",
    (True, False): "title_blank",
    (False, True): "title_old",
    (False, False): "complete",
}


def information_chart(account: Account, today: date, pack: Pack, lang: str) -> Figure:
    """Draw every question by the age and certainty of its answers; a blank one is hatched."""
    board = information_board(account, pack, today)
    rows = [_of_question(heard, today, lang) for heard in board]
    return _drawn("information", rows, lang)


def understanding_chart(account: Account, today: date, pack: Pack, lang: str) -> Figure:
    """Draw every area of understanding by the age of its facts; a blank one is hatched."""
    board = understanding_board(account, pack, today)
    rows = [_of_area(each, today, lang) for each in board]
    return _drawn("understanding", rows, lang)


def _of_question(heard: Heard, today: date, lang: str) -> Row:
    newest = heard.items[0].certainty if heard.items else Certainty.unknown
    dots = tuple(
        ((today - item.heard_on).days, item.certainty)
        for item in heard.items
        if item.heard_on is not None
    )
    note = choice(newest, lang) if heard.items else ""
    # Where the certainty is unknown, the word alone would not say of what.
    if newest is Certainty.unknown:
        note = word("charts.board.certainty_unknown", lang)
    return Row(f"questions/{heard.id}", heard.question.name.in_(lang), heard.age, dots, note)


def _of_area(each: Understood, today: date, lang: str) -> Row:
    dots = tuple(
        ((today - fact.as_of).days, Certainty.confirmed)
        for fact in each.facts
        if fact.as_of is not None
    )
    note = word("charts.board.facts", lang, n=len(each.facts))
    return Row(f"areas/{each.id}", each.area.name.in_(lang), each.age, dots, note)


def _drawn(kind: str, rows: Sequence[Row], lang: str) -> Figure:
    states = [row.age.state for row in rows]
    with drawing():
        if all(state is KnowledgeState.blank for state in states):
            return empty_state(
                word(f"charts.{kind}.empty", lang), word(f"charts.{kind}.first_step", lang)
            )
        signs = kind == "information"
        sheet = blank_sheet(height_of(rows, signs=signs))
        sheet.title(_message(kind, states, lang))
        draw_rows(sheet, rows, word(f"charts.{kind}.head", lang), lang)
        if signs:
            draw_signs(sheet, rows, lang)
        return sheet.figure


def _message(kind: str, states: Sequence[KnowledgeState], lang: str) -> str:
    blank, stale, undated = (
        states.count(state)
        for state in (KnowledgeState.blank, KnowledgeState.stale, KnowledgeState.undated)
    )
    facts = {"all": len(states), "blank": blank, "old": stale + undated}
    key = _KEYS[bool(blank), bool(facts["old"])]
    return word(f"charts.{kind}.{key}", lang, **facts)
