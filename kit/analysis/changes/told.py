"""A change in words, as a coach would say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kit.analysis.changes.change import Change, Turn
from kit.analysis.deals import BELOW, Level
from kit.analysis.finding import shortened
from kit.words import word

__all__ = ["ToldChange", "ToldGroup", "Topic", "tell_changes", "told_level"]


class Topic(StrEnum):
    """What a change is about, in the order in which a coach goes through them."""

    deals = "deals"
    people = "people"
    dates = "dates"
    doings = "doings"
    findings = "findings"


_ORDER = (Turn.worse, Turn.better, Turn.noted)
_TOPICS = {
    "deal": Topic.deals,
    "level": Topic.deals,
    "agreement": Topic.deals,
    "person": Topic.people,
    "date": Topic.dates,
    "promise": Topic.doings,
    "action": Topic.doings,
    "complaint": Topic.doings,
    "finding": Topic.findings,
}


@dataclass(frozen=True)
class ToldChange:
    """A change in a reader's language, with the sign of the way it went."""

    change: Change
    sign: str
    sentence: str


@dataclass(frozen=True)
class ToldGroup:
    """The changes of one topic under its name."""

    topic: Topic
    name: str
    changes: tuple[ToldChange, ...]


def tell_changes(changes: Iterable[Change], lang: str) -> tuple[ToldGroup, ...]:
    """Word changes by topic, in each what went worse in front and what is only noted last."""
    found = list(changes)
    groups = []
    for topic in Topic:
        of_it = [each for each in found if _TOPICS[each.code.partition(".")[0]] is topic]
        of_it.sort(key=lambda each: _ORDER.index(each.turn))
        if of_it:
            name = word(f"changes.topic_{topic.value}", lang)
            groups.append(ToldGroup(topic, name, tuple(_told(each, lang) for each in of_it)))
    return tuple(groups)


def told_level(level: Level | None, lang: str) -> str:
    """Return a level in words: its number, at least so much, below the ladder, or unknown."""
    if level is None:
        return word("changes.not_assessed", lang)
    if level.value == BELOW:
        return word("changes.below_unknown" if level.at_least else "changes.below", lang)
    return word("changes.at_least" if level.at_least else "changes.exactly", lang, n=level.value)


def _told(change: Change, lang: str) -> ToldChange:
    facts = {key: shortened(value, lang) for key, value in change.facts.items()}
    if change.code.startswith("level."):
        facts |= {key: told_level(change.facts[key], lang) for key in ("before", "now")}
    sign = word(f"changes.sign_{change.turn.value}", lang)
    return ToldChange(change, sign, word(f"changes.{change.code}", lang, **facts))
