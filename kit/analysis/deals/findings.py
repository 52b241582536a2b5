"""Findings about the stages of deals (stage.*)."""

from collections.abc import Iterator
from datetime import date

from kit.account import Account
from kit.analysis.deals.levels import Level, agreed_level
from kit.analysis.deals.standing import Rated, Standing, claimed, standings
from kit.analysis.finding import Finding, LevelIndex, finding, level_fact, refs
from kit.pack import Pack

__all__ = ["stage_findings"]


def stage_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the stages of the deals in progress give to notice."""
    for each in standings(account, pack, today):
        if not each.is_open:
            continue
        if each.current is None:
            if not each.waiting:
                yield _about(each, "stage.not_assessed", pack)
            continue
        yield from _without_evidence(each, each.current, pack)
        yield from _skipped(each, each.current, pack)
        yield from _stale(each, each.current, pack, today)
        yield from _fell_back(each, each.current, account, pack)
        yield from _rater_gap(each, pack)
        yield from _agreement_lags(each, each.current, pack)


def surely_above(upper: Level, lower: Level, levels: int) -> bool:
    """Return whether one level lies so far above another, whatever the unknown may hide."""
    return upper.value - lower.value >= levels and not lower.at_least


def _about(each: Standing, code: str, pack: Pack, **facts: object) -> Finding:
    return finding(code, pack, refs("deals", [each.deal]), deal=each.deal.name, **facts)


def _without_evidence(each: Standing, now: Rated, pack: Pack) -> Iterator[Finding]:
    if counted := claimed(now, pack):
        n = sum(counted.values())
        yield _about(each, "stage.without_evidence", pack, stages=tuple(counted), n=n)


def _skipped(each: Standing, now: Rated, pack: Pack) -> Iterator[Finding]:
    if now.rated.skipped:
        facts = {"holes": now.rated.holes, "stages": now.rated.skipped}
        yield _about(each, "stage.skipped", pack, **facts)


def _stale(each: Standing, now: Rated, pack: Pack, today: date) -> Iterator[Finding]:
    assessed_on = now.assessment.assessed_on
    days = (today - assessed_on).days
    limit = pack.stages[max(now.rated.value, 0)].reassess_after_days
    if days > limit:
        yield _about(each, "stage.stale", pack, days=days, assessed_on=assessed_on, limit=limit)


def _fell_back(each: Standing, now: Rated, account: Account, pack: Pack) -> Iterator[Finding]:
    """Compare with the assessment before, and with what was agreed when this one was made."""
    before = each.previous
    if before and surely_above(before.rated, now.rated, 1):
        yield _fall(each, pack, LevelIndex.rated, before.rated, now.rated)
    known = [now.assessment, *([before.assessment] if before else [])]
    agreed = [agreed_level(seen, account, seen.assessed_on) for seen in known]
    highest = max(agreed, key=lambda level: level.value)
    if surely_above(highest, now.agreed, 1):
        yield _fall(each, pack, LevelIndex.agreed, highest, now.agreed)


def _fall(each: Standing, pack: Pack, index: LevelIndex, before: Level, now: Level) -> Finding:
    levels = {"before": level_fact(before.value), "now": level_fact(now.value)}
    return _about(each, "stage.fell_back", pack, index=index, **levels)


def _rater_gap(each: Standing, pack: Pack) -> Iterator[Finding]:
    if each.comparison is None:
        return
    rep, coach = each.comparison.rep.rated, each.comparison.coach.rated
    limit = pack.thresholds.rater_gap_levels
    if surely_above(rep, coach, limit) or surely_above(coach, rep, limit):
        levels = {"rep": level_fact(rep.value), "coach": level_fact(coach.value)}
        yield _about(each, "stage.rep_coach_gap", pack, gap=abs(each.comparison.gap), **levels)


def _agreement_lags(each: Standing, now: Rated, pack: Pack) -> Iterator[Finding]:
    rated, agreed = now.rated, now.agreed
    if surely_above(rated, agreed, pack.thresholds.agreement_lag_levels):
        levels = {"rated": level_fact(rated.value), "agreed": level_fact(agreed.value)}
        gap = rated.value - agreed.value
        yield _about(each, "stage.agreement_lags", pack, gap=gap, **levels)
