"""Pictures of the customer's people."""

from kit.charts.people.attitude import attitude_map
from kit.charts.people.coverage import coverage_matrix
from kit.charts.people.crowd import drawn_gone
from kit.charts.people.power import power_chart
from kit.charts.people.trust import trust_map

__all__ = ["attitude_map", "coverage_matrix", "drawn_gone", "power_chart", "trust_map"]
