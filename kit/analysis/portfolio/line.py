"""One account among many: how it stands on a day, in a few figures with what they count."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from kit.account import Account
from kit.analysis import Finding, find
from kit.analysis.after_order import PromiseState, promise_ledger
from kit.analysis.contacts import last_spoken_with_any, silences
from kit.analysis.deals import Standing, lead_days, standings
from kit.analysis.people.circle import decision_makers, present
from kit.analysis.plan.actions import completion
from kit.analysis.portfolio.reason import Reason, Why
from kit.analysis.share import Measure
from kit.pack import Pack, Severity

__all__ = ["RISK_DAYS", "DealLevels", "DecisionMakers", "PortfolioLine", "portfolio_line"]

RISK_DAYS = 7
"""A promise due within so many days is at risk: a week is what is left to act on."""


@dataclass(frozen=True)
class DealLevels:
    """The levels of an open deal, and those of an earlier day; None where not assessed."""

    deal: str
    rated: int | None
    agreed: int | None
    rated_before: int | None = None
    agreed_before: int | None = None
    lead_days: int | None = None

    @property
    def moved(self) -> int | None:
        """Return by how many levels the deal rose, negative where it fell; None if not known."""
        if self.rated is None or self.rated_before is None:
            return None
        return self.rated - self.rated_before


@dataclass(frozen=True)
class DecisionMakers:
    """Those who decide: how many, with how many no talk is on record, the longest silence."""

    n: int
    unspoken: int
    days: int | None


@dataclass(frozen=True)
class PortfolioLine:
    """An account on a day; days are None where no talk is on record.

    completion counts the actions that are done or had to be; reasons are why to take it up.
    """

    account: str
    name: str
    rep: str
    coach: str
    deals: tuple[DealLevels, ...]
    silent_days: int | None
    decision_makers: DecisionMakers
    single_thread: bool
    overdue: int
    at_risk: int
    completion: Measure
    findings: Mapping[Severity, int]
    reasons: tuple[Reason, ...]


def portfolio_line(
    account: Account,
    pack: Pack,
    today: date,
    before: tuple[Account, date] | None = None,
    shown: Callable[[Finding], bool] = lambda _: True,
) -> PortfolioLine:
    """Return how an account stands, and how its deals moved since an earlier state of it.

    shown says which findings a reader may see; no other is counted.
    """
    found = find(account, pack, today, shown)
    counted = {each: sum(f.severity is each for f in found) for each in Severity}
    ledger = promise_ledger(account, today)
    late = [each.days or 0 for each in ledger if each.state is PromiseState.overdue]
    risk = [e for e in ledger if e.state is PromiseState.open and (e.days or 0) <= RISK_DAYS]
    spoken = last_spoken_with_any(account, today)
    silent = spoken.days_before(today) if spoken else None
    deciders = _decision_makers(account, today)
    deals = _deals(account, pack, today, before)
    single = any(each.code == "people.single_thread" for each in found)
    profile, limits = account.profile, pack.thresholds
    reasons = {
        Why.promise_overdue: (len(late), max(late, default=None)) if late else None,
        Why.urgent: (counted[Severity.urgent], None) if counted[Severity.urgent] else None,
        Why.decision_maker_unspoken: (deciders.unspoken, None) if deciders.unspoken else None,
        Why.decision_maker_silent: _over(deciders.days, limits.decision_maker_silence_days),
        Why.never_spoken: (0, None) if silent is None and account.stakeholders else None,
        Why.silent: _over(silent, limits.account_silence_days),
        Why.single_thread: (1, None) if single else None,
        Why.promise_at_risk: (len(risk), None) if risk else None,
        Why.fell_back: _count(sum((each.moved or 0) < 0 for each in deals)),
    }
    return PortfolioLine(
        account=account.id,
        name=profile.name or account.id,
        rep=_name(account, profile.rep),
        coach=_name(account, profile.coach),
        deals=deals,
        silent_days=silent,
        decision_makers=deciders,
        single_thread=single,
        overdue=len(late),
        at_risk=len(risk),
        completion=completion(account, today),
        findings=counted,
        reasons=tuple(Reason(why, *facts) for why, facts in reasons.items() if facts),
    )


def _over(days: int | None, limit: int) -> tuple[int, int] | None:
    return (1, days) if days is not None and days > limit else None


def _count(n: int) -> tuple[int, None] | None:
    return (n, None) if n else None


def _name(account: Account, member: str | None) -> str:
    found = account.member(member)
    return found.name if found else ""


def _decision_makers(account: Account, today: date) -> DecisionMakers:
    deciders = {each.id for each in decision_makers(present(account, today))}
    days = [each.days for each in silences(account, today) if each.person.id in deciders]
    known = [each for each in days if each is not None]
    return DecisionMakers(len(days), len(days) - len(known), max(known, default=None))


def _deals(
    account: Account, pack: Pack, today: date, before: tuple[Account, date] | None
) -> tuple[DealLevels, ...]:
    past = standings(before[0], pack, before[1]) if before else ()
    earlier = {each.deal.id: _levels(each) for each in past}
    return tuple(
        DealLevels(
            each.deal.name,
            *_levels(each),
            *earlier.get(each.deal.id, (None, None)),
            lead_days(each.deal),
        )
        for each in standings(account, pack, today)
        if each.is_open
    )


def _levels(each: Standing) -> tuple[int | None, int | None]:
    now = each.current
    return (now.rated.value, now.agreed.value) if now else (None, None)
