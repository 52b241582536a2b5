"""The map of trust and dependence: who relies on us, and how far we rely on them."""

from collections.abc import Sequence
from datetime import date

from matplotlib.figure import Figure

from kit.account import Account, Dependence, Stakeholder
from kit.analysis.people import difference, present
from kit.charts.lettering import drawable, width_of
from kit.charts.people.labels import KEY_PITCH, draw_key, role_key
from kit.charts.people.plane import Plane, plotted
from kit.charts.sheet import HATCHED, Look, Pen, Point, Sheet, blank_sheet, empty_state
from kit.charts.style import ACCENT, GROUND, INK, QUIET, SMALL, WIDTH, drawing
from kit.pack import Pack
from kit.words import word

__all__ = ["trust_map"]

STEPS: tuple[int | None, ...] = (1, 2, 3, 4, 5, None)
_ROWS: tuple[int | None, ...] = (5, 4, 3, 2, 1, None)
_MIDDLE = 2.9
_SMALLEST, _GROWTH = 1.2, 0.11
_KEY = 5.0


def trust_map(account: Account, today: date, pack: Pack, lang: str) -> Figure:
    """Draw the people in their posts by trust in us and dependence on us.

    A ring with a number says how far we depend on each of them.
    """
    people = present(account, today)
    with drawing():
        if not people:
            return empty_state(
                word("charts.attitude.empty", lang), word("charts.trust.first_step", lang)
            )
        shown = plotted(_plane(pack.thresholds.high_trust, lang), people, lang)
        below = [_whole(account.profile.dependence, lang), *role_key(people, lang)]
        sheet = blank_sheet(shown.foot + _KEY + len(below) * KEY_PITCH)
        sheet.title(_message(people, pack, lang))
        shown.draw(sheet, lang)
        _draw_rings(sheet, shown.foot + _KEY / 2 + 0.4, pack, lang)
        draw_key(sheet, shown.foot + _KEY, below)
        return sheet.figure


def _plane(high: int, lang: str) -> Plane:
    """Return the scales; high trust together with high dependence is set apart."""
    return Plane(
        columns=tuple(
            word("charts.trust.step" if step else "charts.trust.step_unknown", lang, n=step)
            for step in STEPS
        ),
        rows=_ROWS,
        axis=word("charts.trust.axis", lang),
        strong=(range(high - 1, len(STEPS) - 1), len(STEPS) - high),
        place=lambda p: (STEPS.index(p.trust), _ROWS.index(p.dependence.they_on_us)),
        mark=_draw_ring_of,
    )


def _message(people: Sequence[Stakeholder], pack: Pack, lang: str) -> str:
    """Return what most asks for a talk: leaning on somebody, warmth without need, or the rest."""
    limits = pack.thresholds
    rated = [p for p in people if p.trust is not None or p.dependence.they_on_us is not None]
    known = [p for p in rated if p.trust is not None and p.dependence.they_on_us is not None]
    leaning = [p for p in people if (difference(p.dependence) or 0) <= -limits.dependence_gap]
    trusting = [p for p in known if (p.trust or 0) >= limits.high_trust]
    warm = [p for p in trusting if (p.dependence.they_on_us or 0) <= limits.dependence_weak]
    both = [p for p in trusting if (p.dependence.they_on_us or 0) >= limits.high_trust]
    told = {"leaning": leaning, "warm": warm, "both": both}
    otherwise = "nobody" if known else "apart" if rated else "nothing_known"
    key = next((key for key, found in told.items() if found), otherwise)
    facts = {"n": len(told.get(key, ())), "gap": limits.dependence_gap, "high": limits.high_trust}
    said = word(f"charts.trust.{key}", lang, **facts)
    unrated = len(people) - len(known) if known else 0
    return said + (word("charts.trust.unrated", lang, n=unrated) if unrated else "")


def _whole(dependence: Dependence, lang: str) -> str:
    """Return how far the account as a whole and we depend on each other."""
    return word("charts.trust.account", lang, they=dependence.they_on_us, we=dependence.we_on_them)


def _draw_ring_of(sheet: Sheet, at: Point, person: Stakeholder) -> None:
    _draw_ring(sheet, (at[0] + _MIDDLE, at[1]), person.dependence.we_on_them)


def _draw_ring(sheet: Sheet, middle: Point, step: int | None) -> None:
    """Draw how far we depend on somebody: the more, the larger and thicker the ring."""
    n = step or 3
    radius = _SMALLEST + _GROWTH * n
    look = Look(fill=GROUND, edge=ACCENT, line=0.3 + 0.3 * n) if step else HATCHED
    sheet.disc(middle, radius, look)
    told = "？" if step is None else str(step)
    sheet.write(middle, told, Pen(5.6, bold=True, colour=INK, align="center"))


def _draw_rings(sheet: Sheet, y: float, pack: Pack, lang: str) -> None:
    """Explain the rings in one line, beside the thinnest, the thickest and the unknown one."""
    rating = pack.ratings.we_on_them
    x = _tell(sheet, (0, y), word("charts.trust.ring", lang, name=rating.name))
    least, most = rating.anchors[1].in_(lang), rating.anchors[5].in_(lang)
    for step, told in ((1, least), (5, most), (None, word("common.unknown", lang))):
        _draw_ring(sheet, (x + _MIDDLE, y), step)
        x = _tell(sheet, (x + 2 * _MIDDLE, y), told)


def _tell(sheet: Sheet, at: Point, told: str) -> float:
    """Write a few words and return where the next may begin."""
    sheet.write(at, told, Pen(SMALL, colour=QUIET), WIDTH - at[0])
    return at[0] + width_of(drawable(told), SMALL) + 2.5
