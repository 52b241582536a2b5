"""A share of what is known, or the plain statement that too little is known for one."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Measure", "Share", "TooFew", "measured"]


@dataclass(frozen=True)
class Share:
    """How many of the known cases are of a kind; unknown ones are counted beside, never among."""

    part: int
    known: int
    unknown: int

    @property
    def value(self) -> float:
        """Return the share, from 0 to 1."""
        return self.part / self.known

    @property
    def percent(self) -> int:
        """Return the share in whole per cent, halves rounded up."""
        return (200 * self.part + self.known) // (2 * self.known)

    def is_below(self, percent: int) -> bool:
        """Return whether the share is smaller, judged on the counts and not on the rounded one."""
        return 100 * self.part < percent * self.known

    def is_above(self, percent: int) -> bool:
        """Return whether the share is larger, judged on the counts and not on the rounded one."""
        return 100 * self.part > percent * self.known


@dataclass(frozen=True)
class TooFew:
    """Too few known cases for a share: how many there are, and how many are needed."""

    part: int
    known: int
    unknown: int
    needed: int


Measure = Share | TooFew


def measured(cases: Iterable[bool | None], needed: int) -> Measure:
    """Return the share of true among the known cases; None is an unknown one."""
    told = list(cases)
    known = [case for case in told if case is not None]
    part, n, unknown = sum(known), len(known), len(told) - len(known)
    return Share(part, n, unknown) if n >= max(needed, 1) else TooFew(part, n, unknown, needed)
