"""Supposed and real causes of complaints side by side, of one account or of many."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kit.account import Account, Complaint, LapseCause
from kit.analysis.deals.lead import Quarter
from kit.analysis.share import Measure, measured

__all__ = ["CauseComparison", "CauseReading", "CausesOfQuarter", "compare_causes"]

FEW = 5
"""Below this number of causes known on both sides no share is told."""


@dataclass(frozen=True)
class CauseReading:
    """One complaint of one account: the cause we supposed and the one they told; None unknown."""

    account: Account
    complaint: Complaint

    @property
    def supposed(self) -> str | None:
        """Return the cause we supposed before the visit."""
        return self.complaint.before.cause

    @property
    def real(self) -> str | None:
        """Return the cause as it came out at the visit."""
        return self.complaint.after.cause

    @property
    def read_right(self) -> bool | None:
        """Return whether both are the same, or None while one of them is not known."""
        return self.supposed == self.real if self.supposed and self.real else None


@dataclass(frozen=True)
class CausesOfQuarter:
    """The complaints received in one quarter, and the share whose cause was read right."""

    quarter: Quarter
    readings: tuple[CauseReading, ...]
    read_right: Measure


@dataclass(frozen=True)
class CauseComparison:
    """Every complaint, the oldest first; how often each real cause follows a supposed one.

    pairs leaves out what is not known on both sides; lapses counts our own root causes.
    """

    readings: tuple[CauseReading, ...]
    pairs: Mapping[tuple[str, str], int]
    read_right: Measure
    quarters: tuple[CausesOfQuarter, ...]
    lapses: Mapping[LapseCause, int]

    @property
    def misread(self) -> tuple[CauseReading, ...]:
        """Return the complaints whose cause we supposed wrongly."""
        return tuple(each for each in self.readings if each.read_right is False)


def compare_causes(accounts: Iterable[Account], today: date, needed: int = FEW) -> CauseComparison:
    """Return what was supposed and what was real in every complaint received by a day."""
    found = [
        CauseReading(account, complaint)
        for account in accounts
        for complaint in account.complaints
        if (complaint.received_on or date.min) <= today
    ]
    found.sort(key=lambda each: each.complaint.received_on or date.max)
    pairs = Counter((r.supposed, r.real) for r in found if r.supposed and r.real)
    lapses = Counter(each.complaint.lapse.cause for each in found)
    return CauseComparison(
        tuple(found), pairs, _share(found, needed), _quarters(found, needed), lapses
    )


def _quarters(found: Iterable[CauseReading], needed: int) -> tuple[CausesOfQuarter, ...]:
    by_quarter: dict[Quarter, list[CauseReading]] = {}
    for each in found:
        if day := each.complaint.received_on:
            by_quarter.setdefault(Quarter.of(day), []).append(each)
    return tuple(
        CausesOfQuarter(quarter, tuple(readings), _share(readings, needed))
        for quarter, readings in sorted(by_quarter.items())
    )


def _share(found: Iterable[CauseReading], needed: int) -> Measure:
    return measured((each.read_right for each in found), needed)
