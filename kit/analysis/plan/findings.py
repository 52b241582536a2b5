"""Findings about goals, actions, decisions and the map of what they use."""

from collections.abc import Iterator
from datetime import date

from kit.account import Account, Goal, Supply, Usage
from kit.analysis.finding import Finding, finding, in_brief, refs
from kit.analysis.plan.actions import ActionState, action_list
from kit.analysis.plan.decisions import DecisionState, decision_list
from kit.pack import Pack

__all__ = ["lacks_customer_outcome", "plan_findings"]


def plan_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the plan gives to notice; an account without one gives nothing."""
    yield from _goals(account, pack)
    yield from _actions(account, pack, today)
    yield from _decisions(account, pack, today)
    yield from _map(account, pack, today)


def lacks_customer_outcome(goal: Goal) -> bool:
    """Return whether a goal names our own outcome alone, be it as the customer's word for word."""
    theirs, ours = goal.customer_outcome.strip(), goal.own_outcome.strip()
    return bool(ours) and theirs in {"", ours}


def _goals(account: Account, pack: Pack) -> Iterator[Finding]:
    if alone := [goal for goal in account.goals if lacks_customer_outcome(goal)]:
        goals = tuple(in_brief(goal.own_outcome) for goal in alone)
        about = refs("goals", alone)
        yield finding("plan.no_customer_outcome", pack, about, goals=goals, n=len(alone))


def _actions(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    waiting = [a for a in action_list(account, today) if a.state is not ActionState.done]
    vague = [a.action for a in waiting if a.action.owner is None or a.action.due_on is None]
    if vague:
        yield finding(
            "action.no_owner_or_date",
            pack,
            refs("actions", vague),
            actions=tuple(in_brief(each.what) for each in vague),
            n=len(vague),
            no_owner=sum(each.owner is None for each in vague),
            no_date=sum(each.due_on is None for each in vague),
        )
    if late := [each for each in waiting if each.state is ActionState.overdue]:
        found = [each.action for each in late]
        named = tuple(in_brief(each.what) for each in found)
        days = max(each.days or 0 for each in late)
        about = refs("actions", found)
        yield finding("action.overdue", pack, about, actions=named, n=len(late), days=days)


def _decisions(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    found = decision_list(account, today)
    if late := [each for each in found if each.state is DecisionState.overdue]:
        about = refs("decisions", (each.decision for each in late))
        named = tuple(in_brief(each.decision.what) for each in late)
        days = max(each.days or 0 for each in late)
        yield finding("decision.overdue", pack, about, decisions=named, n=len(late), days=days)


def _map(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Tell of entries on the map that are old; an unknown one has nothing to grow old."""
    limit = pack.thresholds.map_stale_days
    known = [each for each in account.usages if each.supply is not Supply.unknown]
    if old := [each for each in known if _days(each, today) > limit]:
        departments = tuple(dict.fromkeys(in_brief(each.department) for each in old))
        yield finding(
            "map.stale",
            pack,
            refs("usages", old),
            departments=departments,
            n=len(old),
            total=len(known),
            limit=limit,
            undated=sum(each.as_of is None for each in known),
        )


def _days(usage: Usage, today: date) -> int:
    return (today - usage.as_of).days if usage.as_of else 0
