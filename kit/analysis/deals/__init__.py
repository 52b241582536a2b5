"""Deals: both indices, where each deal stands, early involvement, and their findings."""

from kit.analysis.deals.early import early_findings, heard_too_late, lead_days
from kit.analysis.deals.findings import stage_findings
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
    claimed,
    old_rungs,
    standing,
    standings,
)

__all__ = [
    "BELOW",
    "Comparison",
    "Level",
    "Mark",
    "Rated",
    "Standing",
    "agreed_level",
    "agreed_marks",
    "answers_to",
    "claimed",
    "early_findings",
    "has_evidence",
    "heard_too_late",
    "lead_days",
    "old_rungs",
    "rated_level",
    "rated_marks",
    "stage_findings",
    "standing",
    "standings",
]
