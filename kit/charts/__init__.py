"""Pictures: an account or a standing gives a figure, a figure gives inline SVG or PNG."""

from matplotlib.figure import Figure

from kit.charts.after_order import cause_chart, milestone_chart
from kit.charts.contacts import balance_bars, contact_timeline
from kit.charts.deals import ladder, lead_dots
from kit.charts.knowledge import information_chart, understanding_chart
from kit.charts.people import attitude_map, coverage_matrix, drawn_gone, power_chart, trust_map
from kit.charts.svg import png, svg

__all__ = [
    "Figure",
    "attitude_map",
    "balance_bars",
    "cause_chart",
    "contact_timeline",
    "coverage_matrix",
    "drawn_gone",
    "information_chart",
    "ladder",
    "lead_dots",
    "milestone_chart",
    "png",
    "power_chart",
    "svg",
    "trust_map",
    "understanding_chart",
]
