"""How far rep and coach see the same (評定の一致): criteria, levels, and the gap over time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kit.account import Account, AnswerValue, Rater
from kit.analysis.coaching.kappa import Kappa, KappaTooFew, weighted_kappa
from kit.analysis.deals import Comparison, Rated, answers_to, by_side, rate, rounds_of
from kit.analysis.share import Measure, measured
from kit.pack import Pack

__all__ = [
    "CriterionMatch",
    "MonthGap",
    "RaterMatch",
    "gap_of",
    "last_rounds",
    "rater_match",
    "rater_tendency",
    "rounds_over",
]


@dataclass(frozen=True)
class CriterionMatch:
    """How often both answered a criterion alike; where either did not know it is counted beside."""

    stage: int
    criterion: str
    equal: Measure


@dataclass(frozen=True)
class RaterMatch:
    """How far the raters of some deals agree.

    gaps holds the signed gap of 評価レベル for each deal by its name, rep minus coach, None where
    something unknown stopped the count of either.
    """

    criteria: tuple[CriterionMatch, ...]
    gaps: tuple[tuple[str, int | None], ...]
    within_one: Measure
    kappa: Kappa | KappaTooFew

    @property
    def n(self) -> int:
        """Return how many deals were compared."""
        return len(self.gaps)


@dataclass(frozen=True)
class MonthGap:
    """The mean signed gap of a month, rep minus coach, None where none is known."""

    year: int
    month: int
    mean: float | None
    n: int
    unknown: int


def rounds_over(account: Account, pack: Pack, today: date) -> tuple[Comparison, ...]:
    """Return every round that both handed in, each as it stood on the day it was over."""
    found = []
    for deal in account.deals:
        sides = (by_side(account, deal, side, today) for side in Rater)
        for pair in rounds_of(*sides):
            over = max(each.assessed_on for each in pair)
            rep, coach = (rate(each, account, pack, over) for each in pair)
            found.append(Comparison(rep, coach))
    return tuple(sorted(found, key=_over_on))


def last_rounds(rounds: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Return the last round of each deal: rounds of one deal do not bear each other out."""
    return tuple({each.rep.assessment.deal: each for each in rounds}.values())


def gap_of(pair: Comparison) -> int | None:
    """Return the signed gap in levels, or None where either level may be higher."""
    return None if pair.rep.rated.at_least or pair.coach.rated.at_least else pair.gap


def rater_match(named: Sequence[tuple[str, Comparison]], pack: Pack) -> RaterMatch:
    """Return how far the raters of deals agree, of one account or of many of one pack."""
    pairs = [pair for _, pair in named]
    known = [pair for pair in pairs if gap_of(pair) is not None]
    levels = [(pair.rep.rated.value, pair.coach.rated.value) for pair in known]
    gaps = tuple((name, gap_of(pair)) for name, pair in named)
    near = (None if gap is None else abs(gap) <= 1 for _, gap in gaps)
    criteria = tuple(_criteria(pairs, pack))
    return RaterMatch(criteria, gaps, measured(near, 1), weighted_kappa(levels))


def rater_tendency(rounds: Iterable[Comparison]) -> tuple[MonthGap, ...]:
    """Return the mean signed gap month by month, the oldest first."""
    months: dict[tuple[int, int], list[int | None]] = defaultdict(list)
    for each in rounds:
        day = _over_on(each)
        months[day.year, day.month].append(gap_of(each))
    return tuple(_month(at, gaps) for at, gaps in sorted(months.items()))


def _month(at: tuple[int, int], gaps: Sequence[int | None]) -> MonthGap:
    known = [gap for gap in gaps if gap is not None]
    mean = sum(known) / len(known) if known else None
    return MonthGap(*at, mean, len(known), len(gaps) - len(known))


def _over_on(pair: Comparison) -> date:
    return max(each.assessment.assessed_on for each in (pair.rep, pair.coach))


def _criteria(pairs: Sequence[Comparison], pack: Pack) -> Iterable[CriterionMatch]:
    for n in sorted(pack.stages):
        for criterion in pack.stages[n].criteria:
            answers = [_both(pair, n, criterion, pack) for pair in pairs]
            yield CriterionMatch(n, criterion, measured(answers, 1))


def _both(pair: Comparison, stage: int, criterion: str, pack: Pack) -> bool | None:
    """Return whether both answered alike, None where either did not know."""
    given = [_answer(each, stage, criterion, pack) for each in (pair.rep, pair.coach)]
    return None if AnswerValue.unknown in given else given[0] is given[1]


def _answer(rated: Rated, stage: int, criterion: str, pack: Pack) -> AnswerValue:
    answers = answers_to(rated.assessment, stage, pack)
    return next((a.value for a in answers if a.criterion == criterion), AnswerValue.unknown)
