"""The report of one account: its chapters, each made when the template notebook asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from kit.account import Attitude, Confidentiality, Function, Stakeholder
from kit.analysis import Told, find, tell
from kit.analysis.changes import State
from kit.analysis.contacts import LastSpoken, last_spoken
from kit.analysis.deals import Standing, standings
from kit.analysis.people import decision_makers, is_against, is_for_us, lines, present
from kit.analysis.plan import ActionStanding, next_actions
from kit.charts import (
    attitude_map,
    coverage_matrix,
    drawn_gone,
    power_chart,
    trust_map,
)
from kit.pack import load_pack
from kit.report.after_order_page import AfterOrderPage
from kit.report.changes_page import ChangesPage
from kit.report.coaching_page import CoachingPage
from kit.report.deal_page import DealPage
from kit.report.pages import Chapters, Section, View, picture
from kit.report.plan_page import PlanPage
from kit.report.relationship import RelationshipPage
from kit.settings import Settings, current_settings
from kit.store import open_store
from kit.words import language, read_day, word
from kit.workbook import LookBack, look_back, usual_since

__all__ = ["Report", "open_report"]

TOP_FINDINGS = 3
ASKED_FINDINGS = 5
NEXT_ACTIONS = 3
FIRST_ASKED = 4
"""The findings an account of which little is known is asked about, before the pack's questions."""
FEW_PEOPLE = 3
"""Below this number of people, and with no deal assessed, the report turns into first questions."""

_STRICTEST = (
    Confidentiality.owner_only,
    Confidentiality.internal,
    Confidentiality.unknown,
    Confidentiality.shareable,
)


def open_report(account: str, *, lang: str, edition: str, today: str, since: str = "") -> "Report":
    """Open the report of a stored account; today and since are dates as people write them.

    Without since it tells what changed since the last coaching session, or else in thirty days.
    """
    settings = current_settings()
    with open_store(settings) as store:
        found = store.read(account).account
        pack = load_pack(found.profile.pack or settings.pack, settings)
        day = read_day(today)
        begin = read_day(since) if since else usual_since(found, day)
        look = look_back(store, State(found, day), pack, begin)
    return Report(View(found, pack, language(lang), day), edition, settings, look)


@dataclass(frozen=True)
class Tile:
    """One figure of the relationship snapshot, and how many are not known."""

    name: str
    value: str
    unknown: int = 0


@dataclass(frozen=True)
class Glance:
    """What the first page shows."""

    deals: tuple[Standing, ...]
    findings: tuple[Told, ...]
    tiles: tuple[Tile, ...]
    actions: tuple[ActionStanding, ...]

    @property
    def assessed(self) -> bool:
        """Return whether any deal has marks to explain."""
        return any(each.current for each in self.deals)


class Report(Chapters):
    """One account, in one language and edition, on one day."""

    def __init__(self, view: View, edition: str, settings: Settings, look: LookBack) -> None:
        super().__init__(view, edition, settings)
        self.changed = ChangesPage(look, view)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Return where each deal stands."""
        return standings(self.account, self.pack, self.today)

    @cached_property
    def findings(self) -> tuple[Told, ...]:
        """Return every finding, worded, the most urgent first."""
        found = find(self.account, self.pack, self.today)
        return tuple(tell(each, self.pack, self.lang) for each in found)

    @cached_property
    def spoken(self) -> Mapping[str, LastSpoken]:
        """Return the last talk with each person there was one with."""
        return last_spoken(self.account, self.today)

    @cached_property
    def is_sparse(self) -> bool:
        """Return whether too little is known for pictures, so that questions come first."""
        assessed = any(each.current for each in self.standings)
        return len(self.account.stakeholders) < FEW_PEOPLE and not assessed

    @property
    def _has_lines(self) -> bool:
        return bool(self.account.coverage) and not self.is_sparse

    @property
    def _has_house(self) -> bool:
        """Return whether it is known of anybody who their superior is, or whom they move."""
        placed = any(person.reports_to for person in self.account.stakeholders)
        return (placed or bool(self.account.relations)) and not self.is_sparse

    @property
    def _has_opinions(self) -> bool:
        """Return whether trust or dependence is known of anybody."""
        people = present(self.account, self.today)
        known = any(p.trust or p.dependence.they_on_us for p in people)
        return known and not self.is_sparse

    def head(self) -> Section:
        """Return the head: who, by whom, when, and who may read it."""
        readers = {self.account.profile.confidentiality}
        readers |= {person.confidentiality for person in self.account.stakeholders}
        told = (self.account.contacts, self.account.information, self.account.facts)
        readers |= {entry.confidentiality for each in told for entry in each}
        mark = next(each for each in _STRICTEST if each in readers)
        if mark in {Confidentiality.unknown, Confidentiality.shareable}:
            # Opinions about people are in it, whatever the single entries say.
            mark = Confidentiality.internal
        return self.section("head.html", mark=mark)

    def at_a_glance(self) -> Section:
        """Return the first page: both levels per deal, what matters most, the relationship."""
        tiles = () if self.is_sparse else self._tiles()
        actions = next_actions(self.account, self.today, NEXT_ACTIONS)
        glance = Glance(self.standings, self._top(), tiles, actions)
        return self.section("at_a_glance.html", glance=glance, changed=self.changed)

    def first_questions(self) -> Section:
        """Return what to ask first, for an account of which little is known yet."""
        if not self.is_sparse:
            return self.section("first_questions.html", first_questions=())
        stage = self.pack.stages[0]
        others = [told.question for told in self.findings if told not in self._top()]
        asked = others[:FIRST_ASKED]
        asked += [text.in_(self.lang) for text in stage.questions.values()]
        return self.section("first_questions.html", first_questions=tuple(asked))

    def deals(self) -> Section:
        """Return a page for each deal, those in progress first."""
        made = [
            # Of a nearly empty account the questions stand together, in front.
            DealPage(each, self.view, asking=not self.is_sparse)
            for each in self.standings
        ]
        return self.section("deals.html", chapters=made)

    def people(self) -> Section:
        """Return the pictures and the table of the customer's people."""
        here = present(self.account, self.today)
        # The power chart says of those it names where they went.
        told = {*here, *(drawn_gone(self.account, self.today) if self._has_house else ())}
        moved = tuple(p for p in self.account.stakeholders if p not in told)
        return self.section(
            "people.html",
            people=here,
            moved=moved,
            spoken=self.spoken,
            attitude_map=self._attitude_map() if not self.is_sparse else None,
            power_chart=self._power_chart() if self._has_house else None,
            trust_map=self._trust_map() if self._has_opinions else None,
            coverage_matrix=self._coverage_matrix() if self._has_lines else None,
        )

    def relationship(self) -> Section:
        """Return contacts, balance and knowledge; of a nearly empty account nothing is shown."""
        shown = None if self.is_sparse else RelationshipPage(self.view, self.findings)
        return self.section("relationship.html", relationship=shown)

    def plan(self) -> Section:
        """Return the plan: goals, the map, actions and decisions; or how to begin one."""
        return self.section("plan.html", page=PlanPage(self.view), short=self.is_sparse)

    def after_order(self) -> Section:
        """Return what became of the orders: milestones, the promise ledger, complaints."""
        return self.section("after_order.html", page=AfterOrderPage(self.view))

    def coaching(self) -> Section:
        """Return the questions with lines to write on, the last session, and the boxes to sign."""
        asked = () if self.is_sparse else self.findings[:ASKED_FINDINGS]
        others = () if self.is_sparse else self.findings[ASKED_FINDINGS:]
        page = CoachingPage(self.view)
        return self.section("coaching.html", asked=asked, others=others, page=page)

    def _top(self) -> tuple[Told, ...]:
        """Return three different things to talk about, not the same one of three deals."""
        first: dict[str, Told] = {}
        for told in self.findings:
            first.setdefault(told.finding.code, told)
        return tuple(first.values())[:TOP_FINDINGS]

    def _attitude_map(self) -> Markup:
        figure = attitude_map(self.account, self.today, self.pack, self.lang)
        return picture(figure, "attitude-map", "attitude_map_alt", self.lang)

    def _power_chart(self) -> Markup:
        figure = power_chart(self.account, self.today, self.pack, self.lang)
        return picture(figure, "power", "power_chart_alt", self.lang)

    def _trust_map(self) -> Markup:
        figure = trust_map(self.account, self.today, self.pack, self.lang)
        return picture(figure, "trust", "trust_map_alt", self.lang)

    def _coverage_matrix(self) -> Markup:
        figure = coverage_matrix(self.account, self.today, self.lang)
        return picture(figure, "coverage", "coverage_alt", self.lang)

    def _tiles(self) -> tuple[Tile, ...]:
        people = present(self.account, self.today)
        limit = self.pack.thresholds.decision_maker_unmet_days
        deciders = decision_makers(people)
        met = sum(self._met_within(person, limit) for person in deciders)
        return (
            self._tile("people", n=len(people)),
            self._tile("deciders", n=len(deciders), met=met, days=limit),
            self._tile(
                "attitudes",
                sum(p.attitude is Attitude.unknown for p in people),
                friends=sum(map(is_for_us, people)),
                against=sum(map(is_against, people)),
            ),
            self._tile(
                "trust",
                sum(p.trust is None for p in people),
                n=sum((p.trust or 0) >= self.pack.thresholds.high_trust for p in people),
                high=self.pack.thresholds.high_trust,
            ),
            self._tile("functions", n=self._functions(), of=len(Function) - 1),
        )

    def _tile(self, name: str, unknown: int = 0, **facts: object) -> Tile:
        value = word(f"report.tile_{name}_value", self.lang, **facts)
        return Tile(word(f"report.tile_{name}", self.lang, **facts), value, unknown)

    def _met_within(self, person: Stakeholder, days: int) -> bool:
        last = self.spoken.get(person.id)
        return last is not None and last.days_before(self.today) <= days

    def _functions(self) -> int:
        """Count our functions that are known to hold a line to somebody."""
        holders = (self.account.member(x.member) for x in lines(self.account, self.today).held)
        found = {member.function for member in holders if member}
        return len(found - {Function.unknown})
