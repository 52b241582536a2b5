"""Where a deal stands: whose assessment counts today, both levels, and what wants checking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kit.account import Account, AnswerValue, Assessment, Deal, DealStatus, Rater, StageEntry
from kit.analysis.deals.levels import (
    Level,
    Mark,
    agreed_level,
    agreed_marks,
    answers_to,
    has_evidence,
    rated_level,
    rated_marks,
)
from kit.pack import Pack

__all__ = [
    "Comparison",
    "Rated",
    "Standing",
    "by_side",
    "rate",
    "rounds_of",
    "says_something",
    "standing",
    "standings",
]


Round = tuple[Assessment, Assessment]
"""A rep's and a coach's rating of the same deal, both handed in."""


@dataclass(frozen=True)
class Rated:
    """One assessment with the levels and marks it amounts to on a day."""

    assessment: Assessment
    rated: Level
    agreed: Level
    rated_marks: tuple[Mark, ...]
    agreed_marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Comparison:
    """The same deal as the rep and as the coach rated it, both handed in."""

    rep: Rated
    coach: Rated

    @property
    def gap(self) -> int:
        """Return the signed gap of 評価レベル, rep minus coach, in levels."""
        return self.rep.rated.value - self.coach.rated.value


@dataclass(frozen=True)
class Standing:
    """A deal as it stands on a day; current is None while it is not assessed.

    waiting says that a blind rating is under way, so that the newest ones are kept back.
    """

    deal: Deal
    current: Rated | None
    previous: Rated | None
    comparison: Comparison | None
    waiting: bool

    @property
    def is_open(self) -> bool:
        """Return whether the deal is still in progress."""
        return self.deal.status is DealStatus.in_progress


_LAST: list[tuple[Account, Pack, date, dict[str, Standing]]] = []


def standings(account: Account, pack: Pack, today: date) -> tuple[Standing, ...]:
    """Return where each deal stands, those in progress first."""
    live = sorted(account.deals, key=lambda deal: deal.status is not DealStatus.in_progress)
    return tuple(standing(account, deal, pack, today) for deal in live)


def standing(account: Account, deal: Deal, pack: Pack, today: date) -> Standing:
    """Return where one deal stands on a day."""
    # A dozen rules ask the same of the account at hand; what they were told last is kept.
    last = _LAST[0] if _LAST else None
    if not (last and last[0] is account and last[1] is pack and last[2] == today):
        last = account, pack, today, {}
        _LAST[:] = [last]
    told = last[3]
    found = told.get(deal.id)
    if found is None or found.deal is not deal:
        found = told[deal.id] = _standing(account, deal, pack, today)
    return found


def _standing(account: Account, deal: Deal, pack: Pack, today: date) -> Standing:
    reps, coaches = (by_side(account, deal, side, today) for side in Rater)
    rounds = rounds_of(reps, coaches)
    shown = _visible_to(coaches, reps, rounds)
    telling = [each for each in shown if says_something(each)]
    latest = [rate(each, account, pack, today) for each in telling[-2:]]
    return Standing(
        deal=deal,
        current=latest[-1] if latest else None,
        previous=latest[-2] if len(latest) > 1 else None,
        comparison=_comparison(rounds, account, pack, today),
        waiting=len(shown) < len(reps),
    )


def claimed(current: Rated, pack: Pack) -> dict[int, int]:
    """Return how many criteria of each rung are answered yes on our word alone."""
    counted: dict[int, int] = {}
    for n in sorted(pack.stages):
        answers = answers_to(current.assessment, n, pack)
        counted[n] = sum(a.value is AnswerValue.yes and not has_evidence(a) for a in answers)
    return {n: count for n, count in counted.items() if count}


def old_rungs(current: Rated, pack: Pack, today: date) -> tuple[int, ...]:
    """Return the rungs whose newest evidence is older than the pack allows (要再確認)."""
    return tuple(
        entry.stage
        for entry in current.assessment.stages
        if _is_old(entry, pack.stages[entry.stage].evidence_days, today)
    )


def _is_old(entry: StageEntry, limit: int | None, today: date) -> bool:
    days = [e.said_on for a in entry.answers for e in a.evidence if e.said_on is not None]
    return limit is not None and bool(days) and (today - max(days)).days > limit


def by_side(account: Account, deal: Deal, side: Rater, today: date) -> list[Assessment]:
    """Return one side's assessments of a deal up to a day, oldest first."""
    theirs = (each for each in account.assessments if each.deal == deal.id and each.side is side)
    return sorted((a for a in theirs if a.assessed_on <= today), key=lambda a: a.assessed_on)


def rounds_of(reps: Sequence[Assessment], coaches: Sequence[Assessment]) -> list[Round]:
    """Pair what both sides handed in, round by round: one is over once both are in."""
    handed_in = sorted((e for e in (*reps, *coaches) if e.handed_in), key=lambda e: e.assessed_on)
    rounds: list[Round] = []
    waiting: dict[Rater, Assessment] = {}
    for each in handed_in:
        waiting[each.side] = each
        if len(waiting) == len(Rater):
            rounds.append((waiting[Rater.rep], waiting[Rater.coach]))
            waiting = {}
    return rounds


def _visible_to(
    reader: Sequence[Assessment], written: Sequence[Assessment], rounds: Sequence[Round]
) -> list[Assessment]:
    """Keep back, while the reader rates blind, what belongs to no round that is over."""
    if not reader or reader[-1].handed_in:
        return list(written)
    handed_in = [each.assessed_on for each in reader if each.handed_in]
    since = handed_in[-1] if handed_in else date.min
    over = {each.id for pair in rounds for each in pair}
    return [each for each in written if each.assessed_on <= since or each.id in over]


def _comparison(
    rounds: Sequence[Round], account: Account, pack: Pack, today: date
) -> Comparison | None:
    """Return the last round that is over."""
    if not rounds:
        return None
    rep, coach = rounds[-1]
    return Comparison(rate(rep, account, pack, today), rate(coach, account, pack, today))


def rate(assessment: Assessment, account: Account, pack: Pack, today: date) -> Rated:
    """Return what an assessment amounts to on a day."""
    return Rated(
        assessment=assessment,
        rated=rated_level(assessment, pack),
        agreed=agreed_level(assessment, account, today),
        rated_marks=rated_marks(assessment, pack),
        agreed_marks=agreed_marks(assessment, account, today),
    )


def says_something(assessment: Assessment) -> bool:
    """Return whether anything is known in an assessment; all unknown means not assessed."""
    unknown = AnswerValue.unknown
    return any(
        entry.agreement.value is not unknown or any(a.value is not unknown for a in entry.answers)
        for entry in assessment.stages
    )
