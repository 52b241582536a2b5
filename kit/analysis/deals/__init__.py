"""Deals: both indices, where each deal stands, early involvement, and their findings."""

from kit.analysis.deals.blind import as_seen, kept_back, may_read, own_standing
from kit.analysis.deals.early import early_findings, heard_too_late, lead_days
from kit.analysis.deals.findings import stage_findings
from kit.analysis.deals.lead import Lead, LeadTrend, Quarter, QuarterLeads, lead_trend, leads
from kit.analysis.deals.levels import (
    BELOW,
    Level,
    Mark,
    agreed_level,
    agreed_marks,
    answers_to,
    has_evidence,
    rated_level,
    rated_marks,
)
from kit.analysis.deals.standing import (
    Comparison,
    Rated,
    Standing,
    by_side,
    claimed,
    old_rungs,
    rate,
    rounds_of,
    standing,
    standings,
)

__all__ = [
    "BELOW",
    "Comparison",
    "Lead",
    "LeadTrend",
    "Level",
    "Mark",
    "Quarter",
    "QuarterLeads",
    "Rated",
    "Standing",
    "agreed_level",
    "agreed_marks",
    "answers_to",
    "as_seen",
    "by_side",
    "claimed",
    "early_findings",
    "has_evidence",
    "heard_too_late",
    "kept_back",
    "lead_days",
    "lead_trend",
    "leads",
    "may_read",
    "old_rungs",
    "own_standing",
    "rate",
    "rated_level",
    "rated_marks",
    "rounds_of",
    "stage_findings",
    "standing",
    "standings",
]
