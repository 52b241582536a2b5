"""All accounts: which to take up first and why, and the sums of each rep and team."""

from kit.widgets.portfolio.page import PortfolioPage, open_portfolio

__all__ = ["PortfolioPage", "open_portfolio"]
