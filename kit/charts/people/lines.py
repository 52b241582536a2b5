"""What the matrix shows in each cell: the deepest line of one function to one person."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.account import Account, Coverage, Function, Level, Stakeholder
from kit.analysis.people import DEPTH

__all__ = ["FUNCTIONS", "Cell", "Matrix", "matrix_of", "pressing"]

FUNCTIONS = tuple(function for function in Function if function is not Function.unknown)


@dataclass(frozen=True)
class Cell:
    """One function's line to one person; not recorded at all is unknown too, and says so."""

    level: Level = Level.unknown
    wished: Level = Level.unknown
    recorded: bool = False

    @property
    def depth(self) -> int | None:
        """Return how deep the line is, or None where that is not known."""
        return DEPTH.get(self.level)

    @property
    def below_wish(self) -> bool:
        """Return whether the line is known not to be as deep as wished."""
        return self.depth is not None and DEPTH.get(self.wished, 0) > self.depth


@dataclass(frozen=True)
class Matrix:
    """The cells by person and function."""

    cells: Mapping[tuple[str, Function], Cell]
    functions: tuple[Function, ...]

    def cell(self, person: Stakeholder, function: Function) -> Cell:
        """Return one cell."""
        return self.cells.get((person.id, function), Cell())

    def holders(self, person: Stakeholder) -> frozenset[Function]:
        """Return the functions known to hold a line to a person."""
        return frozenset(f for f in self.functions if (self.cell(person, f).depth or 0) > 0)

    def sales_alone(self, person: Stakeholder) -> bool:
        """Return whether sales, and on record nobody else, not even perhaps, meets a person."""
        others = (f for f in self.functions if f is not Function.sales)
        cells = [self.cell(person, f) for f in others]
        perhaps = any(cell.recorded and cell.depth is None for cell in cells)
        return self.holders(person) == {Function.sales} and not perhaps

    def unmet(self, person: Stakeholder) -> bool:
        """Return whether no line to a person is known."""
        return not self.holders(person)

    def below_wish(self, person: Stakeholder) -> bool:
        """Return whether a line to a person is known not to be as deep as wished."""
        return any(self.cell(person, f).below_wish for f in self.functions)


def matrix_of(account: Account, people: Sequence[Stakeholder]) -> Matrix:
    """Return the matrix of some people; unknown functions get a column where they hold a line."""
    here = {person.id for person in people}
    grouped: dict[tuple[str, Function], list[Coverage]] = defaultdict(list)
    for line in account.coverage:
        if line.stakeholder in here:
            member = account.member(line.member)
            function = member.function if member else Function.unknown
            grouped[line.stakeholder, function].append(line)
    stray = any(function is Function.unknown for _, function in grouped)
    functions = (*FUNCTIONS, Function.unknown) if stray else FUNCTIONS
    return Matrix({key: _cell(lines) for key, lines in grouped.items()}, functions)


def pressing(matrix: Matrix, people: Sequence[Stakeholder]) -> tuple[str, tuple[Stakeholder, ...]]:
    """Return what the lines most urgently say, and of whom it is true."""
    if not matrix.cells:
        return "unrecorded", tuple(people)
    for key, concerns in (
        ("sales_only", matrix.sales_alone),
        ("nobody", matrix.unmet),
        ("below_wish", matrix.below_wish),
    ):
        if concerned := tuple(filter(concerns, people)):
            return key, concerned
    return "several", tuple(p for p in people if len(matrix.holders(p)) > 1)


def _cell(lines: Sequence[Coverage]) -> Cell:
    """Return the deepest of several lines; 'none' counts only where nothing is unknown."""
    deepest = _deepest([line.level for line in lines])
    if deepest is Level.none and any(line.level is Level.unknown for line in lines):
        deepest = Level.unknown
    return Cell(deepest, _deepest([line.wished for line in lines]), recorded=True)


def _deepest(levels: Sequence[Level]) -> Level:
    return max(levels, key=lambda level: DEPTH.get(level, -1))
