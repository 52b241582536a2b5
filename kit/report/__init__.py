"""The report engine: a template notebook per account becomes HTML and PDF."""

from kit.report.report import EDITIONS, Report, open_report

__all__ = ["EDITIONS", "Report", "open_report"]
