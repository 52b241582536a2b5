"""How a pack words what there is to know of a customer, and the self-check."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kit.pack.part import Part
from kit.words import Text

__all__ = ["Anchors", "Area", "Freshness", "InformationQuestion", "Statement"]


class InformationQuestion(Part):
    """A question nobody answers by mail: why that is so, and how to ask it."""

    name: Text
    question: Text
    why: Text
    how: Text


class Freshness(StrEnum):
    """How soon what is known of an area grows old."""

    situation = "situation"
    scenario = "scenario"


class Area(Part):
    """An area of understanding the customer, and the questions that lead into it."""

    name: Text
    freshness: Freshness
    questions: Annotated[dict[str, Text], Field(min_length=1)]


class Anchors(Part):
    """What yes, partly and no mean for one statement."""

    yes: Text
    partly: Text
    no: Text


class Statement(Part):
    """A statement of the self-check, and the belief it rests on."""

    text: Text
    belief: str
    anchors: Anchors
