"""Whether a letter's opening and closing words go together."""

from collections.abc import Iterator

from kit.letters.parts import Role
from kit.letters.reading import Hit, Reading
from kit.pack import LetterRule

__all__ = ["half_pairs", "noted_pairs", "without_pair", "wrong_pairs"]


def half_pairs(_: LetterRule, reading: Reading) -> Iterator[Hit]:
    """Yield an opening without a closing, or the other way round."""
    parts, pairs = reading.parts, reading.matter.pack.letter_words.pairs
    if parts.opening and not parts.closing:
        expected = pairs[parts.opening.text].closings
        yield Hit(parts.opening.span, {"found": parts.opening.text, "expected": expected})
    if parts.closing and not parts.opening:
        fitting = (word for word, pair in pairs.items() if parts.closing.text in pair.closings)
        yield Hit(parts.closing.span, {"found": parts.closing.text, "expected": tuple(fitting)})


def wrong_pairs(_: LetterRule, reading: Reading) -> Iterator[Hit]:
    """Yield a closing that does not go with its opening."""
    yield from (hit for hit, allowed in _closed(reading) if not allowed)


def noted_pairs(_: LetterRule, reading: Reading) -> Iterator[Hit]:
    """Yield a closing that some use, though another is usual."""
    parts, pairs = reading.parts, reading.matter.pack.letter_words.pairs
    for hit, allowed in _closed(reading):
        if allowed and parts.opening and hit.facts["found"] in pairs[parts.opening.text].noted:
            yield hit


def without_pair(_: LetterRule, reading: Reading) -> Iterator[Hit]:
    """Yield the beginning of a text that has neither an opening nor a closing."""
    if not reading.parts.opening and not reading.parts.closing:
        body = reading.parts.of(Role.body)
        at = body[0].start if body else 0
        yield Hit((at, at))


def _closed(reading: Reading) -> Iterator[tuple[Hit, bool]]:
    """Yield the closing with whether it may follow the opening."""
    parts = reading.parts
    if parts.opening and parts.closing:
        pair = reading.matter.pack.letter_words.pairs[parts.opening.text]
        facts = {
            "opening": parts.opening.text,
            "found": parts.closing.text,
            "expected": pair.closings,
        }
        allowed = parts.closing.text in (*pair.closings, *pair.noted)
        yield Hit(parts.closing.span, facts), allowed
