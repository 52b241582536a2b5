"""The report engine: a template notebook per account becomes HTML and PDF."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.report.report import Report

__all__ = ["open_report"]


def open_report(account: str, *, lang: str, edition: str, today: str, since: str = "") -> "Report":
    """Open the report of a stored account, for a template notebook to ask its chapters of."""
    # Loaded only where a notebook runs: whoever starts one needs no matplotlib.
    from kit.report.report import open_report as opened  # noqa: PLC0415

    return opened(account, lang=lang, edition=edition, today=today, since=since)
