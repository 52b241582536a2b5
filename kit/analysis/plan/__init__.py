"""The plan: its ten parts, the map of what they use, actions, decisions, what was seen when."""

from kit.analysis.plan.actions import (
    ActionStanding,
    ActionState,
    HorizonActions,
    action_list,
    completion,
    horizons,
    next_actions,
)
from kit.analysis.plan.decisions import DecisionStanding, DecisionState, decision_list
from kit.analysis.plan.findings import lacks_customer_outcome, plan_findings
from kit.analysis.plan.issues import IssueHint, issue_hints, ranked_deals
from kit.analysis.plan.parts import PartState, PlanPart, is_begun, plan_parts
from kit.analysis.plan.seen import seen_on, unanswered_findings, with_seen
from kit.analysis.plan.usage_map import MapCell, UsageMap, usage_map

__all__ = [
    "ActionStanding",
    "ActionState",
    "DecisionStanding",
    "DecisionState",
    "HorizonActions",
    "IssueHint",
    "MapCell",
    "PartState",
    "PlanPart",
    "UsageMap",
    "action_list",
    "completion",
    "decision_list",
    "horizons",
    "is_begun",
    "issue_hints",
    "lacks_customer_outcome",
    "next_actions",
    "plan_findings",
    "plan_parts",
    "ranked_deals",
    "seen_on",
    "unanswered_findings",
    "usage_map",
    "with_seen",
]
