"""Text in two languages, and the interface words kept in data/words."""

import re
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, ClassVar

from kit.errors import Cell, Fault, Faults, KitError, WrongUse
from kit.settings import LANGUAGES, shipped_content
from kit.words.dates import show_day
from kit.words.entries import read_entries

__all__ = [
    "Text",
    "choice",
    "fault_parts",
    "fill",
    "language",
    "say",
    "say_fault",
    "show",
    "word",
    "worded",
    "words_under",
]


LONGEST = 60
"""The letters of a value at fault that a sentence shows."""


@dataclass(frozen=True)
class Text:
    """The same words in Japanese and in English."""

    # Read by pydantic where a Text stands in a pack: a misspelt language is a fault.
    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    ja: str
    en: str

    def in_(self, lang: str) -> str:
        """Return the words in a language, 'ja' or 'en'."""
        return self.ja if lang == "ja" else self.en


def language(name: str) -> str:
    """Return a language the kit speaks, or refuse the name."""
    if name not in LANGUAGES:
        raise WrongUse("language.unknown", language=name, allowed=LANGUAGES)
    return name


@cache
def _words_of(room: str) -> Mapping[str, Text]:
    """Return the words of one file by their whole keys; a page reads the few files it speaks of."""
    file = shipped_content() / "data" / "words" / f"{room}.yaml"
    entries = read_entries(file, file.name)
    if isinstance(entries, Fault):
        raise Faults(file.name, [entries])
    return {f"{room}.{key}": Text(**entry) for key, entry in entries.items()}


def _beside(key: str) -> Mapping[str, Text]:
    """Return the words that stand in the same file as a key."""
    return _words_of(key.partition(".")[0])


def word(key: str, lang: str, /, **facts: object) -> str:
    """Return an interface word, such as that of 'report.people', with its facts filled in."""
    return fill(_beside(key)[key], lang, facts)


def worded(key: str, *, on_screen: bool) -> str:
    """Return the key of a sentence: on a form that of one which names no command to give."""
    own = f"screen.{key.partition('.')[2]}"
    return own if on_screen and own in _beside(own) else key


def words_under(key: str, lang: str) -> dict[str, str]:
    """Return all words under a key, such as 'sheet.page', for a page that fills in its facts."""
    under = f"{key}."
    return {
        name.removeprefix(under): text.in_(lang)
        for name, text in _beside(under).items()
        if name.startswith(under)
    }


def choice(value: Enum, lang: str) -> str:
    """Return the word for one value of a choice list."""
    return word(f"choices.{type(value).__name__}.{value.value}", lang)


def fill(text: Text, lang: str, facts: Mapping[str, object]) -> str:
    """Return the words in a language with each {fact} shown as a person would write it."""
    if not facts:
        return text.in_(lang)
    return text.in_(lang).format_map({key: show(value, lang) for key, value in facts.items()})


def show(value: object, lang: str) -> str:
    """Show a fact: dates and choices in words, names in a row."""
    match value:
        case None:
            return word("common.unknown", lang)
        case Text():
            return value.in_(lang)
        case date():
            return show_day(value, lang)
        case Enum():
            return choice(value, lang)
        case tuple() | list():
            return ("、" if lang == "ja" else ", ").join(show(each, lang) for each in value)
        case _:
            # Half a surrogate pair, as a broken file can hold, fits on no screen and in no file.
            return str(value).encode("utf-8", "replace").decode("utf-8")


def say(error: KitError, lang: str, *, on_screen: bool = False) -> str:
    """Return the sentence for an error; all faults of an input follow it, a line each.

    on_screen names no command to give.
    """
    sentence = word(worded(f"errors.{error.code}", on_screen=on_screen), lang, **error.facts)
    if isinstance(error, Faults):
        faults = (say_fault(each, lang, on_screen=on_screen) for each in error.faults)
        return "\n".join([sentence, *(f"  {each}" for each in faults)])
    return sentence


def say_fault(fault: Fault, lang: str, *, on_screen: bool = False) -> str:
    """Return one fault as 'where: what and what to do'; on_screen names no command to give."""
    where, sentence = fault_parts(fault, lang, on_screen=on_screen)
    return f"{where}: {sentence}" if where else sentence


def fault_parts(fault: Fault, lang: str, *, on_screen: bool = False) -> tuple[str, str]:
    """Return where a fault is, and what it is and what to do about it."""
    facts = {key: _as_written(value) for key, value in fault.facts.items()}
    sentence = word(worded(f"errors.{fault.code}", on_screen=on_screen), lang, **facts)
    return _cell(fault.cell, lang) if fault.cell else _place(fault), sentence


def _place(fault: Fault) -> str:
    """Return 'stakeholders[3].trust' for a place inside an input; rows count from one."""
    parts = (f"[{p + 1}]" if isinstance(p, int) else f".{_on_one_line(p)}" for p in fault.place)
    return "".join(parts).removeprefix(".")


def _cell(cell: Cell, lang: str) -> str:
    """Return 'シート「関係者」5行目「態度」' for a place in a spreadsheet."""
    parts = {
        "sheet": word("common.cell_sheet", lang, sheet=_on_one_line(cell.sheet)),
        "row": word("common.cell_row", lang, row=cell.row),
        "column": word("common.cell_column", lang, column=_on_one_line(cell.column)),
    }
    return " ".join(text for name, text in parts.items() if getattr(cell, name))


def _as_written(value: object) -> object:
    """Return a value at fault as the file has it, on one line and short enough for a sentence."""
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case dict() | list():
            return _on_one_line(reprlib.repr(value))
        case str():
            return _on_one_line(value)
        case _:
            return value


def _on_one_line(text: str) -> str:
    line = re.sub(r"[\x00-\x1f\x7f-\x9f]+", " ", text).encode("utf-8", "replace").decode("utf-8")
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
