"""The report for a successor (引継ぎ): one evening's reading, and the first ten days."""

from dataclasses import dataclass

from kit.account import AnswerValue, Confidentiality, Deal, StageEntry
from kit.analysis.contacts import last_spoken
from kit.analysis.deals import Mark, standings
from kit.analysis.people import present
from kit.analysis.plan import ActionState, action_list
from kit.pack import load_pack
from kit.report.after_order_page import AfterOrderPage
from kit.report.pages import Chapters, Section, View
from kit.settings import current_settings
from kit.store import open_store
from kit.words import language, read_day

__all__ = ["Handover", "open_handover"]


def open_handover(account: str, *, lang: str, edition: str, today: str) -> "Handover":
    """Open the handover of a stored account; today is a date as people write it."""
    settings = current_settings()
    with open_store(settings) as store:
        found = store.read(account).account
    pack = load_pack(found.profile.pack or settings.pack, settings)
    return Handover(View(found, pack, language(lang), read_day(today)), edition, settings)


@dataclass(frozen=True)
class DealAgreements:
    """What was agreed on a deal, rung by rung, and what each agreement amounts to today."""

    deal: Deal
    entries: tuple[tuple[StageEntry, Mark], ...]
    waiting: bool


class Handover(Chapters):
    """What somebody who takes over an account has to know, in one language, on one day."""

    def head(self) -> Section:
        """Return the head; a handover is for the one who takes over alone."""
        return self.section("head.html", mark=Confidentiality.owner_only)

    def first_days(self) -> Section:
        """Return what to do in the first ten days, and the account's own calendar."""
        steps = sorted(self.pack.handover.values(), key=lambda each: each.days)
        return self.section("handover_first_days.html", steps=steps)

    def people(self) -> Section:
        """Return who is who, how they think of us and on what basis, what never to say."""
        people = present(self.account, self.today)
        spoken = last_spoken(self.account, self.today)
        return self.section("handover_people.html", people=people, spoken=spoken)

    def agreements(self) -> Section:
        """Return what the customer agreed to, deal by deal; ratings are not part of it."""
        known = {AnswerValue.yes, AnswerValue.partly}
        deals = [
            DealAgreements(
                each.deal,
                tuple(
                    (entry, each.current.agreed_marks[entry.stage])
                    for entry in each.current.assessment.stages
                    if entry.agreement.value in known
                )
                if each.current
                else (),
                each.waiting,
            )
            for each in standings(self.account, self.pack, self.today)
            if each.is_open
        ]
        return self.section("handover_agreements.html", deals=deals)

    def after_order(self) -> Section:
        """Return the orders, every promise, and the complaints that are not over."""
        page = AfterOrderPage(self.view, open_only=True)
        return self.section("after_order.html", page=page)

    def actions(self) -> Section:
        """Return the actions that are not done."""
        found = action_list(self.account, self.today)
        waiting = [each for each in found if each.state is not ActionState.done]
        return self.section("handover_actions.html", actions=waiting)
