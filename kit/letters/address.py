"""Whether the address of a letter says name, title and honorific as they should be."""

import re
from collections.abc import Iterator

from kit.letters.matter import doctor, honorific, squeezed, unbracketed
from kit.letters.names import places_of
from kit.letters.phrases import Span
from kit.letters.reading import Hit, Reading
from kit.pack import LetterRule

__all__ = ["doctors", "names_absent", "titles_absent", "titles_differing", "without_honorific"]

# 副部長 is no 部長, and a 前部長 no longer one.
_BEFORE_TITLE = "副前元新次"


def names_absent(_: LetterRule, reading: Reading) -> Iterator[Hit]:
    """Yield the address where it does not hold the reader's whole name."""
    name = reading.matter.recipient.name
    readable = reading.parts.lang == "ja" or name.isascii()
    if readable and not [*_named(reading)]:
        yield Hit(_address(reading), {"expected": name})


def titles_differing(_: LetterRule, reading: Reading) -> Iterator[Hit]:
    """Yield each title in the address of somebody whose title is another."""
    expected = unbracketed(reading.matter.recipient.title)
    if expected and not _has_title(reading, expected):
        for start, end in _titles(reading):
            yield Hit((start, end), {"found": reading.text[start:end], "expected": expected})


def titles_absent(_: LetterRule, reading: Reading) -> Iterator[Hit]:
    """Yield the address where it holds no title, though the reader has one."""
    expected = unbracketed(reading.matter.recipient.title)
    if expected and not _has_title(reading, expected) and not [*_titles(reading)]:
        yield Hit(_address(reading), {"expected": expected})


def without_honorific(_: LetterRule, reading: Reading) -> Iterator[Hit]:
    """Yield the reader's name where no honorific follows it in the address."""
    honorifics = reading.matter.pack.letter_words.lists.get("honorific", ())
    for start, end in _named(reading):
        if not reading.text[end:].lstrip(" \u3000").startswith(tuple(honorifics)):
            yield Hit((start, end), {"found": reading.text[start:end]})


def doctors(_: LetterRule, reading: Reading) -> Iterator[Hit]:
    """Yield each place in which a doctor's name bears another honorific than 先生."""
    person = reading.matter.recipient
    if not doctor(person, reading.matter):
        return
    right = honorific(person, reading.matter)
    variants = reading.matter.pack.letter_words.variants
    for name in dict.fromkeys((person.name, person.name.split()[0])):
        for start, end in places_of(name, reading.text, variants):
            if other := re.compile(r"[ \u3000]*(様|さん|さま|殿)").match(reading.text, end):
                shown = reading.text[start : other.end()]
                expected = reading.text[start:end] + other[0].replace(other[1], right)
                yield Hit((start, other.end()), {"found": shown, "expected": expected})


def _named(reading: Reading) -> Iterator[Span]:
    """Yield where the address holds the reader's whole name, in any form of its kanji."""
    variants = reading.matter.pack.letter_words.variants
    for line in reading.address():
        for start, end in places_of(reading.matter.recipient.name, line.text, variants):
            yield line.start + start, line.start + end


def _address(reading: Reading) -> Span:
    """Return where the address ends: what it lacks would stand there."""
    lines = reading.address()
    at = lines[-1].end if lines else 0
    return at, at


def _has_title(reading: Reading, expected: str) -> bool:
    held = "\n".join(squeezed(line.text) for line in reading.address())
    return all(_stands_alone(part, held) for part in expected.split())


def _stands_alone(title: str, held: str) -> bool:
    starts = (match.start() for match in re.finditer(re.escape(title), held))
    return any(not start or held[start - 1] not in _BEFORE_TITLE for start in starts)


def _titles(reading: Reading) -> Iterator[Span]:
    """Yield the words in the address that are titles, as long as they go."""
    words = reading.matter.pack.letter_words.lists.get("title", ())
    known = "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
    if not known:
        return
    title = re.compile(rf"[{_BEFORE_TITLE}]?(?:{known})(?=[ \u3000]|$)")
    for line in reading.address():
        for match in title.finditer(line.text):
            yield line.start + match.start(), line.start + match.end()
