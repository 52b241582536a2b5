"""A finding (気づき): a code, what it is about, and facts; its sentences are chosen at display."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import Any

from kit.account import Account, Item
from kit.pack import Pack, Severity
from kit.words import Text, fill, word

__all__ = [
    "Direction",
    "Finding",
    "LevelIndex",
    "Ref",
    "Rung",
    "Saying",
    "by_severity",
    "in_brief",
    "shortened",
    "tell",
]

NAMES_SHOWN = 6
_BRIEF = 30
_ORDER = {severity: place for place, severity in enumerate(Severity)}


class LevelIndex(StrEnum):
    """Which of the two indices of a deal is meant."""

    rated = "rated"
    agreed = "agreed"


class Rung(StrEnum):
    """The place below the ladder, where no stage is met yet."""

    below = "below"


class Direction(StrEnum):
    """Who depends more on whom."""

    they_more = "they_more"
    we_more = "we_more"


class Saying(str):
    """What somebody typed, shown in quotation marks where it stands in a sentence."""

    __slots__ = ()


@dataclass(frozen=True)
class Ref:
    """What a finding is about: a kind of entry and its id."""

    kind: str
    id: str


@dataclass(frozen=True)
class Finding:
    """One thing to notice, as code and facts."""

    code: str
    severity: Severity
    belief: str
    about: tuple[Ref, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """A finding in a reader's language."""

    finding: Finding
    title: str
    sentence: str
    question: str
    belief: str


def refs(kind: str, items: Iterable[Item]) -> tuple[Ref, ...]:
    """Return what leads back to items of one kind."""
    return tuple(Ref(kind, item.id) for item in items)


def finding(code: str, pack: Pack, about: tuple[Ref, ...] = (), **facts: object) -> Finding:
    """Make a finding whose severity and belief the pack decides."""
    words = pack.findings[code]
    return Finding(code, words.severity, words.belief, about, facts)


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, the most urgent first, otherwise in the order they were found."""
    return tuple(sorted(findings, key=lambda each: _ORDER[each.severity]))


def tell(found: Finding, pack: Pack, lang: str) -> Told:
    """Word a finding in a language; long rows of names are shortened."""
    words = pack.findings[found.code]
    facts = dict(pack.terms) | {key: shortened(v, lang) for key, v in found.facts.items()}
    return Told(
        found,
        words.title.in_(lang),
        fill(words.sentence, lang, facts),
        fill(words.question, lang, facts),
        pack.beliefs[found.belief].in_(lang),
    )


def in_brief(text: str) -> Saying | None:
    """Return the first line of a typed text, cut where it is long; None where it says nothing."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return Saying(line if len(line) <= _BRIEF else f"{line[: _BRIEF - 1]}…") if line else None


def level_fact(level: int) -> int | Rung:
    """Return a level as a fact: its number, or the place below the ladder."""
    return level if level >= 0 else Rung.below


def as_json(account: Account, found: Finding) -> dict[str, Any]:
    """Return a finding as plain JSON values."""
    return {
        "account": account.id,
        "code": found.code,
        "severity": found.severity.value,
        "belief": found.belief,
        "about": [{"kind": ref.kind, "id": ref.id} for ref in found.about],
        "facts": {key: _plain(value) for key, value in found.facts.items()},
    }


def shortened(value: object, lang: str) -> object:
    """Return a fact with typed text in quotation marks, and a long row cut."""
    match value:
        case Saying():
            return word("common.quoted", lang, text=str(value))
        case ():
            return word("common.nobody", lang)
        case tuple():
            shown = tuple(shortened(each, lang) for each in value[:NAMES_SHOWN])
            more = len(value) - NAMES_SHOWN
            return (*shown, word("common.and_more", lang, n=more)) if more > 0 else shown
        case _:
            return value


def _plain(value: object) -> object:
    match value:
        case tuple():
            return [_plain(each) for each in value]
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Text():
            return {"ja": value.ja, "en": value.en}
        case _:
            return value
