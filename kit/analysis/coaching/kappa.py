"""Weighted kappa (Cohen 1968): agreement of two raters beyond what chance alone would give."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["KAPPA_PAIRS", "Kappa", "KappaTooFew", "weighted_kappa"]

KAPPA_PAIRS = 20
"""Below this number of pairs kappa says more about chance than about the raters."""


@dataclass(frozen=True)
class Kappa:
    """Quadratically weighted kappa, 1 for full agreement and 0 for that of chance; n pairs."""

    value: float
    n: int


@dataclass(frozen=True)
class KappaTooFew:
    """Why there is no kappa: too few pairs, or a rater who used one value only."""

    n: int
    needed: int
    values: tuple[int, int]


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> Kappa | KappaTooFew:
    """Return kappa on pairs of levels, weighted by the square of their distance.

    Quadratic, as levels stand on one ladder: to be three rungs apart is worse than thrice one.
    """
    n = len(pairs)
    ours, theirs = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    if n < KAPPA_PAIRS or min(len(ours), len(theirs)) < 2:  # noqa: PLR2004 - one value never varies
        return KappaTooFew(n, KAPPA_PAIRS, (len(ours), len(theirs)))
    seen = sum((a - b) ** 2 for a, b in pairs) / n
    by_chance = (
        sum(
            (a - b) ** 2 * times_a * times_b
            for a, times_a in ours.items()
            for b, times_b in theirs.items()
        )
        / n**2
    )
    return Kappa(1 - seen / by_chance, n)
