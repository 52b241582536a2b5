"""What there is to notice (気づき), live beside any form."""

from collections.abc import Collection
from datetime import date
from itertools import groupby

from ipywidgets import HTML, Button, VBox
from traitlets import Dict, Tuple, Unicode

from kit.account import Rater
from kit.analysis import Finding, tell
from kit.analysis.answers import Reply, answer_to
from kit.pack import Pack, Severity
from kit.widgets.findings.answered import AnsweredView
from kit.widgets.findings.answering import Answering
from kit.widgets.findings.noticed import noticed
from kit.widgets.following import Following
from kit.widgets.prose import STYLE, prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import choice
from kit.workbook import Workbook

__all__ = ["FindingsPanel"]


class FindingsPanel(Following):
    """Findings, the most urgent first, each to be answered.

    chosen is what the one clicked last is about; code and facts are its own.
    """

    chosen = Tuple()
    code = Unicode()
    facts = Dict()

    def __init__(  # noqa: PLR0913 - the facts a notebook gives it
        self,
        workbook: Workbook,
        pack: Pack,
        lang: str,
        today: date,
        *,
        kinds: Collection[str] = (),
        side: Rater | str = Rater.rep,
        rater: str | None = None,
    ) -> None:
        self._seat = Seat(workbook, pack, lang, today, Rater(side), rater)
        self._mark = SavedMark(self._seat)
        self._kinds = frozenset(kinds)
        self._made: dict[object, VBox] = {}
        self.replies: tuple[Reply, ...] | None = None
        super().__init__()
        self.add_class("kit-form")
        self.add_class("kit-panel")
        self.follow(workbook, self.redraw)
        # The form beside it is what people came for: it is seen before what there is to notice.
        self._later.ask()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings that are shown, answered or not."""
        return tuple(each.finding for each in self.replies or ())

    def redraw(self) -> None:
        """Show what there is to notice now."""
        seat = self._seat
        replies = noticed(seat.account, seat.pack, seat.side, seat.today, self._kinds)
        if replies == self.replies:
            return
        self.replies = replies
        waiting = [each.finding for each in replies if each.is_open]
        answered = [each for each in replies if not each.is_open]
        kept, self._made = self._made, {}
        groups = [
            self._group(severity, list(of), kept)
            for severity, of in groupby(waiting, lambda each: each.severity)
        ]
        nothing = [] if waiting else [prose(seat.say("findings_none"), "quiet")]
        self.children = [
            HTML(STYLE),
            prose(seat.say("findings_title", n=len(waiting)), "heading"),
            self._mark.mark,
            *groups,
            *nothing,
            *self._answered(answered),
        ]

    def _group(self, severity: Severity, found: list[Finding], kept: dict[object, VBox]) -> VBox:
        seat = self._seat
        sign = seat.word(f"report.sign_{severity.value}")
        head = f"{sign} {choice(severity, seat.lang)} {len(found)}"
        return VBox([prose(head, severity.value), *(self._one(each, kept) for each in found)])

    def _one(self, found: Finding, kept: dict[object, VBox]) -> VBox:
        """Return the part of one finding; what is being written as its answer stays there."""
        told = tell(found, self._seat.pack, self._seat.lang)
        key = answer_to(found), told.sentence
        if key not in kept:
            go = {"tooltip": self._seat.say("finding_go"), "_dom_classes": ["kit-plain"]}
            title = Button(description=told.title, **go)
            title.on_click(lambda _: self._choose(found))
            words = prose(told.sentence)
            put(words, told.sentence, self._seat.say("asks", question=told.question))
            parts = [title, words, prose(told.belief, "quiet"), Answering(self._seat, found).box]
            kept[key] = VBox(parts, _dom_classes=["kit-finding"])
        self._made[key] = kept[key]
        return kept[key]

    def _answered(self, replies: list[Reply]) -> list[VBox]:
        return [AnsweredView(self._seat, self._mark, replies).box] if replies else []

    def _choose(self, found: Finding) -> None:
        # The same finding may be chosen twice in a row.
        self.chosen = ()
        self.code, self.facts = found.code, dict(found.facts)
        self.chosen = found.about
