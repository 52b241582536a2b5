"""The lines between their people, and whom those of influence reach."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kit.account import Account, Attitude, Relation, RelationKind, Stakeholder
from kit.analysis.people import decision_makers, is_against, is_for_us
from kit.words import word

__all__ = ["Tie", "message", "reaching", "ties_between"]


@dataclass(frozen=True)
class Tie:
    """A line between two people by their ids; only influence has a direction."""

    kind: RelationKind
    source: str
    target: str

    @property
    def directed(self) -> bool:
        """Return whether it leads from one to the other."""
        return self.kind is RelationKind.influence


def ties_between(account: Account, people: Collection[str]) -> tuple[Tie, ...]:
    """Return the lines between these people, each once, in the order of their kinds."""
    ties = dict.fromkeys(
        _tie(line) for line in account.relations if {line.source, line.target} <= {*people}
    )
    order = list(RelationKind)
    apart = (tie for tie in ties if tie.source != tie.target)
    return tuple(sorted(apart, key=lambda tie: order.index(tie.kind)))


def reaching(
    account: Account, people: Sequence[Stakeholder], reached: Iterable[Stakeholder]
) -> tuple[Stakeholder, ...]:
    """Return the people whose influence reaches one of some others, directly or through others.

    Both ends of each line count only while they are in their posts.
    """
    influencing = _influencing(account, people)
    found: set[str] = set()
    waiting = [source for person in reached for source in influencing[person.id]]
    while waiting:
        if (each := waiting.pop()) not in found:
            found.add(each)
            waiting += influencing[each]
    return tuple(person for person in people if person.id in found)


def message(account: Account, people: Sequence[Stakeholder], lang: str) -> str:
    """Return what the lines most urgently say of those who decide, in one sentence."""
    deciders = decision_makers(people)
    if not deciders:
        return word("charts.power.no_decider", lang)
    if not account.relations:
        return word("charts.power.no_lines", lang)
    heard = reaching(account, people, deciders)
    if not heard:
        return word("charts.power.nobody_reaches", lang)
    camps = _camps(heard, lang)
    if not any(map(is_for_us, heard)):
        return word("charts.power.no_supporter", lang, camps=camps)
    influencing = _influencing(account, people)
    if n := sum(not influencing[person.id] for person in deciders):
        return word("charts.power.some_unreached", lang, n=n, all=len(deciders))
    return word("charts.power.reach", lang, camps=camps)


def _influencing(account: Account, people: Sequence[Stakeholder]) -> Mapping[str, list[str]]:
    """Return, for each person, those who influence them."""
    influencing: dict[str, list[str]] = defaultdict(list)
    for tie in ties_between(account, {person.id for person in people}):
        if tie.directed:
            influencing[tie.target].append(tie.source)
    return influencing


def _camps(heard: Sequence[Stakeholder], lang: str) -> str:
    """Return how many stand for us, against us, in between, or who knows where."""
    counted = {
        "supporters": sum(map(is_for_us, heard)),
        "opponents": sum(map(is_against, heard)),
        "neutral": sum(person.attitude is Attitude.neutral for person in heard),
        "unknown": sum(person.attitude is Attitude.unknown for person in heard),
    }
    told = (word(f"charts.power.{name}", lang, n=n) for name, n in counted.items() if n)
    return word("charts.power.between", lang).join(told)


def _tie(line: Relation) -> Tie:
    """Return a line; one without a direction is the same from either end."""
    ends = (line.source, line.target)
    if line.kind is not RelationKind.influence:
        ends = (min(ends), max(ends))
    return Tie(line.kind, *ends)
