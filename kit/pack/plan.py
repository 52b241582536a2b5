"""How a pack words the account plan: the domains of the map, the ten parts, the monthly session."""

from kit.pack.part import Part
from kit.words import Text

__all__ = ["Domain", "PartWords", "PlanParts", "PlanWords", "SessionWords"]


class Domain(Part):
    """A domain of the map of what they use, and what belongs to it."""

    name: Text
    about: Text


class PartWords(Part):
    """What a part of the plan is called, and the question that leads into it."""

    name: Text
    question: Text


class PlanParts(Part):
    """The ten parts of a plan, in the order in which a team writes them."""

    outline: PartWords
    power: PartWords
    map: PartWords
    trade: PartWords
    issues: PartWords
    hypotheses: PartWords
    deals: PartWords
    rivals: PartWords
    scenario: PartWords
    actions: PartWords


class SessionWords(Part):
    """The three questions of the monthly session."""

    beats_rivals: Text
    feasible: Text
    risk: Text


class PlanWords(Part):
    """What a pack asks of a plan: its goal, its parts, and every month its scenario."""

    goal: Text
    parts: PlanParts
    session: SessionWords
