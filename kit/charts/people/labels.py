"""How a person is named in a picture: mark of attitude, name, badge of the decision role."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.account import Attitude, DecisionRole, Stakeholder
from kit.charts.lettering import clipped, drawable, fitted, width_of
from kit.charts.sheet import Pen, Point, Sheet
from kit.charts.style import BODY, GOOD_INK, INK, QUIET, SMALL, URGENT_INK, WIDTH
from kit.words import choice, word

__all__ = [
    "MARK_ROOM",
    "Label",
    "draw_attitude",
    "draw_influence",
    "draw_key",
    "draw_label",
    "draw_name",
    "label_of",
    "role_key",
]

MARK_ROOM = 5.8
"""Where the name begins, after the mark of attitude; in millimetres."""

KEY_PITCH = 4.0

_BADGES = 2
_SMALLEST = 6.2
# A mark of two letters is written smaller, to keep clear of the name.
_DOUBLE = 6.2
_COLOURS = {
    Attitude.strong_support: GOOD_INK,
    Attitude.support: GOOD_INK,
    Attitude.neutral: INK,
    Attitude.against: URGENT_INK,
    Attitude.strongly_against: URGENT_INK,
    Attitude.unknown: QUIET,
}


@dataclass(frozen=True)
class Label:
    """A person's name and the badges it may bear, the fullest first."""

    person: Stakeholder
    name: str
    badges: tuple[str, ...]

    @property
    def decides(self) -> bool:
        """Return whether this person decides; such names stand out."""
        return DecisionRole.decision_maker in self.person.roles

    @property
    def width(self) -> float:
        """Return the room the whole label wants, in millimetres."""
        return MARK_ROOM + width_of(self.name + self.badges[0], bold=self.decides)

    def within(self, room: float) -> tuple[str, float]:
        """Return name and badge cut to a room, and the size to write them in.

        First the second badge goes, then the letters get smaller, then the badge goes unless it
        says who decides, and last, after smaller letters still, the name is cut.
        """
        last = self.badges[-1] if self.decides else ""
        for size, badge in (
            *((BODY, badge) for badge in self.badges),
            (SMALL, self.badges[-1]),
            (_SMALLEST if self.decides else BODY, last),
        ):
            if width_of(self.name + badge, size, bold=self.decides) <= room:
                return self.name + badge, size
        left = room - width_of(last, SMALL, bold=self.decides)
        return fitted(self.name, left, SMALL, bold=self.decides) + last, SMALL


def label_of(person: Stakeholder, lang: str) -> Label:
    """Return how a person is named; a third role stays in the table of people."""
    name = clipped(person.name) or word("common.unknown", lang)
    roles = _shown(person)
    badges = [_badge(roles[:n], lang) for n in range(len(roles), 0, -1)]
    return Label(person, name, tuple(badges) or ("",))


def draw_attitude(sheet: Sheet, at: Point, attitude: Attitude, lang: str) -> None:
    """Write the mark of an attitude: a shape for grey print, a colour beside it."""
    x, y = at
    mark = word(f"charts.mark.{attitude.value}", lang)
    size = BODY if len(mark) == 1 else _DOUBLE
    sheet.write((x + 2.9, y), mark, Pen(size, bold=True, colour=_COLOURS[attitude], align="center"))


def draw_name(sheet: Sheet, at: Point, label: Label, room: float, colour: str = INK) -> None:
    """Write name and badge, right of a mark, within a room that holds both."""
    text, size = label.within(room - MARK_ROOM)
    pen = Pen(size, bold=label.decides, colour=colour)
    item = f"stakeholders/{label.person.id}"
    sheet.write((at[0] + MARK_ROOM, at[1]), text, pen, item=item)


def draw_label(sheet: Sheet, at: Point, label: Label, room: float, lang: str) -> None:
    """Write the mark of the attitude, name and badge within a room."""
    draw_attitude(sheet, at, label.person.attitude, lang)
    draw_name(sheet, at, label, room)


def draw_influence(sheet: Sheet, at: Point, influence: int | None, lang: str) -> None:
    """Write how far somebody can move the outcome, in a column of such figures."""
    if influence is None:
        told = word("charts.coverage.unknown", lang)
        sheet.write(at, told, Pen(SMALL, colour=QUIET, align="center"))
    else:
        sheet.write(at, str(influence), Pen(BODY, bold=True, align="center"))


def role_key(people: Iterable[Stakeholder], lang: str) -> list[str]:
    """Return lines that say what badges mean, only those of roles these people have."""
    used = {role for person in people for role in _shown(person)}
    lines: list[str] = []
    for role in (role for role in DecisionRole if role in used):
        badge = word(f"charts.badge.{role.value}", lang)
        entry = drawable(word("charts.badge.key", lang, badge=badge, role=choice(role, lang)))
        longer = word("charts.badge.keys", lang, before=lines[-1], entry=entry) if lines else ""
        if longer and width_of(longer, SMALL) <= WIDTH - 1:
            lines[-1] = longer
        else:
            lines.append(entry)
    return lines


def draw_key(sheet: Sheet, y: float, lines: Sequence[str]) -> None:
    """Write what the badges mean, below a height."""
    for n, line in enumerate(lines):
        sheet.write((0, y + (n + 0.5) * KEY_PITCH), line, Pen(SMALL, colour=QUIET))


def _badge(roles: Sequence[DecisionRole], lang: str) -> str:
    between = word("charts.badge.between", lang)
    letters = between.join(word(f"charts.badge.{role.value}", lang) for role in roles)
    return (" " if lang == "en" else "") + word("charts.badge.frame", lang, roles=letters)


def _shown(person: Stakeholder) -> tuple[DecisionRole, ...]:
    """Return the roles that get a badge: the weightiest known ones."""
    given = set(person.roles) - {DecisionRole.unknown}
    return tuple(role for role in DecisionRole if role in given)[:_BADGES]
