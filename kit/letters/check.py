"""What is wrong with a letter: each remark with its place in the text, worded only when shown."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kit.letters.address import (
    doctors,
    names_absent,
    titles_absent,
    titles_differing,
    without_honorific,
)
from kit.letters.matter import Matter
from kit.letters.names import misspelt
from kit.letters.pairs import half_pairs, noted_pairs, without_pair, wrong_pairs
from kit.letters.parts import Role, parts_of
from kit.letters.phrases import Span
from kit.letters.reading import GAP, Hit, Reading
from kit.pack import LetterRule, LetterTest, Severity

__all__ = ["Place", "Remark", "check"]

_ORDER = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, order=True)
class Place:
    """A stretch of a letter: lines and columns count from one, the end is not part of it.

    Where something is missing both ends are one: there it would stand.
    """

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Remark:
    """One thing to mend in a letter: code is the pack's rule; start and end count characters."""

    code: str
    severity: Severity
    place: Place
    start: int
    end: int
    facts: Mapping[str, Any] = field(default_factory=dict)


def check(text: str, matter: Matter) -> tuple[Remark, ...]:
    """Return what the pack's rules find in a letter, in the order of the text."""
    reading = Reading(text, parts_of(text, matter), matter)
    remarks = [
        Remark(code, rule.severity, place_of(text, hit.span), *hit.span, hit.facts)
        for code, rule in matter.pack.letter_rules.items()
        if _binds(rule, reading)
        for hit in _TESTS[rule.test](rule, reading)
    ]
    return tuple(sorted(remarks, key=lambda each: (each.start, _ORDER[each.severity])))


def place_of(text: str, span: Span) -> Place:
    """Return lines and columns, counted from one, of a stretch of text."""
    return Place(*_line_and_column(text, span[0]), *_line_and_column(text, span[1]))


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _binds(rule: LetterRule, reading: Reading) -> bool:
    tags = reading.matter.tags
    meant = not rule.tags or not tags.isdisjoint(rule.tags)
    return meant and tags.isdisjoint(rule.not_tags) and rule.lang in {"any", reading.parts.lang}


def _forbidden(rule: LetterRule, reading: Reading) -> Iterator[Hit]:
    for span in reading.found(rule):
        yield Hit(span, {"found": reading.shown(span)})


def _required(rule: LetterRule, reading: Reading) -> Iterator[Hit]:
    if not reading.found(rule):
        yield Hit(reading.end_of_text(), {})


def _gaps(_: LetterRule, reading: Reading) -> Iterator[Hit]:
    for match in GAP.finditer(reading.text):
        yield Hit(match.span(), {"found": match[0]})


def _too_long(rule: LetterRule, reading: Reading) -> Iterator[Hit]:
    n = sum(len("".join(line.text.split())) for line in reading.parts.of(Role.body))
    attached = reading.parts.of(Role.attachment)
    if rule.limit is not None and n > rule.limit and not attached:
        yield Hit(reading.end_of_text(), {"n": n, "limit": rule.limit})


def _misspelt(_: LetterRule, reading: Reading) -> Iterator[Hit]:
    for name in misspelt(reading.text, reading.matter):
        facts = {"found": name.found, "expected": name.expected, "letters": name.letters}
        yield Hit(name.span, facts)


_TESTS: Mapping[LetterTest, Callable[[LetterRule, Reading], Iterator[Hit]]] = {
    LetterTest.forbid: _forbidden,
    LetterTest.require: _required,
    LetterTest.gap: _gaps,
    LetterTest.long: _too_long,
    LetterTest.pair_half: half_pairs,
    LetterTest.pair_wrong: wrong_pairs,
    LetterTest.pair_noted: noted_pairs,
    LetterTest.pair_none: without_pair,
    LetterTest.name_form: _misspelt,
    LetterTest.name_absent: names_absent,
    LetterTest.title_differs: titles_differing,
    LetterTest.title_absent: titles_absent,
    LetterTest.honorific_absent: without_honorific,
    LetterTest.doctor: doctors,
}
