"""Pure analysis: an account, a pack and a day give findings and figures."""

from collections.abc import Callable
from datetime import date
from itertools import chain

from kit.account import Account
from kit.analysis.after_order import after_order_findings, complaint_findings
from kit.analysis.contacts import contact_findings
from kit.analysis.deals import early_findings, stage_findings
from kit.analysis.finding import Direction, Finding, Ref, Told, as_json, by_severity, tell
from kit.analysis.knowledge import information_findings, understanding_findings
from kit.analysis.people import coverage_findings, dependence_findings, people_findings
from kit.analysis.plan import plan_findings, unanswered_findings
from kit.pack import Pack

__all__ = ["Direction", "Finding", "Ref", "Told", "as_json", "find", "tell"]

RULES = (
    early_findings,
    stage_findings,
    people_findings,
    coverage_findings,
    dependence_findings,
    contact_findings,
    information_findings,
    understanding_findings,
    after_order_findings,
    complaint_findings,
    plan_findings,
)


def find(
    account: Account, pack: Pack, today: date, shown: Callable[[Finding], bool] = lambda _: True
) -> tuple[Finding, ...]:
    """Return everything there is to notice about an account on a day, the most urgent first.

    shown says which findings a reader may see; the others are not counted as unanswered either.
    """
    found = [f for f in chain.from_iterable(r(account, pack, today) for r in RULES) if shown(f)]
    return by_severity((*found, *unanswered_findings(account, found, pack, today)))
