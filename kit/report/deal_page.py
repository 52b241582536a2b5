"""What the report says of one deal: its ladder, evidence, the raters' gap, what to ask next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from kit.account import Account, Answer, AnswerValue, Deal, DealStatus, Evidence
from kit.analysis.deals import (
    Comparison,
    Mark,
    Rated,
    Standing,
    answers_to,
    has_evidence,
    lead_days,
)
from kit.charts import ladder, svg
from kit.pack import Pack
from kit.report.pages import level, persons
from kit.words import Text, choice, show, word

__all__ = ["DealPage"]

_TICKED = {Mark.met, Mark.claimed, Mark.recheck}


@dataclass(frozen=True)
class EvidenceLine:
    """One piece of evidence as printed."""

    what: str
    source: str
    old: bool


@dataclass(frozen=True)
class CriterionLine:
    """One criterion with its answer as printed; state names how it is drawn."""

    text: str
    answer: str
    state: str
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True)
class AgreementLine:
    """What the customer agreed to at a stage, as printed."""

    to_what: str
    answer: str
    mark: str
    source: str


@dataclass(frozen=True)
class StageLines:
    """One stage of the evidence table."""

    number: int
    name: str
    customer_words: str
    criteria: tuple[CriterionLine, ...]
    agreement: AgreementLine


@dataclass(frozen=True)
class GapLine:
    """A criterion that rep and coach answered differently."""

    stage: int
    text: str
    rep: AnswerValue
    coach: AnswerValue


class DealPage:
    """One deal as the report shows it, in one language."""

    def __init__(
        self,
        standing: Standing,
        account: Account,
        pack: Pack,
        lang: str,
        today: date,
        *,
        asking: bool = True,
    ) -> None:
        self.standing = standing
        self._account, self._pack, self._lang, self._today = account, pack, lang, today
        self._asking = asking

    @property
    def deal(self) -> Deal:
        """Return the deal itself."""
        return self.standing.deal

    @property
    def is_open(self) -> bool:
        """Return whether the deal is in progress; a closed one is told in a line."""
        return self.standing.is_open

    @property
    def closed_at(self) -> str:
        """Return the levels a closed deal had come to."""
        if self.standing.current is None:
            return ""
        shown = {
            "rated": level(self.standing.current.rated, self._lang),
            "agreed": level(self.standing.current.agreed, self._lang),
        }
        return word("report.closed_at", self._lang, **shown)

    @property
    def waiting(self) -> bool:
        """Return whether a blind rating is under way."""
        return self.standing.waiting

    @property
    def lost(self) -> bool:
        """Return whether the deal was lost."""
        return self.deal.status is DealStatus.lost

    @property
    def lead_time(self) -> str | None:
        """Return the days between first hearing of the deal and the formal request, in words."""
        days = lead_days(self.deal)
        if days is None:
            return None
        key = "before" if days > 0 else "late" if days < 0 else "same"
        return word(f"report.days_{key}", self._lang, n=abs(days))

    @property
    def ladder(self) -> Markup | None:
        """Return the stage ladder as a picture, or None while the deal is not assessed."""
        if self.standing.current is None:
            return None
        figure = ladder(self.standing, self._pack, self._today, self._lang)
        alt = word("report.ladder_alt", self._lang, deal=self.deal.name)
        return Markup(svg(figure, f"ladder-{self.deal.id}", alt))  # noqa: S704 - svg() escapes

    @property
    def settled(self) -> str:
        """Return the lower stages that need no more words: met and agreed, with evidence."""
        below = range(self._first_shown())
        return "–".join(dict.fromkeys(str(n) for n in (below[0], below[-1]))) if below else ""

    @property
    def rows(self) -> tuple[StageLines, ...]:
        """Return the stages worth reading: from the first that is not settled to the next one."""
        current = self.standing.current
        if current is None:
            return ()
        marks = enumerate(zip(current.rated_marks, current.agreed_marks, strict=True))
        begun = [n for n, both in marks if _TICKED & set(both) or Mark.partly in both]
        refused = [n for n, mark in enumerate(current.rated_marks) if mark is Mark.no]
        stop = current.rated.value + 1
        last = max([*begun, current.rated.value, 0, *(n for n in refused if n == stop)])
        return tuple(self._stage(n, current) for n in range(self._first_shown(), last + 1))

    @property
    def gaps(self) -> tuple[GapLine, ...]:
        """Return the criteria that rep and coach answered differently, both knowing."""
        pair = self.standing.comparison
        return tuple(self._gaps(pair)) if pair else ()

    @property
    def gap_days(self) -> tuple[date, ...]:
        """Return when the rep and when the coach rated."""
        pair = self.standing.comparison
        return (pair.rep.assessment.assessed_on, pair.coach.assessment.assessed_on) if pair else ()

    @property
    def next_title(self) -> str:
        """Return the heading of what to ask next, naming the next stage."""
        stage = self._pack.stages[self._next_stage()]
        facts = {"n": self._next_stage(), "name": stage.name}
        return word("report.next_stage", self._lang, **facts)

    @property
    def questions(self) -> tuple[str, ...]:
        """Return what to ask the customer next; nothing once the deal is closed."""
        if not self.standing.is_open or not self._asking:
            return ()
        stage = self._pack.stages[self._next_stage()]
        return tuple(text.in_(self._lang) for text in stage.questions.values())

    def _next_stage(self) -> int:
        current = self.standing.current
        return min(current.rated.value + 1, 9) if current else 0

    def _first_shown(self) -> int:
        """Return the first stage that is not both met and agreed, or the last one that is."""
        current = self.standing.current
        if current is None:
            return 0
        return max(min(current.rated.value, current.agreed.value), 0)

    def _stage(self, number: int, current: Rated) -> StageLines:
        """Return a stage; away from where the deal stands, only what is still open of it."""
        entry = current.assessment.entry(number)
        answers = answers_to(current.assessment, number, self._pack)
        if number not in {current.rated.value, current.rated.value + 1}:
            answers = tuple(each for each in answers if not _is_shown(each))
        return StageLines(
            number,
            self._say(self._pack.stages[number].name),
            entry.customer_words,
            tuple(self._criterion(number, answer) for answer in answers),
            self._agreement(number, current),
        )

    def _criterion(self, number: int, answer: Answer) -> CriterionLine:
        criterion = self._pack.stages[number].criteria[answer.criterion]
        claimed = answer.value is AnswerValue.yes and not _is_shown(answer)
        return CriterionLine(
            self._say(criterion.text),
            choice(answer.value, self._lang),
            "claimed" if claimed else answer.value.value,
            tuple(self._evidence(number, each) for each in answer.evidence if each.what),
        )

    def _evidence(self, number: int, evidence: Evidence) -> EvidenceLine:
        limit = self._pack.stages[number].evidence_days
        age = (self._today - evidence.said_on).days if evidence.said_on else 0
        who = persons(evidence.said_by, self._account, self._lang) if evidence.said_by else ""
        when = show(evidence.said_on, self._lang) if evidence.said_on else ""
        source = self._brackets(who, when, evidence.kept_in)
        return EvidenceLine(evidence.what, source, limit is not None and age > limit)

    def _agreement(self, number: int, current: Rated) -> AgreementLine:
        agreement = current.assessment.entry(number).agreement
        mark = current.agreed_marks[number]
        who = persons(agreement.agreed_by, self._account, self._lang) if agreement.agreed_by else ""
        when = show(agreement.agreed_on, self._lang) if agreement.agreed_on else ""
        key = "report.withdrawn" if agreement.withdrawn_on else f"report.agreement_{mark.value}"
        answer = word(key, self._lang)
        source = self._brackets(who, when, agreement.kept_in)
        return AgreementLine(agreement.to_what, answer, mark.value, source)

    def _gaps(self, pair: Comparison) -> Iterator[GapLine]:
        unknown = AnswerValue.unknown
        for number in sorted(self._pack.stages):
            ours = answers_to(pair.rep.assessment, number, self._pack)
            theirs = answers_to(pair.coach.assessment, number, self._pack)
            for mine, other in zip(ours, theirs, strict=True):
                if mine.value is not other.value and unknown not in (mine.value, other.value):
                    text = self._pack.stages[number].criteria[mine.criterion].text
                    yield GapLine(number, self._say(text), mine.value, other.value)

    def _brackets(self, *parts: str) -> str:
        said = [part for part in parts if part]
        if not said:
            return ""
        return f"（{'、'.join(said)}）" if self._lang == "ja" else f"({', '.join(said)})"

    def _say(self, text: Text) -> str:
        return text.in_(self._lang)


def _is_shown(answer: Answer) -> bool:
    return answer.value is AnswerValue.yes and has_evidence(answer)
