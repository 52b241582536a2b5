"""The relationship as an asset (関係資産): what logged acts raised and lowered, pair by pair.

After Theodore Levitt, "After the Sale Is Over…", Harvard Business Review, 1983. An act weighs one
on its day and half as much after each half-life of the pack.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kit.account import Account, Contact, Effect
from kit.pack import Pack

__all__ = ["Balance", "PairBalance", "balance", "balance_over_time"]

Act = tuple[date, str, Effect]
"""The day of an act, its pair, and whether it raised or lowered."""

WEEK = timedelta(days=7)
_DIGITS = 12


@dataclass(frozen=True)
class PairBalance:
    """One pair on a day: the weights of acts that raised and lowered, and how many there were.

    unknown counts the acts of which it is not said; they weigh nothing.
    """

    pair: str
    raised: float = 0.0
    lowered: float = 0.0
    raises: int = 0
    lowers: int = 0
    unknown: int = 0

    @property
    def known(self) -> int:
        """Return how many acts are rated."""
        return self.raises + self.lowers

    @property
    def net(self) -> float | None:
        """Return what is left after what lowered, or None while no act is rated (不明)."""
        return self.raised - self.lowered if self.known else None


@dataclass(frozen=True)
class Balance:
    """All pairs of the pack as they stand on a day."""

    on: date
    pairs: tuple[PairBalance, ...]

    @property
    def known(self) -> int:
        """Return how many acts are rated."""
        return sum(each.known for each in self.pairs)

    @property
    def unknown(self) -> int:
        """Return how many acts are not rated."""
        return sum(each.unknown for each in self.pairs)

    @property
    def net(self) -> float | None:
        """Return what all pairs together come to, or None while no act is rated."""
        sides = (side for each in self.pairs for side in (each.raised, -each.lowered))
        # Rounded, so that weights which cancel out leave no dust of either sign.
        return round(math.fsum(sides), _DIGITS) if self.known else None


def balance(
    account: Account,
    pack: Pack,
    today: date,
    *,
    within_days: int | None = None,
    person: str | None = None,
) -> Balance:
    """Return the balance on a day, of all acts or of the last days, with everybody or with one."""
    acts = [
        act
        for act in _acts(account.contacts, today, person)
        if within_days is None or (today - act[0]).days <= within_days
    ]
    return _weighed(acts, pack, today)


def balance_over_time(
    account: Account,
    pack: Pack,
    today: date,
    *,
    weeks: int = 26,
    person: str | None = None,
) -> tuple[Balance, ...]:
    """Return the balance at the end of each of the last weeks, the oldest first, today last."""
    acts = sorted(_acts(account.contacts, today, person), key=lambda act: act[0])
    points: list[Balance] = []
    place, before = 0, None
    for week in range(weeks, -1, -1):
        on, first = today - week * WEEK, place
        while place < len(acts) and acts[place][0] <= on:
            place += 1
        added = _weighed(acts[first:place], pack, on)
        before = added if before is None else _together(_aged(before, on, pack), added)
        points.append(before)
    return tuple(points)


def _acts(contacts: Iterable[Contact], today: date, person: str | None) -> Iterator[Act]:
    for contact in contacts:
        if contact.held_on <= today and (person is None or person in contact.stakeholders):
            yield from ((contact.held_on, each.pair, each.effect) for each in contact.touches)


def _weighed(acts: Iterable[Act], pack: Pack, on: date) -> Balance:
    by_pair: dict[str, list[Act]] = {pair: [] for pair in pack.pairs}
    for act in acts:
        # What the pack does not word could neither be told nor drawn.
        if act[1] in by_pair:
            by_pair[act[1]].append(act)
    return Balance(on, tuple(_pair(pair, found, pack, on) for pair, found in by_pair.items()))


def _pair(pair: str, acts: Iterable[Act], pack: Pack, on: date) -> PairBalance:
    days: dict[Effect, list[date]] = {effect: [] for effect in Effect}
    for day, _, effect in acts:
        days[effect].append(day)
    # Summed exactly, so that what cancels out comes to nothing whatever the order.
    raised, lowered = (
        math.fsum(_weight(day, pack, on) for day in days[effect])
        for effect in (Effect.raises, Effect.lowers)
    )
    counted = (len(days[effect]) for effect in (Effect.raises, Effect.lowers, Effect.unknown))
    return PairBalance(pair, raised, lowered, *counted)


def _weight(day: date, pack: Pack, on: date) -> float:
    half_lives = (on - day).days / pack.thresholds.balance_half_life_days
    return math.pow(0.5, half_lives)


def _aged(before: Balance, on: date, pack: Pack) -> Balance:
    """Return a balance as it stands later, if nothing is done in between."""
    left = _weight(before.on, pack, on)
    aged = (
        PairBalance(p.pair, p.raised * left, p.lowered * left, p.raises, p.lowers, p.unknown)
        for p in before.pairs
    )
    return Balance(on, tuple(aged))


def _together(one: Balance, other: Balance) -> Balance:
    pairs = (
        PairBalance(
            a.pair,
            a.raised + b.raised,
            a.lowered + b.lowered,
            a.raises + b.raises,
            a.lowers + b.lowers,
            a.unknown + b.unknown,
        )
        for a, b in zip(one.pairs, other.pairs, strict=True)
    )
    return Balance(one.on, tuple(pairs))
