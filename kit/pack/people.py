"""How a pack words the ratings of people from 1 to 5."""

from typing import Annotated, Literal

from pydantic import Field

from kit.pack.part import Part
from kit.words import Text

__all__ = ["RatingWords", "Ratings"]


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
    expectation: RatingWords
    """How much they still expect of us, as a complaint shows it."""
