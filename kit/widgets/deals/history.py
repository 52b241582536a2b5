"""Earlier assessments to look back on (先週の自分), read only."""

from ipywidgets import HTML, Dropdown, VBox
from markupsafe import escape
from traitlets import Bunch

from kit import charts
from kit.account import AnswerValue, Assessment
from kit.analysis.deals import Level, Rated, Standing, answers_to, as_seen, rate
from kit.widgets.deals.draft import Draft
from kit.widgets.prose import table
from kit.widgets.seat import Seat
from kit.words import choice, word

__all__ = ["History", "level"]


class History:
    """A list of what was handed in before, and the one that is chosen."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._seat = draft, draft.seat
        self.list = Dropdown(description=self._seat.say("history"), layout={"width": "100%"})
        self.list.add_class("kit-above")
        self.list.observe(self._picked, "value")
        self.shown = HTML()
        self.shown.add_class("kit-picture")
        self.box = VBox([self.list, self.shown])

    def take(self) -> None:
        """Show what there is to look back on; the other side's only from rounds that are over."""
        seat = self._seat
        past = [rate(each, seat.account, seat.pack, seat.today) for each in self._past()]
        options = (
            (seat.say("history_now"), ""),
            *((_told(each, seat), each.assessment.id) for each in past),
        )
        if tuple(self.list.options) != options:
            kept = self.list.value
            self.list.options = options
            self.list.value = kept if kept in {value for _, value in options} else ""
        self.box.layout.display = None if past else "none"

    def _past(self) -> list[Assessment]:
        seat = self._seat
        seen = as_seen(seat.account, seat.side, seat.today).assessments
        theirs = [a for a in seen if a.deal == self._draft.deal_id and a.handed_in]
        return sorted(theirs, key=lambda each: each.assessed_on, reverse=True)

    def _picked(self, change: Bunch) -> None:
        seat, deal = self._seat, self._draft.deal
        found = next((a for a in self._past() if a.id == change["new"]), None)
        if found is None or deal is None:
            self.shown.value = ""
            return
        then = rate(found, seat.account, seat.pack, seat.today)
        picture = charts.ladder(
            Standing(deal, then, None, None, False), seat.pack, seat.today, seat.lang
        )
        name = f"history-{found.id}"
        self.shown.value = charts.svg(picture, name) + _answers(found, seat)


def level(reached: Level, lang: str) -> str:
    """Return a level in words: its number, at least so much, or not even stage 0."""
    if reached.value < 0:
        key = "below_unknown" if reached.at_least else ""
        return word(f"report.{key}", lang) if key else word("charts.ladder.below", lang)
    return word(f"report.{'at_least' if reached.at_least else 'exactly'}", lang, n=reached.value)


def _told(each: Rated, seat: Seat) -> str:
    found = each.assessment
    member = seat.account.member(found.rater)
    who = choice(found.side, seat.lang)
    return seat.say(
        "history_line",
        day=found.assessed_on,
        who=f"{who} {member.name}" if member else who,
        rated=level(each.rated, seat.lang),
        agreed=level(each.agreed, seat.lang),
    )


def _answers(found: Assessment, seat: Seat) -> str:
    """Return the answers of an assessment that say something, a row each."""
    rows = []
    for stage, worded in sorted(seat.pack.stages.items()):
        for answer in answers_to(found, stage, seat.pack):
            if answer.value is not AnswerValue.unknown:
                told = "\n".join(each.what for each in answer.evidence if each.what)
                text = seat.text(worded.criteria[answer.criterion].text)
                rows.append([f"{stage}", text, choice(answer.value, seat.lang), told])
    labels = ("StageEntry.stage", "Answer.criterion", "Answer.value", "Answer.evidence")
    return table([seat.label(each) for each in labels], rows) if rows else str(escape(""))
