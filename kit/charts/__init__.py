"""Pictures: an account or a standing gives a figure, a figure gives inline SVG or PNG."""

from matplotlib.figure import Figure

from kit.charts.after_order import cause_chart, milestone_chart
from kit.charts.deals import ladder
from kit.charts.people import attitude_map, coverage_matrix, drawn_gone, power_chart, trust_map
from kit.charts.svg import png, svg

__all__ = [
    "Figure",
    "attitude_map",
    "cause_chart",
    "coverage_matrix",
    "drawn_gone",
    "ladder",
    "milestone_chart",
    "png",
    "power_chart",
    "svg",
    "trust_map",
]
