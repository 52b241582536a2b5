"""The map as a grid to fill in: departments by domains, one list to choose from in each cell."""

from collections.abc import Iterator

from ipywidgets import Button, Combobox, Dropdown, GridBox, VBox, Widget

from kit.account import Account, Supply, Usage
from kit.analysis.people import present
from kit.analysis.plan import MapCell, UsageMap, usage_map
from kit.errors import WrongUse
from kit.widgets.field import Field
from kit.widgets.plan.entries import changed, with_entry
from kit.widgets.prose import prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.workbook import Workbook, new_id

__all__ = ["UsageGrid"]

Choice = tuple[str, str]
"""From whom a cell is supplied, and the id of the rival where one is named."""


class UsageGrid(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The map edited in place; a cell of several entries is put right in the sheet below."""

    def __init__(self, seat: Seat, mark: SavedMark) -> None:
        self._seat, self._mark = seat, mark
        self.cells: dict[tuple[str, str], Field] = {}
        self._rows: tuple[str, ...] | None = None
        self.grid = GridBox(_dom_classes=["kit-grid"])
        label = seat.say("plan_department_add")
        self.named = Field(
            Combobox(description=label, layout={"width": "28em"}), self._add, mark, seat.lang
        )
        self.named.control.continuous_update = False
        why = prose(seat.say("plan_map_why"), "quiet")
        super().__init__([why, self.grid, self.named.box], _dom_classes=["kit-form"])
        self._leave = seat.workbook.listen(self._take)
        self._take(seat.workbook)

    def close(self) -> None:
        """Take the grid off the screen and listen no more."""
        self._leave()
        super().close()

    def _take(self, workbook: Workbook) -> None:
        seat = self._seat
        found = usage_map(workbook.account, seat.pack, seat.today)
        if found.departments != self._rows:
            self._rows = found.departments
            self._draw(found)
        for (department, domain), field in self.cells.items():
            self._show(field, found.cell(department, domain))
        people = present(seat.account, seat.today)
        known = dict.fromkeys(person.department for person in people if person.department)
        offered = tuple(each for each in known if each not in found.departments)
        if self.named.control.options != offered:
            self.named.control.options = offered

    def _draw(self, found: UsageMap) -> None:
        """Make a row for each department; cells that were there stay the same."""
        before, self.cells = self.cells, {}
        head: list[Widget] = [prose(self._seat.label("Usage.department"), "quiet")]
        head += [prose(self._seat.text(name), "head") for name in found.domains.values()]
        rows = [each for name in found.departments for each in self._row(name, found, before)]
        shown = [*head, prose("　", "quiet"), *rows] if found.departments else []
        self.grid.children = shown
        columns = f"minmax(6em, 9em) repeat({len(found.domains)}, minmax(6em, 1fr)) 2em"
        self.grid.layout.grid_template_columns = columns

    def _row(
        self, department: str, found: UsageMap, before: dict[tuple[str, str], Field]
    ) -> Iterator[Widget]:
        yield prose(department, "key")
        for domain, name in found.domains.items():
            at = department, domain
            self.cells[at] = before.get(at) or self._cell(at, self._seat.text(name))
            yield self.cells[at].box
        out = Button(description="×", _dom_classes=["kit-plain", "kit-out"])
        out.tooltip = self._seat.say("take_out", name=department)
        out.on_click(lambda _: self._mark.attempt(lambda: self._remove(department)))
        yield out

    def _cell(self, at: tuple[str, str], domain: str) -> Field:
        told = self._seat.say("plan_cell", department=at[0], domain=domain)
        control = Dropdown(description=told, tooltip=told, options=self._offered(MapCell()))

        def save(value: object) -> None:
            self._seat.save(lambda account: self._chosen(account, at, value))

        field = Field(control, save, self._mark, self._seat.lang)
        control.layout.width = "100%"
        return field

    def _show(self, field: Field, cell: MapCell) -> None:
        field.offer(self._offered(cell))
        rival = cell.usages[-1].rival if len(cell.usages) == 1 else None
        field.take((cell.supply.value, rival or ""))
        field.control.disabled = len(cell.usages) > 1
        field.control.set_trait(
            "_dom_classes", ("kit-above", "kit-cell", f"kit-cell-{cell.supply.value}")
        )

    def _offered(self, cell: MapCell) -> list[tuple[str, Choice]]:
        """Return what a cell may be chosen to be: us, each rival by name, nobody, unknown."""
        seat = self._seat
        ours, rival, both, none, unknown = (
            seat.word(f"charts.usage.{each.value}") for each in Supply
        )
        named = [(f"■ {each.name}", ("rival", each.id)) for each in seat.account.rivals]
        options: list[tuple[str, Choice]] = [(unknown, ("unknown", "")), (ours, ("ours", ""))]
        options += [*named, (rival, ("rival", "")), (both, ("both", "")), (none, ("none", ""))]
        # What was written in the sheet stays in sight.
        for usage in cell.usages[-1:]:
            held = usage.supply.value, usage.rival or ""
            if held not in {value for _, value in options}:
                options.append((seat.word(f"charts.usage.{held[0]}"), held))
        return options

    def _chosen(self, account: Account, at: tuple[str, str], value: object) -> Account:
        supply, rival = value if isinstance(value, tuple) else ("unknown", "")
        given = {"supply": supply, "rival": rival or None, "as_of": self._seat.today}
        cell = usage_map(account, self._seat.pack, self._seat.today).cell(*at)
        if cell.usages:
            return changed(account, "usages", cell.usages[-1].id, **given)
        new = Usage(id=new_id("usage"), department=at[0], domain=at[1]).changed(**given)
        return with_entry(account, "usages", new)

    def _add(self, value: object) -> None:
        """Begin a row for a department: its first domain, of which nothing is known yet."""
        name, seat = str(value).strip(), self._seat
        if not name:
            return
        if name in (self._rows or ()):
            raise WrongUse("plan.department_twice", name=name)
        domain = next(iter(seat.pack.domains))
        new = Usage(id=new_id("usage"), department=name, domain=domain)
        seat.save(lambda account: with_entry(account, "usages", new))
        self.named.take("")

    def _remove(self, department: str) -> None:
        def left(account: Account) -> Account:
            kept = tuple(u for u in account.usages if u.department.strip() != department)
            return account.model_copy(update={"usages": kept})

        self._seat.save(left)
