"""The words a cell may hold for a choice, for yes and no, and for what is not known."""

import unicodedata
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache

from kit.words import choice, word

__all__ = ["bool_words", "choice_of", "folded", "means_unknown", "spelt", "truth_of"]

_LANGUAGES = ("ja", "en")
_MARKS = {"true": True, "1": True, "○": True, "〇": True, "false": False, "0": False, "×": False}


def folded(text: str) -> str:
    """Return a text without what people do not mean to tell apart: width, case and spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def means_unknown(found: object) -> bool:
    """Tell whether a cell says that something is not known, in either language."""
    return isinstance(found, str) and folded(found) in {
        folded(word("common.unknown", lang)) for lang in _LANGUAGES
    }


def bool_words(lang: str) -> tuple[str, str]:
    """Return the words for yes and for no."""
    return word("excel.yes", lang), word("excel.no", lang)


def truth_of(text: str) -> bool | None:
    """Return what a text says, or None where it says neither yes nor no."""
    for lang in _LANGUAGES:
        yes, no = bool_words(lang)
        if folded(text) in (folded(yes), folded(no)):
            return folded(text) == folded(yes)
    return _MARKS.get(folded(text))


def spelt(value: Enum, lang: str) -> str:
    """Return the word for a choice, or its code where another choice has the same word."""
    spoken = choice(value, lang)
    return spoken if choice_of(type(value), spoken) is value else str(value.value)


def choice_of(choices: type[Enum], text: str) -> Enum | None:
    """Return the choice that a text means by its word in either language or by its code."""
    return _spellings(choices).get(folded(text))


@lru_cache(maxsize=64)
def _spellings(choices: type[Enum]) -> Mapping[str, Enum]:
    codes = {folded(str(each.value)): each for each in choices}
    words: dict[str, Enum] = {}
    for lang in _LANGUAGES:
        for each in choices:
            words.setdefault(folded(choice(each, lang)), each)
    # A word goes before a code.
    return {**codes, **words}
