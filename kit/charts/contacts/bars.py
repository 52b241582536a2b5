"""The relationship balance: bars to the right for what raises, to the left for what lowers."""

from dataclasses import dataclass
from datetime import date

from matplotlib.figure import Figure

from kit.account import Account
from kit.analysis.contacts import Balance, PairBalance, balance
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

__all__ = ["balance_bars"]

_TOP, _ROW, _BAR, _FOOT = 17.5, 5.6, 3.4, 2.0
_NUMBER, _NAMES, _NET = 10.0, 46.0, 14.0
_TOLD = 17.0
"""The room for a count, at the end of a bar."""

_RAISES = Look(fill=ACCENT)
_LOWERS = Look(fill=GROUND, edge=URGENT_INK, line=1.0, hatch="....")
# A bar of one fresh act is never the longest there could be.
_LEAST = 2.0


@dataclass(frozen=True)
class _Scale:
    """Where nothing lies, and how many millimetres an act of today is long."""

    zero: float
    unit: float

    @classmethod
    def of(cls, found: Balance) -> "_Scale":
        """Give each side the room its longest bar wants."""
        room = WIDTH - _NAMES - _NET - 2 * _TOLD
        left = max((pair.lowered for pair in found.pairs), default=0.0)
        right = max((pair.raised for pair in found.pairs), default=0.0)
        unit = room / max(left + right, _LEAST)
        return cls(_NAMES + _TOLD + left * unit, unit)


def balance_bars(account: Account, today: date, pack: Pack, lang: str) -> Figure:
    """Draw what logged acts raised and lowered, a row a pair; an unrated pair is hatched."""
    found = balance(account, pack, today)
    with drawing():
        if not found.known:
            return empty_state(
                word("charts.balance.empty", lang), word("charts.balance.first_step", lang)
            )
        sheet = blank_sheet(_TOP + len(found.pairs) * _ROW + _FOOT)
        sheet.title(_message(found, pack, lang), _below(found, pack, lang))
        scale = _Scale.of(found)
        _draw_heads(sheet, scale, lang)
        # Below the rows, so that it crosses no words; what is unknown has no side of it.
        foot = _TOP + len(found.pairs) * _ROW
        sheet.line([(scale.zero, _TOP), (scale.zero, foot)], INK, 0.9)
        for n, pair in enumerate(found.pairs):
            _draw_row(sheet, pair, _TOP + n * _ROW, scale, (pack, lang))
        return sheet.figure


def _message(found: Balance, pack: Pack, lang: str) -> str:
    if found.known < pack.thresholds.balance_few:
        return word("charts.balance.too_few", lang, n=found.known)
    worst = min(found.pairs, key=lambda pair: pair.net or 0)
    name = pack.pairs[worst.pair].name
    if (found.net or 0) < 0:
        return word("charts.balance.falling", lang, pair=name)
    if (worst.net or 0) < 0:
        return word("charts.balance.rising_but", lang, pair=name)
    return word("charts.balance.rising", lang)


def _below(found: Balance, pack: Pack, lang: str) -> str:
    unrated = sum(pair.net is None for pair in found.pairs)
    days = pack.thresholds.balance_half_life_days
    key = "below" if unrated else "below_all"
    facts = {"days": days, "unrated": unrated, "n": found.known}
    return word(f"charts.balance.{key}", lang, **facts)


def _draw_heads(sheet: Sheet, scale: _Scale, lang: str) -> None:
    y = _TOP - 2.8
    lowers, raises = (word(f"charts.balance.{side}", lang) for side in ("lowers", "raises"))
    sheet.write((scale.zero - 2, y), lowers, Pen(BODY, bold=True, align="right"))
    sheet.write((scale.zero + 2, y), raises, Pen(BODY, bold=True))
    net = Pen(SMALL, colour=QUIET, align="right")
    sheet.write((WIDTH, y), word("charts.balance.net", lang), net)
    sheet.line([(0, _TOP), (WIDTH, _TOP)], INK, 0.8)


def _draw_row(
    sheet: Sheet, pair: PairBalance, top: float, scale: _Scale, worded: tuple[Pack, str]
) -> None:
    pack, lang = worded
    y = top + _ROW / 2
    sheet.write((0, y), pair.pair, Pen(SMALL, colour=QUIET))
    name = pack.pairs[pair.pair].name.in_(lang)
    sheet.write((_NUMBER - 2.5, y), name, Pen(BODY), _NAMES - _NUMBER, f"pairs/{pair.pair}")
    sheet.line([(0, top + _ROW), (WIDTH, top + _ROW)], HAIRLINE)
    if pair.net is None:
        _draw_unrated(sheet, pair, y, lang)
    else:
        _draw_sides(sheet, pair, y, scale, lang)
        # A net that rounds to nothing bears no sign.
        net = round(pair.net, 1)
        shown = f"{net:+.1f}".replace("-", "−") if net else "0.0"
        colour = URGENT_INK if net < 0 else INK
        sheet.write((WIDTH, y), shown, Pen(BODY, bold=True, colour=colour, align="right"))


def _draw_sides(sheet: Sheet, pair: PairBalance, y: float, scale: _Scale, lang: str) -> None:
    left, right = scale.zero - pair.lowered * scale.unit, scale.zero + pair.raised * scale.unit
    bar = y - _BAR / 2
    if pair.lowers:
        sheet.box(Box(left, bar, scale.zero - left, _BAR), _LOWERS)
        told = word("charts.balance.acts", lang, n=pair.lowers)
        sheet.write((left - 1.2, y), told, Pen(SMALL, colour=URGENT_INK, align="right"))
    if pair.raises:
        sheet.box(Box(scale.zero, bar, right - scale.zero, _BAR), _RAISES)
        told = word("charts.balance.acts", lang, n=pair.raises)
        sheet.write((right + 1.2, y), told, Pen(SMALL))
    if pair.unknown:
        _draw_unsaid(sheet, pair, (right, y), lang)


def _draw_unsaid(sheet: Sheet, pair: PairBalance, at: tuple[float, float], lang: str) -> None:
    """Hatch a small place for acts of which it is not said what they did."""
    x, y = at
    if pair.raises:
        x += 2.4 + width_of(drawable(word("charts.balance.acts", lang, n=pair.raises)), SMALL)
    else:
        x += 1.2
    sheet.box(Box(x, y - 1.2, 2.4, 2.4), HATCHED)
    told = word("charts.balance.unsaid", lang, n=pair.unknown)
    sheet.write((x + 3.2, y), told, Pen(SMALL, colour=QUIET))


def _draw_unrated(sheet: Sheet, pair: PairBalance, y: float, lang: str) -> None:
    place = Box(_NAMES + 1, y - _BAR / 2, WIDTH - _NAMES - _NET - 1, _BAR)
    sheet.box(place, HATCHED)
    key = "unrated_some" if pair.unknown else "unrated"
    told = word(f"charts.balance.{key}", lang, n=pair.unknown)
    plate = width_of(drawable(told), SMALL) + 3
    # Words on a hatch read only on a plate of ground.
    sheet.box(Box(place.x + 2, place.y, plate, _BAR), Look(fill=GROUND))
    sheet.write((place.x + 3.5, y), told, Pen(SMALL, colour=QUIET))
    sheet.write((WIDTH, y), word("common.unknown", lang), Pen(SMALL, colour=QUIET, align="right"))
