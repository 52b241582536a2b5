"""What the report says of contacts and knowledge: who is silent, what is unknown, what to ask."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from markupsafe import Markup

from kit.account import Account
from kit.analysis import Told
from kit.analysis.contacts import last_spoken_with_any, silences
from kit.analysis.knowledge import KnowledgeState, information_board, understanding_board
from kit.analysis.people import decision_makers
from kit.charts import (
    Figure,
    balance_bars,
    contact_timeline,
    information_chart,
    lead_dots,
    understanding_chart,
)
from kit.pack import Pack
from kit.report.pages import View, picture
from kit.report.self_check import SelfCheckTable

__all__ = ["RelationshipPage"]

SILENT_SHOWN = 12
QUESTIONS_SHOWN = 6
AREAS_SHOWN = 4

_TOLD = ("contact.", "balance.")
_TO_ASK = (KnowledgeState.blank, KnowledgeState.stale, KnowledgeState.undated)


@dataclass(frozen=True)
class SilenceLine:
    """Whom we last spoke with when; limit is None for those without one, over past it."""

    name: str
    decides: bool
    last_on: date | None
    days: int | None
    limit: int | None

    @property
    def is_over(self) -> bool:
        """Return whether the silence is longer than its limit."""
        return self.days is not None and self.limit is not None and self.days > self.limit


@dataclass(frozen=True)
class AskLine:
    """Something not known, or too old to rely on: what to ask, and how."""

    name: str
    state: KnowledgeState
    question: str
    how: str


class RelationshipPage:
    """The relationship with one account as the report shows it, in one language."""

    def __init__(self, view: View, findings: tuple[Told, ...]) -> None:
        self._view = view
        self._account, self._pack = view.account, view.pack
        self._lang, self._today = view.lang, view.today
        self.signs = tuple(told for told in findings if told.finding.code.startswith(_TOLD))

    @property
    def timeline(self) -> Markup | None:
        """Return the contacts as a picture, once there is one."""
        return self._drawn(contact_timeline, "timeline") if self._account.contacts else None

    @property
    def balance(self) -> Markup | None:
        """Return the balance as a picture, once an act is noted."""
        noted = any(each.touches for each in self._account.contacts)
        return self._drawn(balance_bars, "balance") if noted else None

    @property
    def information(self) -> Markup | None:
        """Return the board of unofficial information, once there is an answer."""
        return self._drawn(information_chart, "information") if self._account.information else None

    @property
    def understanding(self) -> Markup | None:
        """Return the areas of understanding, once there is a fact."""
        return self._drawn(understanding_chart, "understanding") if self._account.facts else None

    @property
    def lead(self) -> Markup | None:
        """Return how early we heard of deals, once of one it is known."""
        known = any(each.early.first_heard_on for each in self._account.deals)
        return self._drawn(lead_dots, "lead") if known else None

    @cached_property
    def silences(self) -> tuple[SilenceLine, ...]:
        """Return the account, those who decide, and the others whose silence is long."""
        return tuple(self._silences())[: SILENT_SHOWN + 1]

    @property
    def silent_more(self) -> int:
        """Return how many lines of silence are not shown."""
        return len(list(self._silences())) - len(self.silences)

    @cached_property
    def to_ask(self) -> tuple[AskLine, ...]:
        """Return what to ask next: what is blank goes before what is old."""
        heard = sorted(self._questions(), key=lambda line: _TO_ASK.index(line.state))
        areas = sorted(self._areas(), key=lambda line: _TO_ASK.index(line.state))
        return (*heard[:QUESTIONS_SHOWN], *areas[:AREAS_SHOWN])

    @cached_property
    def self_check(self) -> SelfCheckTable:
        """Return the self-check and its change."""
        return SelfCheckTable(self._view)

    def _drawn(self, draw: Callable[[Account, date, Pack, str], Figure], name: str) -> Markup:
        figure = draw(self._account, self._today, self._pack, self._lang)
        return picture(figure, name, f"{name}_alt", self._lang)

    def _silences(self) -> Iterator[SilenceLine]:
        """Yield nobody where nothing at all is known of talks."""
        last, limits = last_spoken_with_any(self._account, self._today), self._pack.thresholds
        if last is None and not self._account.contacts:
            return
        on, days = (last.on, last.days_before(self._today)) if last else (None, None)
        name = self._account.profile.name
        yield SilenceLine(name, False, on, days, limits.account_silence_days)
        found = silences(self._account, self._today)
        deciders = decision_makers(each.person for each in found)
        limit = limits.decision_maker_silence_days
        for each in sorted(found, key=lambda silence: silence.person not in deciders):
            decides = each.person in deciders
            if decides or each.last is None or each.is_longer_than(limit):
                last_on = each.last.on if each.last else None
                own = limit if decides else None
                yield SilenceLine(each.person.name, decides, last_on, each.days, own)

    def _questions(self) -> Iterator[AskLine]:
        for heard in information_board(self._account, self._pack, self._today):
            if heard.age.state in _TO_ASK:
                asked = heard.question
                told = (text.in_(self._lang) for text in (asked.question, asked.how))
                yield AskLine(asked.name.in_(self._lang), heard.age.state, *told)

    def _areas(self) -> Iterator[AskLine]:
        for each in understanding_board(self._account, self._pack, self._today):
            if each.age.state in _TO_ASK:
                first = next(iter(each.area.questions.values())).in_(self._lang)
                yield AskLine(each.area.name.in_(self._lang), each.age.state, first, "")
