"""People: who is there, who of ours holds a line to them, mutual dependence, and findings."""

from kit.analysis.people.circle import (
    DEPTH,
    by_influence,
    decision_makers,
    is_against,
    is_for_us,
    present,
)
from kit.analysis.people.coverage import Lines, coverage_findings, lines
from kit.analysis.people.dependence import dependence_findings, difference
from kit.analysis.people.findings import people_findings

__all__ = [
    "DEPTH",
    "Lines",
    "by_influence",
    "coverage_findings",
    "decision_makers",
    "dependence_findings",
    "difference",
    "is_against",
    "is_for_us",
    "lines",
    "people_findings",
    "present",
]
