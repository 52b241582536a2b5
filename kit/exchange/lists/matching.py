"""Which rows of a list are about the same person or deal, and which of those is already known."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.exchange.lists.belongs import name_key
from kit.exchange.lists.rows import Row

__all__ = ["Matched", "match_rows", "values_together"]


@dataclass(slots=True)
class Matched:
    """Rows about one person or deal; entry is the known one, or None for a new one.

    namesake is a known entry of the same name that it is not, its departments being others.
    """

    entry: Any
    rows: list[Row] = field(default_factory=list)
    department: str = ""
    namesake: Any = None


Refuse = Callable[[Row, Sequence[Any]], None]


def match_rows(
    rows: Sequence[Row], known: Sequence[Any], key_of: Callable[[Row], str | None], refuse: Refuse
) -> list[Matched]:
    """Return the rows put together by whom they are about, in the order they first come up.

    key_of returns the id that a row gives its entry, if it gives one. A row that could be about
    several is told to refuse, with those it could be about.
    """
    by_id = {entry.id: Matched(entry) for entry in known}
    found: dict[str, Matched] = {}
    by_name: dict[str, list[Row]] = {}
    order: list[Matched] = []
    for row in rows:
        given = key_of(row) if "id" in row.place else None
        if given is not None and (given in by_id or given in found):
            group = by_id.get(given) or found[given]
            _put(row, group, order)
        else:
            by_name.setdefault(name_key(row.values["name"]), []).append(row)
    taken = {id(group) for group in order}
    namesakes: dict[str, list[Matched]] = {}
    for group in by_id.values():
        if id(group) not in taken:
            namesakes.setdefault(name_key(group.entry.name), []).append(group)
    for name, same in by_name.items():
        if len(same) == 1 and name not in namesakes:
            order.append(Matched(None, same, same[0].values.get("department", "")))
            continue
        _by_department(same, namesakes.get(name, []), key_of, (order, refuse))
    order.sort(key=lambda group: group.rows[0].number)
    return order


def _put(row: Row, group: Matched, order: list[Matched]) -> None:
    if not group.rows:
        order.append(group)
    group.rows.append(row)
    group.department = group.department or row.values.get("department", "")


def _by_department(
    rows: Sequence[Row],
    known: Sequence[Matched],
    key_of: Callable[[Row], str | None],
    out: tuple[list[Matched], Refuse],
) -> None:
    """Tell namesakes apart: the same department, or none that contradicts it, is one person."""
    order, refuse = out
    groups = list(known)
    for group in groups:
        group.department = getattr(group.entry, "department", "")
    told = {name_key(row.values["department"]) for row in rows if "department" in row.values}
    fresh = told - {name_key(group.department) for group in groups}
    # Rows that name no department come last: whom they mean depends on the others.
    for row in sorted(rows, key=lambda each: "department" not in each.values):
        may_be = _may_be(row, groups, key_of)
        if len(may_be) > 1 or (may_be and not may_be[0].department and len(fresh) > 1):
            refuse(row, [group.entry or group.rows[0] for group in may_be])
        elif may_be:
            _put(row, may_be[0], order)
        else:
            others = [group.entry for group in known if group.entry]
            group = Matched(None, namesake=others[0] if others else None)
            groups.append(group)
            _put(row, group, order)


def _may_be(
    row: Row, groups: Sequence[Matched], key_of: Callable[[Row], str | None]
) -> list[Matched]:
    given = key_of(row)
    department = name_key(row.values.get("department", ""))
    open_to = [
        group
        for group in groups
        # Two rows with ids of their own are never about the same.
        if given is None or all(key_of(other) in (None, given) for other in group.rows)
    ]
    exact = [each for each in open_to if department and name_key(each.department) == department]
    return exact or [each for each in open_to if not department or not each.department]


def values_together(
    rows: Sequence[Row],
) -> tuple[Mapping[str, Any], Mapping[str, tuple[Row, Row]]]:
    """Return what rows say of the same entry, and each field on which two of them differ."""
    together: dict[str, Any] = {}
    first: dict[str, Row] = {}
    clashes: dict[str, tuple[Row, Row]] = {}
    for row in rows:
        for target, value in row.values.items():
            if target not in together:
                together[target], first[target] = value, row
            elif not _same(together[target], value):
                clashes.setdefault(target, (first[target], row))
    return together, clashes


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return name_key(one) == name_key(other)
    return one == other
