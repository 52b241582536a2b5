"""What there is to notice (気づき), live beside any form."""

from collections.abc import Collection
from datetime import date
from itertools import groupby

from ipywidgets import HTML, Button, VBox
from traitlets import Tuple

from kit.account import Account, Rater
from kit.analysis import Finding, find, tell
from kit.analysis.deals import as_seen, kept_back
from kit.pack import Pack, Severity
from kit.widgets.prose import STYLE, prose, put
from kit.words import choice, word
from kit.workbook import Workbook

__all__ = ["FindingsPanel", "noticed"]


class FindingsPanel(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Findings, the most urgent first; chosen is what the one clicked last is about."""

    chosen = Tuple()

    def __init__(  # noqa: PLR0913 - the facts a notebook gives it
        self,
        workbook: Workbook,
        pack: Pack,
        lang: str,
        today: date,
        *,
        kinds: Collection[str] = (),
        side: Rater | str = Rater.rep,
    ) -> None:
        self._workbook, self._pack, self._lang, self._today = workbook, pack, lang, today
        self._kinds, self._side = frozenset(kinds), Rater(side)
        self.findings: tuple[Finding, ...] | None = None
        super().__init__()
        self.add_class("kit-form")
        self.add_class("kit-panel")
        self._leave = workbook.listen(lambda _: self.redraw())
        self.redraw()

    def close(self) -> None:
        """Take the panel off the screen and listen no more."""
        self._leave()
        super().close()

    def redraw(self) -> None:
        """Show what there is to notice now."""
        account = self._workbook.account
        found = noticed(account, self._pack, self._side, self._today, self._kinds)
        if found == self.findings:
            return
        self.findings = found
        told = word("forms.findings_title", self._lang, n=len(found))
        groups = [self._group(s, list(of)) for s, of in groupby(found, lambda f: f.severity)]
        nothing = [] if found else [prose(word("forms.findings_none", self._lang), "quiet")]
        self.children = [HTML(STYLE), prose(told, "heading"), *groups, *nothing]

    def _group(self, severity: Severity, found: list[Finding]) -> VBox:
        sign = word(f"report.sign_{severity.value}", self._lang)
        head = f"{sign} {choice(severity, self._lang)} {len(found)}"
        return VBox([prose(head, severity.value), *(self._one(each) for each in found)])

    def _one(self, found: Finding) -> VBox:
        told = tell(found, self._pack, self._lang)
        title = Button(description=told.title, tooltip=word("forms.finding_go", self._lang))
        title.add_class("kit-plain")
        title.on_click(lambda _: self._choose(found))
        words, belief = prose(), prose(told.belief, "quiet")
        put(words, told.sentence, word("forms.asks", self._lang, question=told.question))
        one = VBox([title, words, belief])
        one.add_class("kit-finding")
        return one

    def _choose(self, found: Finding) -> None:
        # The same finding may be chosen twice in a row.
        self.chosen = ()
        self.chosen = found.about


def noticed(
    account: Account, pack: Pack, side: Rater, today: date, kinds: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return the findings, of these kinds or of all, that a side may see.

    What would give away a rating that this side may not read yet is left out.
    """
    blind = {d.id for d in account.deals if kept_back(account, d, side, today)}
    return tuple(
        each
        for each in find(as_seen(account, side, today), pack, today)
        if (not kinds or each.code.split(".")[0] in kinds)
        and not (_on_ratings(each, side) and blind & {ref.id for ref in each.about})
    )


def _on_ratings(found: Finding, side: Rater) -> bool:
    """Return whether a finding speaks of the rep's rating, which a coach may have to rate blind."""
    return side is Rater.coach and found.code.startswith("stage.")
