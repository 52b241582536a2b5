"""One deal as one side sees it: its fields, the ten rungs, the comparison, the history."""

from ipywidgets import HTML, Button, HBox, VBox

from kit import charts
from kit.analysis.deals import BELOW, Rated, Standing, own_standing, rate
from kit.widgets.deals.comparison import ComparisonView
from kit.widgets.deals.deal_fields import DealFields
from kit.widgets.deals.draft import Draft
from kit.widgets.deals.history import History, level
from kit.widgets.deals.rung import Rung
from kit.widgets.later import Later
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import choice

__all__ = ["DealForm"]

TOP = 9


class DealForm:
    """The form of one deal; what was typed and refused stays in it while another one is shown."""

    def __init__(self, seat: Seat, mark: SavedMark, deal_id: str) -> None:
        self.seat, self.draft = seat, Draft(seat, deal_id)
        self.fields = DealFields(seat, mark, deal_id)
        self.rungs = {n: Rung(self.draft, mark, n) for n in range(TOP + 1)}
        self.comparison = ComparisonView(self.draft, mark)
        self.history = History(self.draft)
        self.levels, self.state, self.questions = prose(look="levels"), prose(look="quiet"), prose()
        self.picture = HTML()
        self.picture.add_class("kit-picture")
        self.hand_in = Button(description=seat.say("hand_in"))
        self.hand_in.add_class("kit-button")
        self.hand_in.add_class("kit-main")
        self.hand_in.on_click(lambda _: mark.attempt(self.draft.hand_in))
        self._drawn: tuple[Standing, Rated] | None = None
        self._painting = Later(self._paint)
        self.box = VBox(self._parts())
        self.show()
        for stage in {max(self._reached(), 0), min(self._reached() + 1, TOP)}:
            self.rungs[stage].turn(True)

    def close(self) -> None:
        """Draw no more."""
        self._painting.drop()

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
            self._tell(own, assessed=stands.current is not None)
            self._painting.ask()

    def open_rung(self, stage: int) -> None:
        """Open a rung that something outside the form is about."""
        self.rungs[stage].turn(True)

    def _parts(self) -> list[object]:
        rungs = VBox([self.rungs[n].box for n in sorted(self.rungs, reverse=True)])
        rungs.add_class("kit-rungs")
        rating = HBox([self.levels, self.hand_in])
        rating.add_class("kit-row")
        rating.layout.justify_content = "space-between"
        return [
            self.fields.box,
            prose(self.seat.say("rungs"), "heading"),
            rating,
            self.state,
            rungs,
            self.comparison.box,
            self.picture,
            self.questions,
            self.history.box,
        ]

    def _tell(self, own: Rated, *, assessed: bool) -> None:
        """Show above and beside the rungs what one's own answers amount to."""
        seat, reached = self.seat, self._reached()
        levels = {"rated": level(own.rated, seat.lang), "agreed": level(own.agreed, seat.lang)}
        put(self.levels, seat.say("levels", **levels) if assessed else self._unassessed())
        for n, rung in self.rungs.items():
            rung.show(own.rated_marks[n], own.agreed_marks[n], here=n == max(reached, 0))
        next_one = min(reached + 1, TOP)
        following = seat.pack.stages[next_one]
        title = seat.word("report.next_stage", n=next_one, name=following.name)
        put(self.questions, title, *(f"・{seat.text(q)}" for q in following.questions.values()))

    def _unassessed(self) -> str:
        return self.seat.word("report.not_assessed")

    def _paint(self) -> None:
        """Draw the picture of the ladder as it stands now."""
        if self._drawn is None or self.draft.deal is None:
            return
        seat, (stands, _) = self.seat, self._drawn
        figure = charts.ladder(stands, seat.pack, seat.today, seat.lang)
        alt = seat.word("report.ladder_alt", deal=stands.deal.name)
        self.picture.value = charts.svg(figure, f"form-{stands.deal.id}", alt)

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
