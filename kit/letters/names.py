"""Names in a letter, and whether each is written with the kanji of the stakeholder sheet."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kit.letters.matter import Matter, family, squeezed
from kit.letters.phrases import Span

__all__ = ["Misspelt", "folded", "misspelt", "places_of"]

# They choose one form of the kanji before them.
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_KANJI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True)
class Misspelt:
    """A name written with another form of one of its kanji."""

    span: Span
    found: str
    expected: str

    @property
    def letters(self) -> tuple[str, ...]:
        """Return each form that differs, as 崎→﨑."""
        pairs = zip(_kanji(self.found), _kanji(self.expected), strict=False)
        return tuple(f"{one}→{other}" for one, other in pairs if one != other)


@lru_cache(maxsize=16_384)
def folded(text: str, variants: tuple[str, ...]) -> str:
    """Return text in which all forms of a kanji are one, without spaces."""
    return _pieces(text, variants)[0]


def places_of(name: str, text: str, variants: tuple[str, ...]) -> Iterator[Span]:
    """Yield where a name stands in a text, whatever form its kanji have."""
    wanted = folded(name, variants)
    (held, places), at = _pieces(text, variants), -1
    while wanted and (at := held.find(wanted, at + 1)) >= 0:
        last = at + len(wanted) - 1
        yield places[at][0], places[last][1]


def misspelt(text: str, matter: Matter) -> tuple[Misspelt, ...]:
    """Return the names in a text whose kanji differ from those of the records, in their order.

    Whoever is written to comes first: another person whose name has that very form excuses it only
    where the family name stands alone.
    """
    variants = matter.pack.letter_words.variants
    taken: list[Span] = []
    wrong: list[Misspelt] = []
    for name, forms in _known(matter, variants):
        for span in places_of(name, text, variants):
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            if len(squeezed(name)) == 1 and not _is_addressed(text, span, matter):
                continue
            taken.append(span)
            raw = squeezed(text[slice(*span)])
            if raw not in forms:
                wrong.append(Misspelt(span, text[slice(*span)], name))
    return tuple(sorted(wrong, key=lambda each: each.span))


def _known(matter: Matter, variants: tuple[str, ...]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each name with the forms in which it is right: whole names first, then family names."""
    account = matter.account
    whole = [matter.recipient.name, *(each.name for each in account.stakeholders)]
    whole += [*(each.name for each in account.members), account.profile.name]
    people = [name for name in whole[:-1] if len(name.split()) > 1]
    for names in (whole, [family(name) for name in people]):
        forms = defaultdict(set)
        for name in names:
            forms[folded(name, variants)].add(squeezed(name))
        for name in dict.fromkeys(names):
            if _KANJI.search(name):
                yield name, frozenset(forms[folded(name, variants)])


def _is_addressed(text: str, span: Span, matter: Matter) -> bool:
    """Tell whether an honorific or a title follows: 辺 alone is a common word."""
    lists = matter.pack.letter_words.lists
    rest = text[span[1] :].lstrip()
    return rest.startswith((*lists.get("honorific", ()), *lists.get("title", ())))


def _kanji(text: str) -> list[str]:
    """Return the letters of a name, each with what chooses its form."""
    kept: list[str] = []
    for letter in squeezed(text):
        if kept and _SELECTORS.fullmatch(letter):
            kept[-1] += letter
        else:
            kept.append(letter)
    return kept


@lru_cache(maxsize=64)
def _pieces(text: str, variants: tuple[str, ...]) -> tuple[str, tuple[Span, ...]]:
    """Return the letters of a text in one form each, and where each stands."""
    table, letters, places = _table(variants), "", list[Span]()
    for n, letter in enumerate(text):
        if _SELECTORS.fullmatch(letter):
            places[-1:] = [(start, n + 1) for start, _ in places[-1:]]
        elif letter == "\n" or not letter.isspace():
            plain = unicodedata.normalize("NFC", letter)
            letters += table.get(plain, plain)[0]
            places.append((n, n + 1))
    return letters, tuple(places)


@lru_cache(maxsize=8)
def _table(variants: tuple[str, ...]) -> dict[str, str]:
    return dict(_forms(variants))


def _forms(variants: Iterable[str]) -> Iterator[tuple[str, str]]:
    for forms in variants:
        yield from ((form, forms[0]) for form in forms)
