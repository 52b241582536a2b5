"""Phrases of a pack's rules, looked for in a letter.

… stands for anything within one sentence, {day} for a date, {title} for a word of a list.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from string import Formatter

from kit.letters.matter import Matter

__all__ = ["DAY", "Span", "found"]

Span = tuple[int, int]
"""Where something begins and ends in a text, in characters."""

_DIGIT = "0-9０-９〇一二三四五六七八九十"
# A draft's mark stands for a date that is still to be found out.
_MARK = "〔[^〔〕\n]*〕"
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DAY: Mapping[str, str] = {
    "ja": (
        rf"(?:[{_DIGIT}元]{{4}}年|(?:令和|平成)[{_DIGIT}元]{{1,3}}年)?"
        rf"[{_DIGIT}]{{1,3}}月[{_DIGIT}]{{1,3}}日(?:[（(][月火水木金土日][^（）()]{{0,3}}[）)])?"
    ),
    "en": (
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTH})[a-z]*(?:\s\d{{4}})?"
        rf"|(?:{_MONTH})[a-z]*\s\d{{1,2}}(?:st|nd|rd|th)?(?:,\s\d{{4}})?)"
    ),
}
# A line may be broken by hand within a sentence; an empty line ends it.
_GAP = {
    "ja": r"(?:[^。！？\n]|\n(?!\s*\n)){0,60}?",
    "en": r"(?:[^.!?\n]|\n(?!\s*\n)){0,120}?",
}


def found(
    phrases: Iterable[str], unless: Iterable[str], text: str, lang: str, matter: Matter
) -> tuple[Span, ...]:
    """Return where phrases stand in a text, but for what is also one of unless; in their order."""
    right = [*_spans(unless, text, lang, matter)]
    hits = (hit for hit in _spans(phrases, text, lang, matter) if not _touches(hit, right))
    kept: list[Span] = []
    for hit in sorted(hits, key=lambda span: (span[0], -span[1])):
        if not _touches(hit, kept):
            kept.append(hit)
    return tuple(kept)


def _spans(phrases: Iterable[str], text: str, lang: str, matter: Matter) -> Iterator[Span]:
    for phrase in phrases:
        pattern = _compiled(_pattern(phrase, lang, matter), lang)
        yield from (match.span() for match in pattern.finditer(text))


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


@lru_cache(maxsize=4096)
def _compiled(pattern: str, lang: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if lang == "en" else 0)


def _pattern(phrase: str, lang: str, matter: Matter) -> str:
    # In Japanese a space before an honorific means nothing.
    space = r"[ \u3000]*" if lang == "ja" else ""
    parts = []
    for literal, name, _, _ in Formatter().parse(phrase):
        if literal:
            parts.append(_GAP[lang].join(_literal(each, lang) for each in literal.split("…")))
        if name is not None:
            parts.append(_named(name, lang, matter))
    whole = space.join(parts)
    return rf"(?<!\w){whole}(?!\w)" if lang == "en" else whole


def _literal(text: str, lang: str) -> str:
    return re.escape(text) if lang == "ja" else r"\s+".join(map(re.escape, text.split(" ")))


def _named(name: str, lang: str, matter: Matter) -> str:
    if name == "day":
        return f"(?:{DAY[lang]}|{_MARK})"
    people = {
        "recipient": [matter.recipient.name],
        "sender": [matter.sender.name] if matter.sender else [],
        "member": [each.name for each in matter.account.members],
    }
    if name in people:
        return _any_of(_called(each) for each in people[name] if each.strip())
    words = matter.pack.letter_words.lists[name]
    return _any_of(re.escape(each) for each in sorted(words, key=len, reverse=True))


def _called(name: str) -> str:
    """Return the pattern of a name in full, with any space or none, or of the family name."""
    parts = [re.escape(each) for each in name.split()]
    given = r"\s*".join(parts[1:])
    return rf"{parts[0]}(?:\s*{given})?" if given else parts[0]


def _any_of(patterns: Iterable[str]) -> str:
    # Nothing to choose from matches nowhere.
    return f"(?:{'|'.join(patterns) or r'(?!)'})"
