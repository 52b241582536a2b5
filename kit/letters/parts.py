"""The parts of a letter: date, address, sender and text, told apart line by line.

A letter is plain text. Its text runs from the opening word (or the first sentence) to the closing
word (or the last sentence); what stands before and after is date, address and sender, each in a
block of its own. Every line has one part, and none is lost.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kit.letters.matter import Matter, squeezed
from kit.letters.names import folded
from kit.letters.phrases import DAY, Span
from kit.pack import LetterWords

__all__ = ["Line", "Parts", "Role", "Word", "parts_of", "written_in"]


class Role(StrEnum):
    """What a line of a letter is."""

    blank = "blank"
    date = "date"
    recipient = "recipient"
    sender = "sender"
    body = "body"
    closing = "closing"
    attachment = "attachment"


@dataclass(frozen=True)
class Line:
    """A line with its part; start counts characters from the beginning of the letter."""

    start: int
    text: str
    role: Role

    @property
    def end(self) -> int:
        """Return where the line ends."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Word:
    """An opening or closing word and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True)
class Parts:
    """A letter taken apart."""

    text: str
    lang: str
    lines: tuple[Line, ...]
    opening: Word | None
    closing: Word | None

    def of(self, *roles: Role) -> tuple[Line, ...]:
        """Return the lines of some parts."""
        return tuple(line for line in self.lines if line.role in roles)


_KANA = re.compile(r"[\u3041-\u30fa]")
_LATIN = re.compile(r"[A-Za-z]")
_SENTENCE = {
    "ja": re.compile(r"[。！？]"),
    "en": re.compile(r"(?:\S+\s+){5,}\S+[.!?](?:\s|$)"),
}
_ATTACHED = {
    "ja": re.compile(r"[\s\u3000]*(別紙[0-9０-９一二三四五]*(?:[\s\u3000：:].*)?|記)[\s\u3000]*"),
    "en": re.compile(r"\s*(Attachment|Enclosure)\b.*", re.IGNORECASE),
}


def written_in(text: str) -> str:
    """Return the language a letter is written in: 'en' where there are letters but no kana."""
    return "en" if _LATIN.search(text) and not _KANA.search(text) else "ja"


def parts_of(text: str, matter: Matter) -> Parts:
    """Take a letter apart; its lines put together again are the letter."""
    lang, words = written_in(text), matter.pack.letter_words
    lines = [*_lines(text)]
    opening = next(_openings(lines, words, lang), None)
    closing = next(_closings(lines, words, lang), None)
    roles = _roles(lines, opening, closing, lang)
    for block in _blocks(roles):
        side = _side([lines[n][1] for n in block], lang, matter)
        for n in block:
            roles[n] = side if roles[n] is None else roles[n]
    told = (
        Line(start, line, role or Role.sender)
        for (start, line), role in zip(lines, roles, strict=True)
    )
    return Parts(text, lang, tuple(told), opening, closing)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line.removesuffix("\r")
        start += len(line) + 1


def _openings(lines: Iterable[tuple[int, str]], words: LetterWords, lang: str) -> Iterator[Word]:
    known = sorted((w for w, pair in words.pairs.items() if pair.lang == lang), key=len)
    for start, line in lines:
        indent = len(line) - len(line.lstrip())
        for word in reversed(known):
            if line[indent:].startswith(word):
                yield Word(word, (start + indent, start + indent + len(word)))
                break


def _closings(lines: Sequence[tuple[int, str]], words: LetterWords, lang: str) -> Iterator[Word]:
    """Yield the closing words from the last line upwards, each at the end of its line."""
    of_lang = (pair for pair in words.pairs.values() if pair.lang == lang)
    known = {word for pair in of_lang for word in (*pair.closings, *pair.noted)}
    for start, line in reversed(lines):
        bare = line.rstrip(" \u3000,.、。")
        for word in sorted(known, key=len, reverse=True):
            before = bare.removesuffix(word)
            if before != bare and (not before or before[-1] in " \t\u3000。"):
                yield Word(word, (start + len(before), start + len(bare)))
                break


def _roles(
    lines: Sequence[tuple[int, str]], opening: Word | None, closing: Word | None, lang: str
) -> list[Role | None]:
    """Tell blank lines, dates, text and attachments; None is left for address and sender."""
    first, last = _text_ends(lines, opening, closing, lang)
    attached = _attached(lines, last, lang)
    roles: list[Role | None] = []
    for n, (start, line) in enumerate(lines):
        if not line.strip():
            roles.append(Role.blank)
        elif n >= attached:
            roles.append(Role.attachment)
        elif closing and start <= closing.span[0] <= start + len(line) and _alone(line, closing):
            roles.append(Role.closing)
        elif first <= n <= last or _SENTENCE[lang].search(line):
            roles.append(Role.body)
        else:
            is_date = re.fullmatch(DAY[lang], line.strip())
            roles.append(Role.date if is_date else None)
    return roles


def _text_ends(
    lines: Sequence[tuple[int, str]], opening: Word | None, closing: Word | None, lang: str
) -> tuple[int, int]:
    """Return the first and the last line of the text itself."""
    sentences = [n for n, (_, line) in enumerate(lines) if _SENTENCE[lang].search(line)]
    first = min(sentences, default=len(lines))
    last = max(sentences, default=-1)
    if opening:
        first = _line_at(lines, opening)
    if closing and _line_at(lines, closing) >= first:
        last = _line_at(lines, closing)
    return first, last


def _line_at(lines: Sequence[tuple[int, str]], word: Word) -> int:
    return max(n for n, (start, _) in enumerate(lines) if start <= word.span[0])


def _attached(lines: Sequence[tuple[int, str]], last: int, lang: str) -> int:
    """Return the first line of what is attached behind the letter."""
    headings = (n for n in range(last + 1, len(lines)) if _ATTACHED[lang].fullmatch(lines[n][1]))
    return next(headings, len(lines))


def _alone(line: str, closing: Word) -> bool:
    return line.strip(" \u3000,.、。") == closing.text


def _blocks(roles: Sequence[Role | None]) -> Iterator[list[int]]:
    """Yield the rows of lines that stand together and are still to be told."""
    block: list[int] = []
    for n, role in enumerate((*roles, Role.blank)):
        if role is None:
            block.append(n)
        elif block:
            yield block
            block = []


def _side(block: Sequence[str], lang: str, matter: Matter) -> Role:
    """Tell whether a block is the address or the sender."""
    words = matter.pack.letter_words
    honorifics = tuple(words.lists.get("honorific", ()))
    if lang == "ja" and any(squeezed(line).endswith(honorifics) for line in block):
        return Role.recipient
    called = folded(matter.recipient.name, words.variants)
    inside = called and called in folded("".join(block), words.variants)
    return Role.recipient if inside else Role.sender
