"""The coaching workbook kit: deals judged from the buyer's side, people, findings and reports."""

__all__ = ["__version__"]

__version__ = "0.1.0"
