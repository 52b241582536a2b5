"""The accounts of one rep, or of one team, taken together; every sum with what it counts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from kit.analysis.portfolio.line import PortfolioLine
from kit.analysis.share import Measure, Share, TooFew
from kit.pack import Severity

__all__ = ["PortfolioGroup", "per_rep", "per_team", "pick_first"]

WHO = Callable[[PortfolioLine], str]


@dataclass(frozen=True)
class PortfolioGroup:
    """Accounts under one name, empty where nobody is named; medians are None where n is 0."""

    name: str
    lines: tuple[PortfolioLine, ...]
    deals: int
    assessed: int
    rated: float | None
    agreed: float | None
    spoken: int
    silent_days: float | None
    single_threaded: int
    overdue: int
    at_risk: int
    completion: Measure
    findings: Mapping[Severity, int]


def per_rep(lines: Iterable[PortfolioLine]) -> tuple[PortfolioGroup, ...]:
    """Return the accounts of each rep by name, those without one last."""
    return _groups(lines, lambda each: each.rep)


def per_team(lines: Iterable[PortfolioLine]) -> tuple[PortfolioGroup, ...]:
    """Return the accounts of each team by its coach's name, those without one last."""
    return _groups(lines, lambda each: each.coach)


def pick_first(lines: Iterable[PortfolioLine]) -> tuple[PortfolioLine, ...]:
    """Return the accounts to take up: the most reasons first, then urgent findings, then silence.

    An account without a reason is not among them.
    """
    found = (each for each in lines if each.reasons)
    return tuple(sorted(found, key=_pressing))


def _pressing(line: PortfolioLine) -> tuple[int, int, int, str]:
    urgent, silent = line.findings[Severity.urgent], line.silent_days or 0
    return -len(line.reasons), -urgent, -silent, line.account


def _groups(lines: Iterable[PortfolioLine], who: WHO) -> tuple[PortfolioGroup, ...]:
    found: dict[str, list[PortfolioLine]] = {}
    for each in lines:
        found.setdefault(who(each), []).append(each)
    named = sorted(found.items(), key=lambda pair: (not pair[0], pair[0]))
    return tuple(_group(name, tuple(those)) for name, those in named)


def _group(name: str, lines: tuple[PortfolioLine, ...]) -> PortfolioGroup:
    deals = [deal for each in lines for deal in each.deals]
    rated = [deal.rated for deal in deals if deal.rated is not None]
    agreed = [deal.agreed for deal in deals if deal.agreed is not None]
    spoken = [each.silent_days for each in lines if each.silent_days is not None]
    return PortfolioGroup(
        name=name,
        lines=lines,
        deals=len(deals),
        assessed=len(rated),
        rated=median(rated) if rated else None,
        agreed=median(agreed) if agreed else None,
        spoken=len(spoken),
        silent_days=median(spoken) if spoken else None,
        single_threaded=sum(each.single_thread for each in lines),
        overdue=sum(each.overdue for each in lines),
        at_risk=sum(each.at_risk for each in lines),
        completion=_together(each.completion for each in lines),
        findings={of: sum(each.findings[of] for each in lines) for of in Severity},
    )


def _together(measures: Iterable[Measure]) -> Measure:
    told = list(measures)
    part, known = sum(each.part for each in told), sum(each.known for each in told)
    unknown = sum(each.unknown for each in told)
    return Share(part, known, unknown) if known else TooFew(part, known, unknown, 1)
