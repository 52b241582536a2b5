"""Pictures: an account or a standing gives a figure, a figure gives inline SVG or PNG.

A picture's room is entered when it is first asked for, so that a form is seen before matplotlib,
most of a second, has been loaded.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kit.charts.after_order import cause_chart, milestone_chart
    from kit.charts.changes import change_chart
    from kit.charts.contacts import balance_bars, contact_timeline
    from kit.charts.deals import ladder, lead_dots
    from kit.charts.image import png, svg
    from kit.charts.knowledge import information_chart, understanding_chart
    from kit.charts.people import attitude_map, coverage_matrix, drawn_gone, power_chart, trust_map
    from kit.charts.plan import usage_chart

__all__ = [
    "Figure",
    "attitude_map",
    "balance_bars",
    "cause_chart",
    "change_chart",
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
    "usage_chart",
]

_ROOMS = {
    "matplotlib.figure": ("Figure",),
    "kit.charts.after_order": ("cause_chart", "milestone_chart"),
    "kit.charts.changes": ("change_chart",),
    "kit.charts.contacts": ("balance_bars", "contact_timeline"),
    "kit.charts.deals": ("ladder", "lead_dots"),
    "kit.charts.image": ("png", "svg"),
    "kit.charts.knowledge": ("information_chart", "understanding_chart"),
    "kit.charts.people": (
        "attitude_map", "coverage_matrix", "drawn_gone", "power_chart", "trust_map",
    ),
    "kit.charts.plan": ("usage_chart",),
}  # fmt: skip
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOM_OF[name]), name)
