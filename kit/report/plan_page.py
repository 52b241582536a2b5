"""What the report says of the plan: goals, the map, scenario and rivals, actions, decisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from kit.account import AnswerValue, Deferral, Goal, Rival, Scenario
from kit.analysis.plan import (
    DecisionStanding,
    HorizonActions,
    PlanPart,
    completion,
    decision_list,
    horizons,
    is_begun,
    lacks_customer_outcome,
    plan_parts,
)
from kit.analysis.share import Measure
from kit.charts import usage_chart
from kit.report.pages import View, picture
from kit.words import Text, word

__all__ = ["PlanPage"]


@dataclass(frozen=True)
class GoalLine:
    """A goal as printed, and whether it is sent back for want of the customer's outcome."""

    goal: Goal
    sent_back: bool
    deal: str


@dataclass(frozen=True)
class Asked:
    """One question of the monthly session about a scenario, what was answered, and in words."""

    question: Text
    value: AnswerValue | None
    words: str


class PlanPage:
    """The plan of one account as the report shows it, in one language."""

    def __init__(self, view: View) -> None:
        self._view, self._account, self._pack = view, view.account, view.pack
        self._lang, self._today = view.lang, view.today
        self.question = view.pack.plan.goal
        self.sent_back = view.pack.findings["plan.no_customer_outcome"].question
        self.terms = view.pack.plan.parts

    @property
    def is_begun(self) -> bool:
        """Return whether there is a plan to show."""
        return is_begun(self._account) or bool(self._account.actions)

    @cached_property
    def parts(self) -> tuple[PlanPart, ...]:
        """Return the ten parts and how far each is written."""
        return plan_parts(self._account, self._pack, self._today)

    @property
    def goals(self) -> Iterator[GoalLine]:
        """Yield the goals."""
        for goal in self._account.goals:
            deal = self._account.deal(goal.deal)
            yield GoalLine(goal, lacks_customer_outcome(goal), deal.name if deal else "")

    @property
    def map(self) -> Markup | None:
        """Return the map as a picture, once there is an entry on it."""
        if not self._account.usages:
            return None
        figure = usage_chart(self._account, self._today, self._pack, self._lang)
        return picture(figure, "usage", "usage_alt", self._lang)

    @property
    def rivals(self) -> tuple[Rival, ...]:
        """Return the rivals."""
        return self._account.rivals

    def asked(self, scenario: Scenario) -> tuple[Asked, ...]:
        """Return the three questions of the session with what was answered of a scenario."""
        session = self._pack.plan.session
        return (
            Asked(session.beats_rivals, scenario.beats_rivals, scenario.because),
            Asked(session.feasible, scenario.feasible, scenario.raises_odds),
            Asked(session.risk, None, scenario.risk),
        )

    @cached_property
    def horizons(self) -> tuple[HorizonActions, ...]:
        """Return the actions by horizon; nothing where there is none at all."""
        return horizons(self._account, self._today) if self._account.actions else ()

    @property
    def completion(self) -> Measure:
        """Return how many of the actions that had to be done are done."""
        return completion(self._account, self._today)

    @property
    def decisions(self) -> tuple[DecisionStanding, ...]:
        """Return the decisions, those that wait in front."""
        return decision_list(self._account, self._today)

    def put_aside(self, deferral: Deferral) -> str:
        """Return the name of the finding that was put aside; a code that is gone stays a code."""
        code = deferral.answers.code
        words = self._pack.findings.get(code)
        return words.title.in_(self._lang) if words else code or word("common.unknown", self._lang)
