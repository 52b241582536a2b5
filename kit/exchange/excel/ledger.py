"""Where each value of an account stands in a workbook, and what is wrong with it."""

from collections.abc import Mapping
from typing import Any

from kit.errors import Cell, Fault, Place

__all__ = ["Ledger"]


class Ledger:
    """The cell of every place of an account, and the faults found so far."""

    def __init__(self) -> None:
        self._cells: dict[Place, Cell] = {}
        self._refused: set[Place] = set()
        self.faults: list[Fault] = []

    def note(self, place: Place, cell: Cell) -> None:
        """Remember where a value stands."""
        self._cells.setdefault(place, cell)

    def refuse(self, code: str, facts: Mapping[str, Any], cell: Cell, place: Place = ()) -> None:
        """Keep what is wrong with a cell, and with the place it would have filled."""
        self.faults.append(Fault(code, place, facts, cell))
        if place:
            self._refused.add(place)

    def was_refused(self, place: Place) -> bool:
        """Tell whether what would have filled a place was refused."""
        return place in self._refused

    def placed(self, fault: Fault) -> Fault:
        """Return a fault of the account with the cell it comes from."""
        cells = (self._cells.get(fault.place[:n]) for n in range(len(fault.place), 0, -1))
        return Fault(fault.code, fault.place, fault.facts, next(filter(None, cells), None))

    def told_already(self, fault: Fault) -> bool:
        """Tell whether a fault only follows from a cell that was refused."""
        return any(fault.place[: len(place)] == place for place in self._refused)
