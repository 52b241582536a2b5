"""How a pack words letters: their kinds and templates, the facts they need, the rules they keep."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kit.errors import Fault, Place
from kit.pack.contacts import PurposeName
from kit.pack.part import Count, Id, Part, Severity
from kit.words import Text

__all__ = [
    "GIVEN",
    "NAMED",
    "REMARK_FACTS",
    "FactId",
    "LetterFact",
    "LetterKind",
    "LetterRule",
    "LetterTest",
    "LetterWords",
    "Pairing",
    "Scope",
    "letter_faults",
]

FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
Word = Annotated[str, StringConstraints(min_length=1)]
"""What is looked for in a letter: nothing would be found everywhere."""
Month = Annotated[int, Field(ge=1, le=12)]
LetterLanguage = Literal["ja", "en", "any"]

_PEOPLE = ("company", "post", "name", "family", "honorific", "our_name", "our_family", "our_title")
GIVEN = frozenset((*_PEOPLE, "your_company", "deal", "season", "day", "grave"))
"""What a template may name besides the facts: taken from the account, the day and the pack."""

NAMED = frozenset({"day", "recipient", "sender", "member"})
"""What a phrase may name besides the lists: a date, the two people of the letter, any of ours."""


class LetterTest(StrEnum):
    """What a rule looks for."""

    forbid = "forbid"
    require = "require"
    gap = "gap"
    long = "long"
    pair_half = "pair_half"
    pair_wrong = "pair_wrong"
    pair_noted = "pair_noted"
    pair_none = "pair_none"
    name_form = "name_form"
    name_absent = "name_absent"
    title_differs = "title_differs"
    title_absent = "title_absent"
    honorific_absent = "honorific_absent"
    doctor = "doctor"


REMARK_FACTS: Mapping[LetterTest, frozenset[str]] = {
    test: frozenset(facts.split())
    for test, facts in {
        LetterTest.forbid: "found",
        LetterTest.require: "",
        LetterTest.gap: "found",
        LetterTest.long: "n limit",
        LetterTest.pair_half: "found expected",
        LetterTest.pair_wrong: "opening found expected",
        LetterTest.pair_noted: "opening found expected",
        LetterTest.pair_none: "",
        LetterTest.name_form: "found expected letters",
        LetterTest.name_absent: "expected",
        LetterTest.title_differs: "found expected",
        LetterTest.title_absent: "expected",
        LetterTest.honorific_absent: "found",
        LetterTest.doctor: "found expected",
    }.items()
}
"""The facts that the sentence of a rule may use."""


class Scope(StrEnum):
    """Which part of a letter a rule reads."""

    text = "text"
    main = "main"
    greeting = "greeting"
    address = "address"


class LetterFact(Part):
    """Something a letter has to say that no record holds: its name, and how to write it."""

    name: Text
    hint: Text
    lasting: bool = False
    """Whether it is the same in the next letter."""


class LetterKind(Part):
    """A kind of letter: when it is written, which rules bind it (by tags), its template.

    Sent, it is a contact with these purposes, and may raise these pairs.
    """

    name: Text
    about: Text
    tags: Annotated[tuple[Id, ...], Field(min_length=1)]
    frame: Id
    paper: Literal["a4", "slip"] = "a4"
    purposes: tuple[PurposeName, ...] = ()
    raises: tuple[Id, ...] = ()
    template: Text


class LetterRule(Part):
    """What a letter may not hold or may not lack; tags and not_tags are those of kinds.

    In a phrase … stands for anything within a sentence, {day} for a date, {title} for any word of
    the list of that name. What also matches one of unless is right.
    """

    test: LetterTest
    severity: Severity
    lang: LetterLanguage = "any"
    tags: tuple[Id, ...] = ()
    not_tags: tuple[Id, ...] = ()
    scope: Scope = Scope.text
    phrases: tuple[Word, ...] = ()
    unless: tuple[Word, ...] = ()
    limit: Count | None = None
    sentence: Text
    advice: Text


class Pairing(Part):
    """The closings that go with an opening; noted ones are used, but are not the usual pair."""

    lang: Literal["ja", "en"]
    closings: Annotated[tuple[Word, ...], Field(min_length=1)]
    noted: tuple[Word, ...] = ()


class LetterWords(Part):
    """The words that letters and their rules are made of."""

    frames: dict[Id, Text]
    seasons: Annotated[dict[Month, str], Field(min_length=12)]
    pairs: dict[Word, Pairing]
    lists: dict[Id, tuple[Word, ...]]
    variants: tuple[Word, ...]
    """Each text holds the forms of one kanji that names are written with."""


def letter_faults(
    kinds: Mapping[str, LetterKind],
    rules: Mapping[str, LetterRule],
    words: LetterWords,
    pairs: Iterable[str],
) -> Iterator[Fault]:
    """Yield what is wrong with the letters of a pack across their parts, but for the templates."""
    known = frozenset(pairs)
    for name, kind in kinds.items():
        for pair in kind.raises:
            if pair not in known:
                yield Fault("pack.pair_unknown", ("letters", name, "raises"), {"found": pair})
        if kind.frame not in words.frames:
            place = ("letters", name, "frame")
            yield Fault("pack.frame_unknown", place, {"found": kind.frame})
    for name, rule in rules.items():
        yield from _phrase_faults(rule, words, ("letter_rules", name))


def _phrase_faults(rule: LetterRule, words: LetterWords, place: Place) -> Iterator[Fault]:
    known = NAMED | words.lists.keys()
    shown = tuple("{" + name + "}" for name in sorted(known))
    if rule.test in {LetterTest.forbid, LetterTest.require} and not rule.phrases:
        yield Fault("value.missing", (*place, "phrases"))
    if rule.test is LetterTest.long and rule.limit is None:
        yield Fault("value.missing", (*place, "limit"))
    for part in ("phrases", "unless"):
        for found in _strangers(getattr(rule, part), known):
            facts = {"found": "{" + found + "}", "allowed": shown}
            yield Fault("pack.placeholder", (*place, part), facts)


def _strangers(phrases: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        try:
            names = [name for _, name, _, _ in Formatter().parse(phrase) if name is not None]
        except ValueError:
            names = [" "]
        yield from (name for name in names if name not in known)
