"""How early we hear of deals: the lead before the formal request, and its trend by quarter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from kit.account import Account, Deal, HowHeard
from kit.analysis.deals.early import heard_too_late, lead_days
from kit.analysis.share import Measure, measured
from kit.pack import Pack

__all__ = ["Lead", "LeadTrend", "Quarter", "QuarterLeads", "lead_trend", "leads"]

_EARLY = {HowHeard.proposed_by_us, HowHeard.consulted_on_idea, HowHeard.helped_requirements}


@dataclass(frozen=True)
class Lead:
    """One deal: the days known before its formal request, and whether before it at all.

    Either is None where it is not known; negative days are days late.
    """

    deal: Deal
    days: int | None
    before_request: bool | None


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a calendar year, 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter that a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def following(self) -> "Quarter":
        """Return the next quarter."""
        last = self.number == 4  # noqa: PLR2004 - a year has four
        return Quarter(self.year + last, 1 if last else self.number + 1)


@dataclass(frozen=True)
class QuarterLeads:
    """The deals first heard of in a quarter; median_days is None where no lead is known."""

    quarter: Quarter
    leads: tuple[Lead, ...]
    heard_before: Measure
    median_days: float | None


@dataclass(frozen=True)
class LeadTrend:
    """Every quarter from the first to the last without a gap; undated deals stand in none."""

    quarters: tuple[QuarterLeads, ...]
    undated: tuple[Lead, ...]
    heard_before: Measure


def leads(account: Account, today: date) -> tuple[Lead, ...]:
    """Return the lead of each deal known by a day, those first heard of earliest in front."""
    known = (deal for deal in account.deals if (deal.early.first_heard_on or date.min) <= today)
    ordered = sorted(known, key=lambda deal: deal.early.first_heard_on or date.max)
    return tuple(Lead(deal, lead_days(deal), _before_request(deal)) for deal in ordered)


def lead_trend(account: Account, pack: Pack, today: date) -> LeadTrend:
    """Return how early we heard of deals, by the quarter in which we did."""
    found = leads(account, today)
    by_quarter: dict[Quarter, list[Lead]] = {}
    for lead in found:
        if day := lead.deal.early.first_heard_on:
            by_quarter.setdefault(Quarter.of(day), []).append(lead)
    undated = tuple(lead for lead in found if lead.deal.early.first_heard_on is None)
    quarters = (_quarter(each, by_quarter.get(each, []), pack) for each in _every(by_quarter))
    return LeadTrend(tuple(quarters), undated, _heard_before(found, pack))


def _before_request(deal: Deal) -> bool | None:
    if heard_too_late(deal):
        return False
    return True if lead_days(deal) is not None or deal.early.how_heard in _EARLY else None


def _quarter(quarter: Quarter, found: list[Lead], pack: Pack) -> QuarterLeads:
    days = [lead.days for lead in found if lead.days is not None]
    middle = float(median(days)) if days else None
    return QuarterLeads(quarter, tuple(found), _heard_before(found, pack), middle)


def _heard_before(found: Iterable[Lead], pack: Pack) -> Measure:
    return measured((lead.before_request for lead in found), pack.thresholds.lead_few)


def _every(quarters: Iterable[Quarter]) -> list[Quarter]:
    """Return all quarters from the first to the last."""
    known = sorted(quarters)
    every = known[:1]
    while every and every[-1] < known[-1]:
        every.append(every[-1].following)
    return every
