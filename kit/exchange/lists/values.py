"""The cells of one column as values, each text read once; what cannot be read is a fault."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import Enum
from functools import lru_cache
from typing import Any, TypeGuard

from kit.account.shape import Holds
from kit.errors import Fault, KitError
from kit.exchange.cells import Column, as_text, is_blank
from kit.exchange.excel.grid import Broken
from kit.exchange.lists.days import DayOrder, order_of, read_day_cell, two_way
from kit.exchange.lists.fields import heading_key, listed
from kit.exchange.lists.table import LONGEST_CELL, Found, Note
from kit.exchange.names import Names

__all__ = ["Values", "read_column"]

_UNPRINTABLE = re.compile("[\0\ud800-\udfff]")
_NO_NAMES = Names({})
_TIME = re.compile(r"\d[:時]\d")
# 3月, 3月末, 3月決算.
_MONTH = re.compile(r"(\d{1,2})月(末|決算|期)*")


@dataclass
class Values:
    """What a column says, row by row, None where it says nothing; faults go by the same count."""

    values: list[Any]
    faults: dict[int, Fault] = field(default_factory=dict)
    whole: list[Fault] = field(default_factory=list)
    """Faults of the column as a whole, which leaving out some rows would not mend."""
    notes: list[Note] = field(default_factory=list)


def read_column(
    cells: Sequence[Found], column: Column | None, epoch: datetime, dates: str
) -> Values:
    """Read the cells below a heading; column is None for what is text only."""
    holds = column.field.holds if column else Holds.text
    if column is None or holds in {Holds.identity, Holds.reference}:
        return _texts(cells)
    if holds is Holds.text and not column.field.many:
        return _texts(cells)
    if holds is Holds.day:
        return _days(cells, column, epoch, dates)
    return _each(cells, lambda found: _value(found, column))


def _texts(cells: Sequence[Found]) -> Values:
    """Read texts, which are nearly all different and nearly never wrong, in one go."""
    if not (_are_texts(cells) and _are_fit(cells)):
        return _each(cells, as_text)
    if all(map(str.strip, cells)):
        return Values(list(cells))
    return Values([text if text.strip() else None for text in cells])


def _are_texts(cells: Sequence[Found]) -> TypeGuard[Sequence[str]]:
    return set(map(type, cells)) == {str}


def _are_fit(texts: Sequence[str]) -> bool:
    together = "".join(texts)
    if len(together) > LONGEST_CELL and max(map(len, texts)) > LONGEST_CELL:
        return False
    try:
        # Halves of surrogate pairs are what UTF-8 cannot write.
        return b"\0" not in together.encode()
    except UnicodeEncodeError:
        return False


def _each(cells: Sequence[Found], read: Callable[[Any], Any]) -> Values:
    if _are_texts(cells):
        # Most columns repeat a few texts.
        once = {found: _read(found, read) for found in dict.fromkeys(cells)}
        if not any(isinstance(value, Fault) for value in once.values()):
            return Values([once[found] for found in cells])
    result = Values([])
    seen: dict[tuple[type, Found], Any] = {}
    for n, found in enumerate(cells):
        key = (type(found), found)
        if key not in seen:
            seen[key] = _read(found, read)
        value = seen[key]
        if isinstance(value, Fault):
            result.faults[n] = value
            value = None
        result.values.append(value)
    return result


def _read(found: Found, read: Callable[[Any], Any]) -> Any:
    if isinstance(found, Broken):
        return Fault(found.code, (), {"found": found.shows})
    if is_blank(found):
        return None
    if fault := _unkeepable(as_text(found)):
        return fault
    try:
        return read(found)
    except KitError as error:
        return Fault(error.code, (), error.facts)


def _unkeepable(text: str) -> Fault | None:
    if wrong := _UNPRINTABLE.search(text):
        return Fault("text.unprintable", (), {"code": f"U+{ord(wrong[0]):04X}", "found": text})
    if len(text) > LONGEST_CELL:
        facts = {"n": len(text), "limit": LONGEST_CELL, "found": text}
        return Fault("list.cell_too_long", (), facts)
    return None


def _value(found: Any, column: Column) -> Any:
    """Read a choice, a number or a yes or no, also in the words of other tools."""
    choices = column.field.of
    if choices and issubclass(choices, Enum) and not column.field.many:
        other = _other_words(choices).get(heading_key(as_text(found)))
        if other is not None:
            return other
    if column.field.holds is Holds.number and isinstance(found, str):
        month = _MONTH.fullmatch(unicodedata.normalize("NFKC", found).strip())
        found = month[1] if month and column.field.name.endswith("_month") else found
    return column.read(found, _NO_NAMES)


@lru_cache(maxsize=16)
def _other_words(choices: type[Enum]) -> Mapping[str, Enum]:
    return {text: each for each in choices for text in listed(f"{choices.__name__}.{each.value}")}


def _days(cells: Sequence[Found], column: Column, epoch: datetime, dates: str) -> Values:
    order = order_of(dict.fromkeys(cells))
    if not dates and (asked := _order_fault(cells, order)):
        rest = _days([None if two_way(each) else each for each in cells], column, epoch, "mdy")
        rest.whole.append(asked)
        return rest
    read = _each(cells, lambda found: read_day_cell(found, column, dates or order.name, epoch))
    right = [found for n, found in enumerate(cells) if n not in read.faults]
    times = {found for found in dict.fromkeys(right) if _has_time(found)}
    if not dates and order.name:
        read.notes.append(Note(f"note.order_{order.name}", {"value": order.mdy or order.dmy}))
    if serials := sum(type(found) in {int, float} for found in right):
        read.notes.append(Note("note.serials", {"n": serials}))
    if times:
        read.notes.append(Note("note.times", {"n": sum(found in times for found in right)}))
    return read


def _has_time(found: Found) -> bool:
    if isinstance(found, datetime):
        return found.time() != time()
    return isinstance(found, str) and _TIME.search(found) is not None


def _order_fault(cells: Sequence[Found], order: DayOrder) -> Fault | None:
    if order.name:
        return None
    kinds = {found for found in dict.fromkeys(cells) if two_way(found)}
    unclear = [found for found in cells if found in kinds]
    if not unclear:
        return None
    if order.mdy:
        return Fault("list.dates_mixed", (), {"first": order.mdy, "second": order.dmy})
    return Fault("list.dates_order", (), {"found": unclear[0], "n": len(unclear)})
