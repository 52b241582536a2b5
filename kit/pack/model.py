"""What a pack holds, its chapters brought together."""

from typing import Annotated

from pydantic import Field

from kit.pack.after_order import Cause, FollowThrough, MilestoneStep
from kit.pack.coaching import Coaching
from kit.pack.contacts import ChannelRule, Pair
from kit.pack.deals import Stage
from kit.pack.handover import HandoverStep
from kit.pack.knowledge import Area, InformationQuestion, Statement
from kit.pack.letters import FactId, LetterFact, LetterKind, LetterRule, LetterWords
from kit.pack.part import Id, Part, Severity
from kit.pack.people import Ratings
from kit.pack.plan import Domain, PlanWords
from kit.pack.thresholds import Thresholds
from kit.words import Text

__all__ = ["FindingWords", "Pack", "Terms"]


class FindingWords(Part):
    """How one kind of finding is told, and what the coach asks."""

    severity: Severity
    belief: str
    title: Text
    sentence: Text
    question: Text


class Terms(Part):
    """The words of the trade that differ from pack to pack."""

    formal_request: Text
    deciding_body: Text
    customer: Text
    your_company_written: Text
    map: Text


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
    pairs: dict[Id, Pair]
    pairs_source: Text
    """After which publication the pairs are worded."""
    channels: dict[str, ChannelRule]
    information: Annotated[dict[Id, InformationQuestion], Field(min_length=1)]
    understanding: Annotated[dict[Id, Area], Field(min_length=1)]
    self_check: Annotated[dict[Id, Statement], Field(min_length=1)]
    milestones: Annotated[dict[Id, MilestoneStep], Field(min_length=1)]
    causes: Annotated[dict[Id, Cause], Field(min_length=1)]
    follow_through: Annotated[dict[Id, FollowThrough], Field(min_length=1)]
    domains: Annotated[dict[Id, Domain], Field(min_length=1)]
    plan: PlanWords
    letters: Annotated[dict[Id, LetterKind], Field(min_length=1)]
    letter_facts: dict[FactId, LetterFact]
    letter_rules: dict[Id, LetterRule]
    letter_words: LetterWords
    coaching: Coaching
    handover: Annotated[dict[Id, HandoverStep], Field(min_length=1)]
    findings: dict[str, FindingWords]
    thresholds: Thresholds
