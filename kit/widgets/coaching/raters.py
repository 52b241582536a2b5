"""How far rep and coach see the same, in words and figures, always with the number of cases."""

from collections.abc import Iterator, Sequence

from ipywidgets import HTML, VBox
from markupsafe import escape

from kit.analysis.coaching import (
    CriterionMatch,
    Kappa,
    RaterMatch,
    last_rounds,
    rater_match,
    rater_tendency,
    rounds_over,
)
from kit.analysis.deals import Comparison
from kit.analysis.share import Share
from kit.widgets.prose import prose, table
from kit.widgets.seat import Seat

__all__ = ["RatersView"]


class RatersView:
    """The match of the rounds that are over; nobody sees here a rating that is not in yet."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self.shown = seat, HTML()
        self.box = VBox([prose(seat.say("raters_why"), "quiet"), self.shown])
        self.take()

    def take(self) -> None:
        """Show the match as it is now."""
        seat = self._seat
        rounds = rounds_over(seat.account, seat.pack, seat.today)
        if not rounds:
            self.shown.value = f"<p>{escape(seat.say('raters_none'))}</p>"
            return
        names = {deal.id: deal.name for deal in seat.account.deals}
        named = [(names[e.rep.assessment.deal], e) for e in last_rounds(rounds)]
        match = rater_match(named, seat.pack)
        parts = [*self._sentences(match), self._gaps(match), self._months(rounds)]
        self.shown.value = "".join([*parts, self._criteria(match)])

    def _sentences(self, match: RaterMatch) -> Iterator[str]:
        near, kappa = match.within_one, match.kappa
        facts = {"part": near.part, "n": near.known, "unknown": near.unknown}
        yield self._told("raters_near", **facts)
        if isinstance(kappa, Kappa):
            yield self._told("raters_kappa", value=f"{kappa.value:.2f}", n=kappa.n)
        else:
            yield self._told("raters_too_few", n=kappa.n, needed=kappa.needed)

    def _told(self, key: str, **facts: object) -> str:
        return f"<p>{escape(self._seat.say(key, **facts))}</p>"

    def _gaps(self, match: RaterMatch) -> str:
        seat = self._seat
        head = [seat.word("fields.Deal"), seat.say("raters_gap")]
        return table(head, [[name, self._signed(gap)] for name, gap in match.gaps])

    def _months(self, rounds: Sequence[Comparison]) -> str:
        seat = self._seat
        head = [seat.say(f"raters_{name}") for name in ("month", "mean", "n", "unknown")]
        rows = [
            [
                seat.say("raters_year_month", year=str(each.year), month=each.month),
                self._signed(each.mean),
                str(each.n),
                str(each.unknown),
            ]
            for each in rater_tendency(rounds)
        ]
        return table(head, rows)

    def _criteria(self, match: RaterMatch) -> str:
        """Return the criteria that were answered otherwise by the two at least once."""
        seat = self._seat
        apart = [e for e in match.criteria if e.equal.known and e.equal.part < e.equal.known]
        head = [seat.say(f"raters_{name}") for name in ("criterion", "equal", "unknown")]
        return table(head, [self._criterion(each) for each in apart]) if apart else ""

    def _criterion(self, each: CriterionMatch) -> list[str]:
        stage = self._seat.pack.stages[each.stage]
        text = self._seat.text(stage.criteria[each.criterion].text)
        equal = f"{each.equal.part}/{each.equal.known}"
        if isinstance(each.equal, Share) and each.equal.known > 1:
            equal += f" ({each.equal.percent} %)"
        return [f"{each.stage} {text}", equal, str(each.equal.unknown)]

    def _signed(self, gap: float | None) -> str:
        if gap is None:
            return self._seat.word("common.unknown")
        if gap == 0:
            return "0"
        return f"{gap:+d}" if isinstance(gap, int) else f"{gap:+.1f}"
