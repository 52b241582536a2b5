"""Many accounts side by side: a line each, sums per rep and team, and which to take up first."""

from kit.analysis.portfolio.group import PortfolioGroup, per_rep, per_team, pick_first
from kit.analysis.portfolio.line import (
    RISK_DAYS,
    DealLevels,
    DecisionMakers,
    PortfolioLine,
    portfolio_line,
)
from kit.analysis.portfolio.reason import Reason, Why

__all__ = [
    "RISK_DAYS",
    "DealLevels",
    "DecisionMakers",
    "PortfolioGroup",
    "PortfolioLine",
    "Reason",
    "Why",
    "per_rep",
    "per_team",
    "pick_first",
    "portfolio_line",
]
