"""The report a customer is given: what was agreed, promised and planned, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kit.account import Agreement, Confidentiality, Deal, DealStatus, Milestone, Promise
from kit.pack import load_pack
from kit.report.allowed import for_customer
from kit.report.pages import Chapters, Section, View
from kit.settings import current_settings
from kit.store import open_store
from kit.words import Text, language, read_day

__all__ = ["CustomerReport", "open_customer"]


def open_customer(account: str, *, lang: str, edition: str, today: str) -> "CustomerReport":
    """Open the report of a stored account for the customer; today is a date as people write it."""
    settings = current_settings()
    with open_store(settings) as store:
        found = store.read(account).account
    pack, day = load_pack(found.profile.pack or settings.pack, settings), read_day(today)
    # From here on there is nothing left that could slip into a page.
    view = View(for_customer(found, pack, day), pack, language(lang), day)
    return CustomerReport(view, edition, settings)


@dataclass(frozen=True)
class DealLines:
    """A deal as the customer reads it; each milestone comes with what the pack calls its step."""

    deal: Deal
    agreements: tuple[Agreement, ...]
    milestones: tuple[tuple[Text | str, Milestone], ...]


class CustomerReport(Chapters):
    """One account as its customer may see it, in one language, on one day."""

    def head(self) -> Section:
        """Return the head: for whom, from whom, when."""
        rep = self.account.member(self.account.profile.rep)
        return self.section("customer_head.html", mark=Confidentiality.shareable, rep=rep)

    def body(self) -> Section:
        """Return what they want to reach, each deal, our promises, and what we understood."""
        promises = sorted(self.account.promises, key=_pressing)
        return self.section("customer.html", deals=tuple(self._deals()), promises=promises)

    def _deals(self) -> Iterator[DealLines]:
        account, running = self.account, DealStatus.in_progress
        for deal in sorted(account.deals, key=lambda each: each.status is not running):
            rated = (each for each in account.assessments if each.deal == deal.id)
            entries = (entry.agreement for each in rated for entry in each.stages)
            milestones = [each for each in account.milestones if each.deal == deal.id]
            yield DealLines(
                deal,
                tuple(sorted(entries, key=lambda each: each.agreed_on or date.max)),
                tuple((self._step(each), each) for each in sorted(milestones, key=self._place)),
            )

    def _step(self, milestone: Milestone) -> Text | str:
        found = self.pack.milestones.get(milestone.step)
        return found.name if found else "–"

    def _place(self, milestone: Milestone) -> int:
        found = self.pack.milestones.get(milestone.step)
        return found.position if found else len(self.pack.milestones)


def _pressing(promise: Promise) -> tuple[bool, date]:
    """Put in front what is still to be kept, by the day it is due."""
    return promise.kept_on is not None, promise.due_on or date.max
