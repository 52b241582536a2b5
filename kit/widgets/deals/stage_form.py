"""段階の自己点検: the ten rungs of a deal as one side answers them, blind to the other."""

from collections.abc import Iterable
from datetime import date

from ipywidgets import HTML, VBox

from kit.account import DealStatus, Rater
from kit.analysis import Ref
from kit.pack import Pack
from kit.widgets.chooser import Chooser
from kit.widgets.conflicts import Conflicts
from kit.widgets.deals.deal_form import DealForm
from kit.widgets.deals.offered import DEALS
from kit.widgets.prose import STYLE, prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import choice
from kit.workbook import Conflict, Workbook

__all__ = ["StageForm"]


class StageForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The stages of one deal: answers, evidence and agreement; both levels live."""

    def __init__(  # noqa: PLR0913 - the facts a notebook gives it
        self,
        workbook: Workbook,
        pack: Pack,
        lang: str,
        today: date,
        *,
        side: Rater | str = Rater.rep,
        rater: str | None = None,
    ) -> None:
        self.seat = Seat(workbook, pack, lang, today, Rater(side), rater)
        self.mark = SavedMark(self.seat)
        self.conflicts = Conflicts(self.seat, self.mark, self._is_mine)
        self.chooser = Chooser(DEALS, self.seat, self.mark, self.choose)
        self._forms: dict[str, DealForm] = {}
        self.shown: DealForm | None = None
        self.work = VBox()
        who = choice(self.seat.side, lang)
        head = [
            HTML(STYLE),
            prose(self.seat.say("title", who=who), "title"),
            prose(self.seat.text(pack.beliefs["B2"])),
            *([prose(self.seat.text(pack.standing_note), "quiet")] if pack.standing_note else []),
            self.mark.box,
            self.conflicts.box,
            self.chooser.box,
            self.work,
        ]
        super().__init__(head)
        self.add_class("kit-form")
        self.choose(self._first())
        self._leave = workbook.listen(self._heard)

    def close(self) -> None:
        """Take the form off the screen and listen no more."""
        self._leave()
        for each in self._forms.values():
            each.close()
        super().close()

    def choose(self, deal_id: str) -> None:
        """Show a deal, with the rung it stands on and the next one open."""
        self.chooser.take(deal_id)
        if self.seat.account.deal(deal_id) is None:
            self.shown, self.work.children = None, []
            return
        if deal_id not in self._forms:
            self._forms[deal_id] = DealForm(self.seat, self.mark, deal_id)
        self.shown = self._forms[deal_id]
        self.shown.show()
        self.work.children = [self.shown.box]

    def go_to(self, about: Iterable[Ref], stages: Iterable[int] = ()) -> None:
        """Show the deal that a finding is about, with the rungs it names open."""
        for ref in about:
            if ref.kind == "deals" and self.seat.account.deal(ref.id):
                self.choose(ref.id)
                for stage in stages:
                    self._forms[ref.id].open_rung(stage)
                return

    def _heard(self, workbook: Workbook) -> None:
        self.mark.heard(workbook)
        self.conflicts.take()
        if self.shown is None or self.shown.draft.deal is None:
            self.choose(self._first())
            return
        self.chooser.take(self.shown.draft.deal_id)
        self.shown.show()

    def _first(self) -> str:
        """Return the deal to begin with: the first in progress, or the first there is."""
        deals = self.seat.account.deals
        live = (each.id for each in deals if each.status is DealStatus.in_progress)
        return next(live, deals[0].id if deals else "")

    def _is_mine(self, conflict: Conflict) -> bool:
        """Return whether a conflict is about deals or about one's own side's ratings."""
        if conflict.kind == "assessments":
            found = (a for a in self.seat.account.assessments if a.id == conflict.item_id)
            return any(each.side is self.seat.side for each in found)
        return conflict.kind == "deals"
