"""The board of understanding the customer (顧客理解): each area with its facts, and their age."""

from dataclasses import dataclass
from datetime import date

from kit.account import Account, Fact
from kit.analysis.knowledge.state import Age, KnowledgeState, age_of
from kit.pack import Area, Freshness, Pack

__all__ = ["Understood", "understanding_board"]


@dataclass(frozen=True)
class Understood:
    """One area of the pack, the facts in it, the newest first, and how fresh they are."""

    id: str
    area: Area
    facts: tuple[Fact, ...]
    age: Age

    @property
    def is_blank(self) -> bool:
        """Return whether nothing is written yet."""
        return self.age.state is KnowledgeState.blank


def understanding_board(account: Account, pack: Pack, today: date) -> tuple[Understood, ...]:
    """Return every area of the pack in its order, with what was known up to a day."""
    facts: dict[str, list[Fact]] = {name: [] for name in pack.understanding}
    for fact in account.facts:
        known = fact.as_of is None or fact.as_of <= today
        if fact.area in facts and fact.text.strip() and known:
            facts[fact.area].append(fact)
    return tuple(_understood(name, found, pack, today) for name, found in facts.items())


def _understood(name: str, facts: list[Fact], pack: Pack, today: date) -> Understood:
    area = pack.understanding[name]
    newest_first = sorted(facts, key=lambda fact: fact.as_of or date.min, reverse=True)
    age = age_of((fact.as_of for fact in facts), _limit(area, pack), today)
    return Understood(name, area, tuple(newest_first), age)


def _limit(area: Area, pack: Pack) -> int:
    limits = pack.thresholds
    quick = area.freshness is Freshness.scenario
    return limits.scenario_stale_days if quick else limits.situation_stale_days
