"""One field of an entry in one spreadsheet cell, written for people and read as they write."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache
from typing import Any, NoReturn, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kit.account.shape import FieldShape, Holds
from kit.errors import KitError, Refused
from kit.exchange.names import Names, folded
from kit.words import choice, read_day, word

__all__ = [
    "CellValue",
    "Names",
    "allowed_words",
    "as_text",
    "folded",
    "is_blank",
    "limits",
    "read_cell",
    "write_cell",
]

CellValue = str | int | float | bool | date | datetime | time | None

# Excel counts a 29 February 1900 that never was: dates before the next day are not dates there.
_FIRST_DATE = date(1900, 3, 1)
_WHOLE = re.compile(r"[+-]?\d{1,15}(\.0*)?")
_SEPARATORS = re.compile(r"[、,;/\n]")
_LANGUAGES = ("ja", "en")
_YES = ("true", "1", "○", "〇")
_NO = ("false", "0", "×")
_EXACT = 10**15


def write_cell(field: FieldShape, value: Any, names: Names, lang: str) -> CellValue:
    """Return what a cell shows for a field's value; None is an empty cell."""
    if field.many:
        return _join(field, value, names, lang) or None
    return _one(field, value, names, lang)


def read_cell(model: type[BaseModel], field: FieldShape, found: CellValue, names: Names) -> Any:
    """Return the value of a model's field that a cell shows, or refuse it.

    Raises KitError with what was found and what is allowed among its facts.
    """
    if is_blank(found) and (field.holds is not Holds.text or found in (None, "")):
        return _blank(model, field)
    if field.many:
        return tuple(_READ[field.holds](model, field, each, names) for each in _split(field, found))
    return _READ[field.holds](model, field, found, names)


def is_blank(found: CellValue) -> bool:
    """Tell whether a cell shows nothing."""
    return found is None or (isinstance(found, str) and not found.strip())


def as_text(found: CellValue) -> str:
    """Return the text that a person sees in a cell."""
    match found:
        case None:
            return ""
        case bool():
            return str(found).upper()
        case float():
            whole = found.is_integer() and abs(found) < _EXACT
            return str(int(found)) if whole else f"{found:.15g}"
        case datetime():
            at_midnight = found.time() == time()
            return found.date().isoformat() if at_midnight else found.isoformat(" ")
        case date() | time():
            return found.isoformat()
        case _:
            return str(found)


def allowed_words(model: type[BaseModel], field: FieldShape, lang: str) -> tuple[str, ...]:
    """Return all that a cell of a field may hold, in words, or nothing where that is no list."""
    if field.holds is Holds.choice and field.of:
        return tuple(_spelt(value, lang) for value in field.of)
    if field.holds is Holds.yes_no:
        return _yes_no(lang)
    low, high = limits(model, field)
    if field.holds is Holds.number and low is not None and high is not None:
        numbers = tuple(str(n) for n in range(low, high + 1))
        return (*numbers, word("common.unknown", lang)) if _nullable(model, field) else numbers
    return ()


def limits(model: type[BaseModel], field: FieldShape) -> tuple[int | None, int | None]:
    """Return the smallest and the largest number a field may hold, None where there is none."""
    info = model.model_fields[field.name]
    marks = [*_marks(info), *_marks(info.annotation)]
    low = next((mark.ge for mark in marks if hasattr(mark, "ge")), None)
    high = next((mark.le for mark in marks if hasattr(mark, "le")), None)
    return low, high


def _marks(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, FieldInfo):
        yield from annotation.metadata
        return
    for each in get_args(annotation):
        yield each
        yield from _marks(each)


def _join(field: FieldShape, values: Any, names: Names, lang: str) -> str:
    shown = [str(_one(field, each, names, lang)) for each in values]
    if field.holds is not Holds.choice:
        return "\n".join(shown)
    codes = [each.value for each in values]
    safe = [code if _SEPARATORS.search(it) else it for it, code in zip(shown, codes, strict=True)]
    return ("、" if lang == "ja" else ", ").join(safe)


def _split(field: FieldShape, found: CellValue) -> Iterator[CellValue]:
    text = as_text(found).replace("\r\n", "\n")
    if field.holds is not Holds.text:
        text = unicodedata.normalize("NFKC", text) if field.holds is Holds.choice else text
        parts = _SEPARATORS.split(text) if field.holds is Holds.choice else text.split("\n")
        yield from (each for each in parts if each.strip())
    else:
        yield from (each for each in text.split("\n") if each)


def _one(field: FieldShape, value: Any, names: Names, lang: str) -> CellValue:
    match field.holds, value:
        case Holds.number, None:
            return word("common.unknown", lang)
        case _, None | "":
            return None
        case Holds.day, date():
            return value if value >= _FIRST_DATE else value.isoformat()
        case Holds.yes_no, _:
            return _yes_no(lang)[0 if value else 1]
        case Holds.choice, Enum():
            return _spelt(value, lang)
        case Holds.reference, str():
            return names.label(field.refers, value)
        case _:
            return value  # type: ignore[no-any-return]


def _blank(model: type[BaseModel], field: FieldShape) -> Any:
    """Return what an empty cell means."""
    if field.holds is Holds.identity:
        return None
    if not field.required:
        return model.model_fields[field.name].get_default(call_default_factory=True)
    if field.many:
        return ()
    if field.holds is Holds.text:
        return ""
    raise Refused("value.missing", found="")


def _nullable(model: type[BaseModel], field: FieldShape) -> bool:
    return not field.required and model.model_fields[field.name].default is None


def _is_unknown(found: CellValue) -> bool:
    return isinstance(found, str) and folded(found) in {
        folded(word("common.unknown", lang)) for lang in _LANGUAGES
    }


def _text(_model: type[BaseModel], _field: FieldShape, found: CellValue, _names: Names) -> str:
    return as_text(found)


def _identity(_model: type[BaseModel], _field: FieldShape, found: CellValue, _names: Names) -> str:
    return as_text(found).strip()


def _day(model: type[BaseModel], field: FieldShape, found: CellValue, _names: Names) -> date | None:
    if isinstance(found, date):
        return found.date() if isinstance(found, datetime) else found
    if _is_unknown(found) and _nullable(model, field):
        return None
    text = as_text(found)
    try:
        return read_day(text)
    except KitError as refusal:
        raise Refused(refusal.code, found=text, value=text) from refusal


def _number(
    model: type[BaseModel], field: FieldShape, found: CellValue, _names: Names
) -> int | None:
    if _is_unknown(found) and _nullable(model, field):
        return None
    low, high = limits(model, field)
    number = _whole(found)
    inside = number is not None and (low is None or low <= number)
    if inside and (high is None or number is None or number <= high):
        return number
    _refuse_number(model, field, found)


def _whole(found: CellValue) -> int | None:
    if isinstance(found, bool) or not isinstance(found, int | float | str):
        return None
    plain = unicodedata.normalize("NFKC", as_text(found)).strip()
    return int(plain.split(".")[0]) if _WHOLE.fullmatch(plain) else None


def _refuse_number(model: type[BaseModel], field: FieldShape, found: CellValue) -> NoReturn:
    low, high = limits(model, field)
    text = as_text(found)
    if low is None or high is None:
        raise Refused("cell.not_a_number", found=text)
    if _nullable(model, field):
        raise Refused("cell.number_or_unknown", found=text, low=low, high=high)
    raise Refused("cell.number", found=text, low=low, high=high)


def _yes_no(lang: str) -> tuple[str, str]:
    return word("excel.yes", lang), word("excel.no", lang)


def _truth(
    model: type[BaseModel], field: FieldShape, found: CellValue, _names: Names
) -> bool | None:
    text = folded(as_text(found))
    for value, spellings in ((True, _YES), (False, _NO)):
        words = {folded(_yes_no(lang)[0 if value else 1]) for lang in _LANGUAGES}
        if text in words or text in spellings:
            return value
    if _is_unknown(found) and _nullable(model, field):
        return None
    raise Refused("cell.not_yes_or_no", found=as_text(found))


def _spelt(value: Enum, lang: str) -> str:
    """Return the word for a choice, or its code where another choice has the same word."""
    spoken = choice(value, lang)
    return spoken if _spellings(type(value)).get(folded(spoken)) is value else str(value.value)


@lru_cache(maxsize=64)
def _spellings(choices: type[Enum]) -> Mapping[str, Enum]:
    """Return every choice by all that may be written for it; a word goes before a code."""
    codes = {folded(str(each.value)): each for each in choices}
    words: dict[str, Enum] = {}
    for lang in _LANGUAGES:
        for each in choices:
            words.setdefault(folded(choice(each, lang)), each)
    return {**codes, **words}


def _choice(_model: type[BaseModel], field: FieldShape, found: CellValue, _names: Names) -> Enum:
    kinds: type[Enum] = field.of or Enum
    value = _spellings(kinds).get(folded(as_text(found)))
    if value is None:
        raise Refused("value.not_a_choice", found=as_text(found), expected=tuple(kinds))
    return value


def _reference(
    model: type[BaseModel], field: FieldShape, found: CellValue, names: Names
) -> str | None:
    try:
        return names.id_of(field.refers, as_text(found))
    except Refused:
        if _is_unknown(found) and not field.required and not field.many:
            return None
        raise


_READ: Mapping[Holds, Callable[[type[BaseModel], FieldShape, CellValue, Names], Any]] = {
    Holds.identity: _identity,
    Holds.text: _text,
    Holds.day: _day,
    Holds.number: _number,
    Holds.yes_no: _truth,
    Holds.choice: _choice,
    Holds.reference: _reference,
}
