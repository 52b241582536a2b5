"""One field of an entry in one spreadsheet cell: written for people, read as people write."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel

from kit.account.shape import FieldShape, Holds, shape_of
from kit.errors import KitError, Refused
from kit.exchange.names import Names
from kit.exchange.spellings import bool_words, choice_of, folded, means_unknown, spelt, truth_of
from kit.words import read_day, word

__all__ = ["CellValue", "Column", "Names", "as_text", "folded", "is_blank"]

CellValue = str | int | float | bool | date | datetime | time | None

# Excel counts a 29 February 1900 that never was: dates before the next day are not dates there.
_FIRST_DATE = date(1900, 3, 1)
_WHOLE = re.compile(r"[+-]?\d{1,15}(\.0*)?")
_EXACT = 10**15
_LONGEST_LIST = 50
"""The numbers that are still chosen from a list and not written."""
_SEPARATORS = re.compile(r"[、,;/\n]")


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
            day_alone = found.time() == time()
            return found.date().isoformat() if day_alone else found.isoformat(" ")
        case date() | time():
            return found.isoformat()
        case _:
            return str(found)


@dataclass(frozen=True)
class Column:
    """A field of a model that stands in one column: anything but a group."""

    model: type[BaseModel]
    field: FieldShape

    @classmethod
    def of(cls, model: type[BaseModel], name: str) -> "Column":
        """Return the column of a model's field."""
        return cls(model, next(each for each in shape_of(model) if each.name == name))

    @property
    def nullable(self) -> bool:
        """Whether None is a value of the field: not known."""
        return not self.field.required and self.model.model_fields[self.field.name].default is None

    @property
    def limits(self) -> tuple[int, int] | None:
        """The smallest and the largest number of a field that has both."""
        info = self.model.model_fields[self.field.name]
        marks = [*info.metadata, *_inside(info.annotation)]
        low = next((mark.ge for mark in marks if hasattr(mark, "ge")), None)
        high = next((mark.le for mark in marks if hasattr(mark, "le")), None)
        return None if low is None or high is None else (low, high)

    def words(self, lang: str) -> tuple[str, ...]:
        """Return all that a cell may hold, in words, or nothing where there is no such list."""
        if self.field.holds is Holds.choice and self.field.of:
            return tuple(spelt(value, lang) for value in self.field.of)
        if self.field.holds is Holds.yes_no:
            return bool_words(lang)
        if self.field.holds is Holds.number and self.limits:
            low, high = self.limits
            if high - low >= _LONGEST_LIST:
                return ()
            unknown = (word("common.unknown", lang),) if self.nullable else ()
            return (*(str(n) for n in range(low, high + 1)), *unknown)
        return ()

    def may_say_unknown(self, lang: str) -> bool:
        """Tell whether a cell shows in words that something is not known."""
        unknown = folded(word("common.unknown", lang))
        is_number = self.field.holds is Holds.number
        return (is_number and self.nullable) or unknown in map(folded, self.words(lang))

    def write(self, value: Any, names: Names, lang: str) -> CellValue:
        """Return what a cell shows for a value; None is an empty cell."""
        if not self.field.many:
            return self._shown(value, names, lang)
        shown = [str(self._shown(each, names, lang)) for each in value]
        if self.field.holds is not Holds.choice:
            return "\n".join(shown) or None
        # A word in which a separator stands would be read as two.
        for n, each in enumerate(value):
            shown[n] = str(each.value) if _SEPARATORS.search(shown[n]) else shown[n]
        return ("、" if lang == "ja" else ", ").join(shown) or None

    def read(self, found: CellValue, names: Names) -> Any:
        """Return the value that a cell shows; for an id None where it is empty.

        Raises KitError with what was found, and what is allowed, among its facts.
        """
        # A text of spaces alone is a text, as typed.
        if found in (None, "") or (is_blank(found) and self.field.holds is not Holds.text):
            return self._empty()
        if self.field.many:
            return tuple(self._value(part, names) for part in self._parts(as_text(found)))
        return self._value(found, names)

    def _shown(self, value: Any, names: Names, lang: str) -> CellValue:
        if value is None and self.field.holds is Holds.number:
            return word("common.unknown", lang)
        if value is None or value == "":
            return None
        if isinstance(value, date):
            return value if value >= _FIRST_DATE else value.isoformat()
        if isinstance(value, bool):
            return bool_words(lang)[0 if value else 1]
        if isinstance(value, Enum):
            return spelt(value, lang)
        is_reference = self.field.holds is Holds.reference
        return names.label(self.field.refers, value) if is_reference else value

    def _parts(self, text: str) -> Iterator[str]:
        if self.field.holds is Holds.choice:
            parts = _SEPARATORS.split(unicodedata.normalize("NFKC", text))
            yield from (part for part in parts if part.strip())
        else:
            lines = text.replace("\r\n", "\n").split("\n")
            is_text = self.field.holds is Holds.text
            yield from (line for line in lines if (line if is_text else line.strip()))

    def _empty(self) -> Any:
        if self.field.holds is Holds.identity:
            return None
        if not self.field.required:
            return self.model.model_fields[self.field.name].get_default(call_default_factory=True)
        if self.field.many or self.field.holds is Holds.text:
            return () if self.field.many else ""
        raise Refused("value.missing", found="")

    def _value(self, found: CellValue, names: Names) -> Any:
        match self.field.holds:
            case Holds.identity:
                return as_text(found).strip()
            case Holds.text:
                return as_text(found)
            case Holds.reference:
                return self._reference(found, names)
            case Holds.choice:
                return self._choice(as_text(found))
        if means_unknown(found) and self.nullable:
            return None
        read = {Holds.day: _day, Holds.number: self._number, Holds.yes_no: _truth}
        return read[self.field.holds](found)

    def _reference(self, found: CellValue, names: Names) -> str | None:
        try:
            return names.id_of(self.field.refers, as_text(found))
        except Refused:
            # Somebody may well be called what else means unknown.
            if means_unknown(found) and self.nullable:
                return None
            raise

    def _choice(self, text: str) -> Enum:
        choices: type[Enum] = self.field.of or Enum
        value = choice_of(choices, text)
        if value is None:
            raise Refused("value.not_a_choice", found=text, expected=tuple(choices))
        return value

    def _number(self, found: CellValue) -> int:
        text = as_text(found)
        plain = unicodedata.normalize("NFKC", text).strip()
        number = int(float(plain)) if _WHOLE.fullmatch(plain) else None
        low, high = self.limits or (None, None)
        if number is not None and (low is None or high is None or low <= number <= high):
            return number
        if low is None:
            raise Refused("cell.not_a_number", found=text)
        if self.nullable:
            raise Refused("cell.number_or_unknown", found=text, low=low, high=high)
        raise Refused("cell.number", found=text, low=low, high=high)


def _inside(annotation: Any) -> Iterator[Any]:
    """Yield all that stands inside a type, its marks and those in a Field too."""
    for each in get_args(annotation):
        yield from (each, *getattr(each, "metadata", ()), *_inside(each))


def _day(found: CellValue) -> date:
    if isinstance(found, date):
        return found.date() if isinstance(found, datetime) else found
    text = as_text(found)
    try:
        return read_day(text)
    except KitError as refusal:
        raise Refused(refusal.code, found=text, value=text) from refusal


def _truth(found: CellValue) -> bool:
    truth = truth_of(as_text(found))
    if truth is None:
        raise Refused("cell.not_yes_or_no", found=as_text(found))
    return truth
