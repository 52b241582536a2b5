"""Rows of a form, one for each group in a list of an entry, such as the evidence of an answer."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from ipywidgets import Button, VBox

from kit.account import Frozen
from kit.widgets.field import Field
from kit.widgets.saved import SavedMark

__all__ = ["GroupRows", "Row", "Write"]

Group = TypeVar("Group", bound=Frozen)
Shown_contra = TypeVar("Shown_contra", bound=Frozen, contravariant=True)
Write = Callable[[Callable[[tuple[Group, ...]], tuple[Group, ...]]], None]
"""Saves a change of the list as it is at that moment."""


class Row(Protocol[Shown_contra]):
    """One row: its fields by name, and what it shows."""

    box: VBox
    fields: dict[str, Field]

    def take(self, group: Shown_contra | None, /) -> None:
        """Show a group as it is saved, or nothing yet."""


Make = Callable[[Callable[..., None], Callable[[], None]], Row[Group]]
"""Makes a row that saves its fields with the first, and is taken out with the second."""


class GroupRows(Generic[Group]):
    """Rows of groups; one may be blank and is saved once something is typed in it.

    begin makes a group of the fields first typed, or refuses.
    """

    def __init__(
        self,
        add: str,
        mark: SavedMark,
        write: Write[Group],
        begin: Callable[..., Group],
        make: Make[Group],
    ) -> None:
        self._mark, self._write, self._begin, self._make = mark, write, begin, make
        self.rows: list[Row[Group]] = []
        self._saved = 0
        self._list = VBox()
        self._more = Button(description=add, _dom_classes=["kit-plain"])
        self._more.on_click(lambda _: self._add())
        self.box = VBox([self._list, self._more])

    def take(self, held: tuple[Group, ...], *, inviting: bool = False) -> None:
        """Show what is saved, and a blank row where one is still asked for."""
        blank = len(self.rows) > self._saved and len(self.rows) > len(held)
        self._saved = len(held)
        wanted = self._saved + (blank or (inviting and not self._saved))
        self._leave(wanted)
        while len(self.rows) < wanted:
            self.rows.append(self._row(len(self.rows)))
        for n, row in enumerate(self.rows):
            row.take(held[n] if n < self._saved else None)
        self._draw()

    def _add(self) -> None:
        if len(self.rows) == self._saved:
            self.rows.append(self._row(self._saved))
            self._draw()

    def _draw(self) -> None:
        boxes = tuple(row.box for row in self.rows)
        if self._list.children != boxes:
            self._list.children = boxes

    def _leave(self, first: int) -> None:
        """Let go of the rows from a place on; what was typed in them waits no more."""
        for row in self.rows[first:]:
            for each in row.fields.values():
                self._mark.release(each)
        del self.rows[first:]

    def _row(self, n: int) -> Row[Group]:
        def put(**fields: object) -> None:
            def change(held: tuple[Group, ...]) -> tuple[Group, ...]:
                new = held[n].changed(**fields) if n < len(held) else self._begin(**fields)
                return (*held[:n], new, *held[n + 1 :])

            self._write(change)

        def remove() -> None:
            was_saved = n < self._saved
            # The rows behind it move up: each is bound to its place.
            self._leave(n)
            if was_saved:
                self._mark.attempt(lambda: self._write(lambda held: (*held[:n], *held[n + 1 :])))
            else:
                self._draw()

        return self._make(put, remove)
