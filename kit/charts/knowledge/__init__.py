"""Pictures of what we know: the information board, and the coverage of understanding."""

from kit.charts.knowledge.board import information_chart, understanding_chart

__all__ = ["information_chart", "understanding_chart"]
