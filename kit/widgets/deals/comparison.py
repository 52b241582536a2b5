"""Both ratings side by side once both are in: where they part, and why."""

from ipywidgets import HTML, VBox

from kit.account import Assessment, Rater
from kit.analysis.deals import Comparison, answers_to
from kit.widgets.controls import line
from kit.widgets.deals.draft import Draft
from kit.widgets.field import Field
from kit.widgets.prose import prose, put, table
from kit.widgets.saved import SavedMark
from kit.words import choice

__all__ = ["ComparisonView", "gaps"]

Gap = tuple[int, str, str, str]
"""A stage and the words of one of its criteria, as the rep and as the coach answered it."""


def gaps(draft: Draft, pair: Comparison) -> list[Gap]:
    """Return every criterion that rep and coach answered differently."""
    seat = draft.seat
    found = []
    for stage, worded in sorted(seat.pack.stages.items()):
        both = (answers_to(side.assessment, stage, seat.pack) for side in (pair.rep, pair.coach))
        for rep, coach in zip(*both, strict=True):
            if rep.value is not coach.value:
                text = seat.text(worded.criteria[rep.criterion].text)
                mine, theirs = (choice(each.value, seat.lang) for each in (rep, coach))
                found.append((stage, text, mine, theirs))
    return found


class ComparisonView:
    """The gap per criterion, and a line a rung for the reason."""

    def __init__(self, draft: Draft, mark: SavedMark) -> None:
        self._draft, self._mark = draft, mark
        self._seat = draft.seat
        self._pair: Comparison | None = None
        self.told = prose()
        self.rungs = VBox()
        self.reasons: dict[int, Field] = {}
        self.theirs: dict[int, HTML] = {}
        self.box = VBox([prose(self._seat.say("comparison"), "heading"), self.told, self.rungs])

    def take(self, pair: Comparison | None) -> None:
        """Show a round that is over, or nothing."""
        self.box.layout.display = None if pair else "none"
        if pair is None:
            self._leave()
            return
        if self._pair is None or _ids(self._pair) != _ids(pair):
            self._leave()
            self._build(pair)
        self._pair = pair
        own, other = self._sides(pair)
        for stage, field in self.reasons.items():
            field.take(own.entry(stage).gap_reason)
            reason = other.entry(stage).gap_reason
            who = choice(self._seat.other, self._seat.lang)
            told = self._seat.say("their_reason", who=who, why=reason) if reason else ""
            put(self.theirs[stage], told)

    def _build(self, pair: Comparison) -> None:
        seat, found = self._seat, gaps(self._draft, pair)
        key = "gap_levels" if found else "gap_none"
        put(self.told, seat.say(key, gap=f"{pair.gap:+d}" if pair.gap else "0", n=len(found)))
        self.rungs.children = [self._rung(n, found) for n in dict.fromkeys(g[0] for g in found)]

    def _rung(self, stage: int, found: list[Gap]) -> VBox:
        seat = self._seat
        head = [seat.label("Answer.criterion"), *(choice(side, seat.lang) for side in Rater)]
        rows = [[text, rep, coach] for n, text, rep, coach in found if n == stage]
        name = prose(f"{stage}　{seat.text(seat.pack.stages[stage].name)}", "key")
        why = line(seat.label("StageEntry.gap_reason"), seat.say("gap_hint"))
        self.reasons[stage] = Field(
            why, lambda value: self._give(stage, value), self._mark, seat.lang
        )
        self.theirs[stage] = prose(look="quiet")
        shown = HTML(table(head, rows))
        return VBox([name, shown, self.reasons[stage].box, self.theirs[stage]])

    def _give(self, stage: int, why: str) -> None:
        if self._pair:
            self._draft.give_reason(self._sides(self._pair)[0], stage, why)

    def _sides(self, pair: Comparison) -> tuple[Assessment, Assessment]:
        rep, coach = pair.rep.assessment, pair.coach.assessment
        return (rep, coach) if self._seat.side is Rater.rep else (coach, rep)

    def _leave(self) -> None:
        for field in self.reasons.values():
            self._mark.release(field)
        self.reasons, self.theirs, self._pair = {}, {}, None
        self.rungs.children = []


def _ids(pair: Comparison) -> tuple[str, str]:
    return pair.rep.assessment.id, pair.coach.assessment.id
