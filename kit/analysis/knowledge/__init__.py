"""Knowledge: unofficial information, understanding of the customer, and the self-check."""

from kit.analysis.knowledge.findings import information_findings, understanding_findings
from kit.analysis.knowledge.information import Heard, information_board
from kit.analysis.knowledge.self_check import Checked, newest_checks, self_check_board
from kit.analysis.knowledge.state import Age, KnowledgeState
from kit.analysis.knowledge.understanding import Understood, understanding_board

__all__ = [
    "Age",
    "Checked",
    "Heard",
    "KnowledgeState",
    "Understood",
    "information_board",
    "information_findings",
    "newest_checks",
    "self_check_board",
    "understanding_board",
    "understanding_findings",
]
