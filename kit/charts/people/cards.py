"""The people of the power chart drawn: departments, who stands under whom, who has left."""

from dataclasses import replace

from kit.account import Account
from kit.charts.lettering import drawable, fitted, width_of
from kit.charts.people.frame import DEPARTMENT, HEADING, INFLUENCE, TOP, Frame, Section
from kit.charts.people.labels import draw_attitude, draw_influence, draw_label, draw_name
from kit.charts.sheet import BAND, Box, Look, Pen, Sheet
from kit.charts.style import ACCENT, BODY, GROUND, HAIRLINE, INK, QUIET, SMALL, TINT
from kit.words import word

__all__ = ["draw_cards"]

_EDGE, _BRANCH = "#aab4be", "#6b7681"
_PLAIN = Look(fill=GROUND, edge=_EDGE, line=0.5)
_DECIDES = Look(fill=GROUND, edge=ACCENT, line=1.3)
_GONE = replace(_PLAIN, dashed=True)
_PLATE = Look(fill=GROUND)
_QUIET = Pen(SMALL, colour=QUIET)


def draw_cards(sheet: Sheet, frame: Frame, account: Account, strong: int, lang: str) -> None:
    """Draw the people with what is known of their place in the house."""
    _draw_heads(sheet, frame, lang)
    for n, row in enumerate(frame.rows):
        if frame.opens(n) and row.section is not Section.house:
            _draw_section(sheet, frame, n, lang)
    for n, row in enumerate(frame.rows):
        if row.above is not None:
            _draw_branch(sheet, frame, n, row.above)
        _draw_department(sheet, frame, n, lang)
    for n, row in enumerate(frame.rows):
        if row.section is Section.gone:
            _draw_gone(sheet, frame, n, account, lang)
        else:
            _draw_card(sheet, frame, n, strong, lang)


def _draw_heads(sheet: Sheet, frame: Frame, lang: str) -> None:
    y = TOP - 3.0
    heads = {"department": 0.0, "person": DEPARTMENT, "title": frame.titles}
    for name, x in heads.items():
        sheet.write((x, y), word(f"charts.power.{name}", lang), _QUIET)
    at = frame.right - INFLUENCE / 2, y
    sheet.write(at, word("charts.attitude.axis", lang), replace(_QUIET, align="center"))
    sheet.line([(0, TOP - 0.6), (frame.right, TOP - 0.6)], INK, 0.8)


def _draw_section(sheet: Sheet, frame: Frame, n: int, lang: str) -> None:
    """Write the heading of a section; the band of those under nobody known is hatched."""
    section, top = frame.rows[n].section, frame.tops[n] - HEADING
    told = drawable(word(f"charts.power.{section.value}", lang))
    x = 0.0
    if section is Section.unplaced:
        x = 1.6
        rows = sum(row.section is section for row in frame.rows)
        height = HEADING + rows * frame.pitch - 0.4
        sheet.box(Box(0, top + 1.2, frame.right, height), BAND)
        width = width_of(told, BODY, bold=True) + 2
        sheet.box(Box(x - 1, top + 2.0, width, HEADING - 2.6), _PLATE)
    sheet.write((x, top + HEADING / 2 + 0.7), told, Pen(BODY, bold=True))


def _draw_branch(sheet: Sheet, frame: Frame, n: int, above: int) -> None:
    """Draw the way from a superior's card down to the card of who reports to them."""
    upper, own = frame.card(above), frame.card(n)
    x, y = upper.x + frame.step * 0.45, own.middle[1]
    sheet.line([(x, upper.foot), (x, y), (own.x, y)], _BRANCH, 0.7)


def _draw_department(sheet: Sheet, frame: Frame, n: int, lang: str) -> None:
    """Write a department once for people who stand together."""
    row, card = frame.rows[n], frame.card(n)
    if not frame.opens(n):
        if frame.rows[n - 1].person.department == row.person.department:
            return
        sheet.line([(0, frame.tops[n]), (card.x - 1, frame.tops[n])], HAIRLINE)
    told = row.person.department.strip() or word("common.unknown", lang)
    shown, x = fitted(told, DEPARTMENT - 2, SMALL), 0.0
    if row.section is Section.unplaced:
        x = 1.2
        sheet.box(Box(0.6, card.y, width_of(shown, SMALL) + 1.2, card.height), _PLATE)
    sheet.write((x, card.middle[1]), shown, _pen(row.person.department))


def _draw_card(sheet: Sheet, frame: Frame, n: int, strong: int, lang: str) -> None:
    row, card = frame.rows[n], frame.card(n)
    look = _DECIDES if row.label.decides else _PLAIN
    influence = row.person.influence
    sheet.box(card, replace(look, fill=TINT) if (influence or 0) >= strong else look)
    y = card.middle[1]
    figure = card.right - INFLUENCE / 2, y
    draw_label(sheet, (card.x, y), row.label, frame.titles - card.x - 1, lang)
    title = row.person.title.strip() or word("common.unknown", lang)
    # A figure takes less of its column than the word for unknown.
    end = card.right - INFLUENCE if influence is None else figure[0] - 2.5
    sheet.write((frame.titles, y), title, _QUIET, end - frame.titles)
    draw_influence(sheet, figure, influence, lang)


def _draw_gone(sheet: Sheet, frame: Frame, n: int, account: Account, lang: str) -> None:
    """Draw somebody who left faintly, with where they went and who followed."""
    row, card = frame.rows[n], frame.card(n)
    sheet.box(card, _GONE)
    room = min(row.label.width, card.width / 2)
    at, person = (card.x, card.middle[1]), row.person
    draw_attitude(sheet, at, person.attitude, lang)
    draw_name(sheet, at, row.label, room + 1, QUIET)
    heir = account.stakeholder(person.successor)
    facts = {"day": person.left_on, "place": person.moved_to.strip() or None}
    told = word("charts.power.gone_to", lang, heir=heir.name if heir else None, **facts)
    x = card.x + room + 2
    sheet.write((x, at[1]), told, _QUIET, card.right - x - 1)


def _pen(known: str) -> Pen:
    return Pen(SMALL) if known.strip() else _QUIET
