"""Remarks on a letter in a reader's language."""

from dataclasses import dataclass

from kit.letters.check import Remark
from kit.letters.matter import Matter
from kit.words import fill, word

__all__ = ["Told", "tell"]


@dataclass(frozen=True)
class Told:
    """A remark in words: where, what, and what to do."""

    remark: Remark
    place: str
    sentence: str
    advice: str


def tell(remark: Remark, matter: Matter, lang: str) -> Told:
    """Word a remark in a language."""
    rule = matter.pack.letter_rules[remark.code]
    facts = dict(matter.pack.terms) | dict(remark.facts)
    place = {"line": remark.place.line, "column": remark.place.column}
    return Told(
        remark,
        word("letters.place", lang, **place),
        fill(rule.sentence, lang, facts),
        fill(rule.advice, lang, facts),
    )
