"""The rows of a list by their fields: what each of them says, and where it says it belongs."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, repeat
from typing import Any, NamedTuple, overload

from kit.exchange.lists.fields import ACCOUNT, ACCOUNT_ID, OUR_MEMBER

__all__ = ["PLACE", "Row", "Rows"]

PLACE = frozenset({ACCOUNT, ACCOUNT_ID, OUR_MEMBER, "id"})
"""What says where a row belongs, and not what an entry is."""


class Row(NamedTuple):
    """One row of a list: its number, its values by field, and where it says it belongs.

    What was blank is in neither; place holds the account, the owner and the id, if they are told.
    """

    number: int
    values: dict[str, Any]
    place: dict[str, str]


@dataclass(frozen=True)
class Rows(Sequence[Row]):
    """Rows in their order: the number of each, and its values by field, None where it is blank."""

    numbers: Sequence[int] = ()
    columns: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, n: int) -> Row: ...
    @overload
    def __getitem__(self, n: slice) -> "Rows": ...
    def __getitem__(self, n: int | slice) -> "Row | Rows":
        if isinstance(n, slice):
            return self.at(range(len(self))[n])
        return next(iter(self.at([n])))

    def __iter__(self) -> Iterator[Row]:
        values = self._told(name for name in self.columns if name not in PLACE)
        places = self._told(name for name in self.columns if name in PLACE)
        return map(Row, self.numbers, values, places)

    def _told(self, names: Iterable[str]) -> Iterator[dict[str, Any]]:
        """Yield for each row what it says in some fields."""
        wanted = tuple(names)
        found = zip(*(self.columns[name] for name in wanted), strict=True)
        for each in found if wanted else repeat((), len(self)):
            told = zip(wanted, each, strict=True)
            yield {name: value for name, value in told if value is not None}

    def column(self, name: str) -> Sequence[Any]:
        """Return what the rows say in a field, None for each where the list has no such field."""
        return self.columns.get(name) or [None] * len(self)

    def at(self, places: Sequence[int]) -> "Rows":
        """Return the rows at these places, in their order."""
        columns = {name: [column[n] for n in places] for name, column in self.columns.items()}
        return Rows([self.numbers[n] for n in places], columns)

    def those(self, wanted: Iterable[bool]) -> "Rows":
        """Return the rows for which there is True at their place."""
        chosen = [*wanted]
        return self if all(chosen) else self.at([*compress(range(len(self)), chosen)])

    def without(self, numbers: Collection[int]) -> "Rows":
        """Return the rows that have other numbers."""
        return self.those(number not in numbers for number in self.numbers)
