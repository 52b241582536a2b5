"""What a pack holds: stages, criteria, ratings, findings' words and thresholds."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from string import Formatter
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from kit.errors import Fault, Place
from kit.pack.findings import FACTS
from kit.words import Text

__all__ = ["Pack", "RatingWords", "Severity", "Stage", "faults_of"]

STAGES = range(10)
# Strict: true and false would count as 1 and 0.
Days = Annotated[int, Field(ge=1, strict=True)]
Points = Annotated[int, Field(ge=1, le=5, strict=True)]
Count = Annotated[int, Field(ge=1, strict=True)]


class Part(BaseModel):
    """A piece of a pack, frozen once read."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Severity(StrEnum):
    """How soon a finding wants an answer."""

    urgent = "urgent"
    warning = "warning"
    note = "note"


class Criterion(Part):
    """One observable thing on our side, and what counts as evidence of it."""

    text: Text
    evidence: Text


class Stage(Part):
    """One rung of the ladder, as the pack words it."""

    name: Text
    met: Text
    mind: Text
    agreement: Text
    reassess_after_days: Days
    evidence_days: Days | None = None
    """Days until evidence wants checking; none where it does not age."""
    criteria: Annotated[dict[str, Criterion], Field(min_length=2, max_length=4)]
    questions: Annotated[dict[str, Text], Field(min_length=1)]


class FindingWords(Part):
    """How one kind of finding is told, and what the coach asks."""

    severity: Severity
    belief: str
    title: Text
    sentence: Text
    question: Text


class RatingWords(Part):
    """What a rating asks, and its anchors at 1, 3 and 5."""

    name: Text
    anchors: Annotated[dict[Literal[1, 3, 5], Text], Field(min_length=3)]


class Ratings(Part):
    """The ratings from 1 to 5 that a pack words."""

    trust: RatingWords
    they_on_us: RatingWords
    we_on_them: RatingWords
    influence: RatingWords


class Terms(Part):
    """The words of the trade that differ from pack to pack."""

    formal_request: Text
    deciding_body: Text
    customer: Text
    your_company_written: Text
    map: Text


class Thresholds(Part):
    """The numbers the findings are judged by."""

    rater_gap_levels: Count
    agreement_lag_levels: Count
    decision_maker_unmet_days: Days
    single_thread_people: Count
    no_opponent_known_attitudes: Count
    strong_influence: Points
    high_trust: Points
    newcomer_months: Count
    people_stale_days: Days
    dependence_gap: Points
    dependence_weak: Points
    lead_time_days: Days
    budget_window_days: Days
    budget_stage: Annotated[int, Field(ge=0, le=9, strict=True)]


class Pack(Part):
    """Everything a trainer can word or set (教材)."""

    id: str
    extends: str | None = None
    name: Text
    about: Text
    standing_note: Text | None = None
    terms: Terms
    beliefs: dict[str, Text]
    stages: dict[Annotated[int, Field(ge=0, le=9)], Stage]
    ratings: Ratings
    findings: dict[str, FindingWords]
    thresholds: Thresholds


def faults_of(pack: Pack) -> Iterator[Fault]:
    """Yield what is wrong with a pack across its parts."""
    yield from (Fault("pack.text_blank", place) for place in _blanks(pack, ()))
    if missing := tuple(n for n in STAGES if n not in pack.stages):
        yield Fault("pack.stages_missing", ("stages",), {"missing": missing})
    if missing_codes := tuple(code for code in FACTS if code not in pack.findings):
        yield Fault("pack.finding_missing", ("findings",), {"codes": missing_codes})
    for code, words in pack.findings.items():
        if code not in FACTS:
            yield Fault("pack.finding_unknown", ("findings", code), {"code": code})
            continue
        if words.belief not in pack.beliefs:
            place = ("findings", code, "belief")
            yield Fault("pack.belief_unknown", place, {"beliefs": (words.belief,)})
        yield from _placeholder_faults(code, words)


def _blanks(value: object, place: Place) -> Iterator[Place]:
    """Yield the place of every text that says nothing in one of its languages."""
    if isinstance(value, Text):
        yield from ((*place, lang) for lang in ("ja", "en") if not value.in_(lang).strip())
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _blanks(getattr(value, name), (*place, name))
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _blanks(each, (*place, name))


def _placeholder_faults(code: str, words: FindingWords) -> Iterator[Fault]:
    facts = FACTS[code] | Terms.model_fields.keys()
    allowed: Mapping[str, frozenset[str]] = {
        "title": frozenset(),
        "sentence": frozenset(facts),
        "question": frozenset(facts),
    }
    for part, names in allowed.items():
        text: Text = getattr(words, part)
        for lang in ("ja", "en"):
            for found in _strangers(text.in_(lang), names):
                shown = tuple("{" + name + "}" for name in sorted(names))
                place = ("findings", code, part, lang)
                yield Fault("pack.placeholder", place, {"found": found, "allowed": shown})


def _strangers(text: str, allowed: frozenset[str]) -> Iterator[str]:
    """Yield the placeholders of a text that are not allowed, or the brace that stands alone."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        yield "{ }"
        return
    for _, name, form, conversion in parts:
        if name is not None and (name not in allowed or form or conversion):
            shown = (name, f"!{conversion}" if conversion else "", f":{form}" if form else "")
            yield "{" + "".join(shown) + "}"
