"""The board of unofficial information (非公式情報): each question with what was heard, and when."""

from dataclasses import dataclass
from datetime import date

from kit.account import Account, Channel, InformationItem
from kit.analysis.knowledge.state import Age, KnowledgeState, age_of
from kit.pack import InformationQuestion, Pack

__all__ = ["Heard", "information_board"]


@dataclass(frozen=True)
class Heard:
    """One question of the pack, the answers to it, the newest first, and how fresh they are."""

    id: str
    question: InformationQuestion
    items: tuple[InformationItem, ...]
    age: Age

    @property
    def is_blank(self) -> bool:
        """Return whether nobody has answered yet."""
        return self.age.state is KnowledgeState.blank

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the ids of those it was heard from, each once."""
        return tuple(dict.fromkeys(who for item in self.items for who in item.heard_from))

    @property
    def is_by_mail_alone(self) -> bool:
        """Return whether every answer is known to have come by mail."""
        return bool(self.items) and all(item.channel is Channel.mail for item in self.items)

    @property
    def is_from_one_alone(self) -> bool:
        """Return whether every answer is known to come from the same one person."""
        return len(self.sources) == 1 and all(item.heard_from for item in self.items)


def information_board(account: Account, pack: Pack, today: date) -> tuple[Heard, ...]:
    """Return every question of the pack in its order, with what was heard up to a day."""
    answers: dict[str, list[InformationItem]] = {name: [] for name in pack.information}
    for item in account.information:
        heard = item.heard_on is None or item.heard_on <= today
        if item.question in answers and item.answer.strip() and heard:
            answers[item.question].append(item)
    return tuple(_heard(name, found, pack, today) for name, found in answers.items())


def _heard(name: str, items: list[InformationItem], pack: Pack, today: date) -> Heard:
    newest_first = sorted(items, key=lambda item: item.heard_on or date.min, reverse=True)
    limit = pack.thresholds.information_stale_days
    age = age_of((item.heard_on for item in items), limit, today)
    return Heard(name, pack.information[name], tuple(newest_first), age)
