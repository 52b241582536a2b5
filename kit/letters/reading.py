"""A letter as its rules read it: the parts that each looks at, and what a rule hits."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kit.letters.matter import Matter
from kit.letters.parts import Line, Parts, Role
from kit.letters.phrases import Span, found
from kit.pack import LetterRule, Scope

__all__ = ["GAP", "Hit", "Reading"]

GAP = re.compile(r"〔[^〔〕\n]*〕")
"""What a draft leaves where a fact is not known."""

_SENTENCES = {"ja": re.compile(r"(?:[^。！？]*[。！？]){1,2}"), "en": re.compile(r"[^.!?]*[.!?]?")}


@dataclass(frozen=True)
class Hit:
    """A stretch of a letter that a rule remarks on, and the facts of the remark."""

    span: Span
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """A letter taken apart, and what it is about."""

    text: str
    parts: Parts
    matter: Matter

    def found(self, rule: LetterRule) -> tuple[Span, ...]:
        """Return where the phrases of a rule stand, within the part it reads."""
        spans = []
        for start, end in self._scope(rule.scope):
            inside = self.text[start:end]
            hits = found(rule.phrases, rule.unless, inside, self.parts.lang, self.matter)
            spans += [(start + first, start + last) for first, last in hits]
        return tuple(spans)

    def shown(self, span: Span) -> str:
        """Return a stretch of the letter on one line."""
        return " ".join(self.text[slice(*span)].split())

    def end_of_text(self) -> Span:
        """Return the empty stretch behind the last line of the text: there more would stand."""
        body = self.parts.of(Role.body)
        at = body[-1].end if body else len(self.text)
        if self.parts.closing and body and body[-1].start <= self.parts.closing.span[0] <= at:
            at = self.parts.closing.span[0]
        return at, at

    def address(self) -> tuple[Line, ...]:
        """Return the lines of the address."""
        return self.parts.of(Role.recipient)

    def _scope(self, scope: Scope) -> Iterator[Span]:
        match scope:
            case Scope.text:
                yield 0, len(self.text)
            case Scope.main:
                yield from self._runs(Role.body, Role.blank, Role.attachment)
            case Scope.address:
                yield from self._runs(Role.recipient)
            case Scope.greeting:
                yield from self._greeting()

    def _runs(self, *roles: Role) -> Iterator[Span]:
        """Yield the stretches in which lines of these parts follow each other."""
        run: list[Line] = []
        for line in self.parts.lines:
            if line.role in roles:
                run.append(line)
            elif run:
                yield run[0].start, run[-1].end
                run = []
        if run:
            yield run[0].start, run[-1].end

    def _greeting(self) -> Iterator[Span]:
        """Yield the first two sentences, the opening word among them."""
        body = self.parts.of(Role.body)
        if body:
            start = body[0].start
            match = _SENTENCES[self.parts.lang].match(self.text, start, body[-1].end)
            yield start, match.end() if match else body[0].end
