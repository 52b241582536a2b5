"""The report engine: a template notebook per account becomes HTML and PDF."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.report.customer import CustomerReport
    from kit.report.handover import Handover
    from kit.report.report import Report

__all__ = ["open_customer", "open_handover", "open_report"]


def open_customer(account: str, *, lang: str, edition: str, today: str) -> "CustomerReport":
    """Open what the customer may see of a stored account, for a template notebook to show."""
    from kit.report.customer import open_customer as opened  # noqa: PLC0415

    return opened(account, lang=lang, edition=edition, today=today)


def open_handover(account: str, *, lang: str, edition: str, today: str) -> "Handover":
    """Open the handover of a stored account, for a template notebook to ask its chapters of."""
    from kit.report.handover import open_handover as opened  # noqa: PLC0415

    return opened(account, lang=lang, edition=edition, today=today)


def open_report(account: str, *, lang: str, edition: str, today: str, since: str = "") -> "Report":
    """Open the report of a stored account, for a template notebook to ask its chapters of."""
    # Loaded only where a notebook runs: whoever starts one needs no matplotlib.
    from kit.report.report import open_report as opened  # noqa: PLC0415

    return opened(account, lang=lang, edition=edition, today=today, since=since)
