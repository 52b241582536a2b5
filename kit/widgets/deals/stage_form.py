"""段階の自己点検: the ten rungs of a deal as one side answers them, blind to the other."""

from collections.abc import Iterable
from datetime import date

from ipywidgets import HTML, Button, HBox, VBox

from kit.account import DealStatus, Rater
from kit.analysis import Ref
from kit.analysis.deals import BELOW, Rated, Standing, own_standing, rate
from kit.charts import ladder, svg
from kit.pack import Pack
from kit.widgets.conflicts import Conflicts
from kit.widgets.deals.comparison import ComparisonView
from kit.widgets.deals.deal_fields import DealChooser, DealFields
from kit.widgets.deals.draft import Draft
from kit.widgets.deals.history import History, level
from kit.widgets.deals.rung import Rung
from kit.widgets.prose import STYLE, prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import choice, word
from kit.workbook import Conflict, Workbook

__all__ = ["StageForm"]

TOP = 9


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
        self.chooser = DealChooser(self.seat, self.mark, self.choose)
        self.levels = prose(look="levels")
        self.state = prose(look="quiet")
        self.hand_in = Button(description=self.seat.say("hand_in"))
        self.hand_in.add_class("kit-button")
        self.hand_in.add_class("kit-main")
        self.hand_in.on_click(lambda _: self.mark.attempt(self.draft.hand_in))
        self.picture, self.questions = HTML(), prose()
        self.picture.add_class("kit-picture")
        self._drawn: tuple[Standing, Rated] | None = None
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
        super().close()

    def choose(self, deal_id: str) -> None:
        """Show a deal, with the rung it stands on and the next one open."""
        self.draft = Draft(self.seat, deal_id)
        self.mark.forget()
        self.chooser.take(deal_id)
        self._drawn = None
        if self.draft.deal is None:
            self.work.children = []
            return
        self.fields = DealFields(self.seat, self.mark, deal_id)
        self.rungs = {n: Rung(self.draft, self.mark, n) for n in range(TOP + 1)}
        self.comparison = ComparisonView(self.draft, self.mark)
        self.history = History(self.draft)
        ladder_of_rungs = VBox([self.rungs[n].box for n in sorted(self.rungs, reverse=True)])
        ladder_of_rungs.add_class("kit-rungs")
        rating = HBox([self.levels, self.hand_in])
        rating.add_class("kit-row")
        rating.layout.justify_content = "space-between"
        self.work.children = [
            self.fields.box,
            prose(self.seat.say("rungs"), "heading"),
            rating,
            self.state,
            ladder_of_rungs,
            self.comparison.box,
            self.picture,
            self.questions,
            self.history.box,
        ]
        self.show()
        for stage in {max(self._reached(), 0), min(self._reached() + 1, TOP)}:
            self.rungs[stage].turn(True)

    def go_to(self, about: Iterable[Ref]) -> None:
        """Show the deal that a finding is about."""
        for ref in about:
            if ref.kind == "deals" and ref.id != self.draft.deal_id:
                self.choose(ref.id)

    def show(self) -> None:
        """Show everything as it is saved now."""
        seat, deal = self.seat, self.draft.deal
        if deal is None:
            return
        self.fields.take()
        for rung in self.rungs.values():
            rung.take()
        stands = own_standing(seat.account, deal, seat.side, seat.pack, seat.today)
        own = rate(self.draft.shown, seat.account, seat.pack, seat.today)
        self.comparison.take(stands.comparison)
        self.history.take()
        self.hand_in.disabled = not self.draft.may_hand_in
        put(self.state, self._state(stands))
        if (stands, own) != self._drawn:
            self._drawn = (stands, own)
            self._draw(stands, own)

    def _draw(self, stands: Standing, own: Rated) -> None:
        """Draw the picture; beside the rungs stands what one's own answers amount to."""
        seat = self.seat
        reached = {"rated": level(own.rated, seat.lang), "agreed": level(own.agreed, seat.lang)}
        unassessed = word("report.not_assessed", seat.lang)
        put(self.levels, seat.say("levels", **reached) if stands.current else unassessed)
        for n, rung in self.rungs.items():
            here = n == max(self._reached(), 0)
            rung.show(own.rated_marks[n], own.agreed_marks[n], here=here)
        figure = ladder(stands, seat.pack, seat.today, seat.lang)
        alt = word("report.ladder_alt", seat.lang, deal=stands.deal.name)
        self.picture.value = svg(figure, f"form-{stands.deal.id}", alt)
        following = seat.pack.stages[min(self._reached() + 1, TOP)]
        title = word(
            "report.next_stage", seat.lang, n=min(self._reached() + 1, TOP), name=following.name
        )
        put(self.questions, title, *(f"・{seat.text(q)}" for q in following.questions.values()))

    def _reached(self) -> int:
        return self._drawn[1].rated.value if self._drawn else BELOW

    def _state(self, stands: Standing) -> str:
        """Return in words whether one's rating is being written, handed in, or compared."""
        facts = {"other": choice(self.seat.other, self.seat.lang)}
        if self.draft.begun:
            return self.seat.say("state_writing", **facts)
        if stands.comparison:
            return self.seat.say("state_both", **facts)
        if self.draft.own:
            return self.seat.say("state_waiting", day=self.draft.own[-1].assessed_on, **facts)
        return self.seat.say("state_none", **facts)

    def _heard(self, workbook: Workbook) -> None:
        self.mark.heard(workbook)
        self.conflicts.take()
        if self.draft.deal is None:
            self.choose(self._first())
            return
        self.chooser.take(self.draft.deal_id)
        self.show()

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
