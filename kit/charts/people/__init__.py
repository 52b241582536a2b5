"""Pictures of the customer's people."""

from kit.charts.people.attitude import attitude_map
from kit.charts.people.coverage import coverage_matrix

__all__ = ["attitude_map", "coverage_matrix"]
