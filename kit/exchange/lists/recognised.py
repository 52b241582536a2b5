"""The one list that a file holds, in one of its sheets and of one kind."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kit.errors import Cell, Fault, Faults
from kit.exchange.lists.fields import (
    NOTED,
    OUR_MEMBER,
    OUR_MEMBER_IF_NAMED,
    UNKEPT,
    Kind,
    field_word,
    heading_key,
    kind_word,
    listed,
)
from kit.exchange.lists.headings import SHARED, UNCOUNTED, Headings, headings_in, is_crossed
from kit.exchange.lists.maps import LEFT_OUT, HeadingMap
from kit.exchange.lists.table import Note, Table
from kit.words import Text

__all__ = ["recognised"]


def recognised(
    tables: Sequence[Table], kind: str, said: HeadingMap | None, source: str
) -> Headings:
    """Return the one list that a file holds; whatever could be two things is asked, not guessed."""
    kinds = [Kind(kind)] if kind else list(Kind)
    tables = _on_sheet(tables, said, source)
    lists = [table for table in tables if not is_crossed(table)]
    found = [each for table in lists for each in headings_in(table, kinds, said)]
    named = [each for each in found if each.is_named]
    sheets = dict.fromkeys(each.table.sheet for each in named if not each.table.hidden)
    sheets = sheets or dict.fromkeys(each.table.sheet for each in named)
    if len(sheets) > 1:
        raise Faults(source, [Fault("list.several_sheets", (), {"sheets": tuple(sheets)})])
    if not sheets:
        raise Faults(source, [_why_not(found, len(lists) < len(tables))])
    chosen = _of_one_kind([each for each in found if each.table.sheet in sheets], source)
    if faults := list(_repeated(chosen)):
        raise Faults(source, faults)
    return replace(chosen, notes=tuple(_notes(chosen, tables)))


def _on_sheet(tables: Sequence[Table], said: HeadingMap | None, source: str) -> Sequence[Table]:
    if not said or not said.sheet or any(table.is_text for table in tables):
        return tables
    found = [table for table in tables if table.sheet == said.sheet]
    if not found:
        facts = {"found": said.sheet, "expected": tuple(table.sheet for table in tables)}
        raise Faults(source, [Fault("list.no_such_sheet", (), facts)])
    return found


def _why_not(found: Sequence[Headings], crossed: bool) -> Fault:
    best = max(found, key=lambda each: each.known, default=None)
    if best is None or not best.known:
        return Fault("list.cross_table") if crossed else Fault("list.no_headings")
    return _keyless(best)


def _keyless(found: Headings) -> Fault:
    headings = tuple(found.text(index) for index in found.targets)
    facts = {"needed": field_word(found.kind, found.kind.key), "headings": headings}
    return Fault("list.no_key", (), facts, Cell(found.row, "", found.table.sheet))


def _of_one_kind(found: Sequence[Headings], source: str) -> Headings:
    """Return what a table is read as; only one that tells of nothing else is a list of accounts."""
    others = [each for each in found if each.kind is not Kind.accounts]
    named = [each for each in others if each.is_named]
    if len(named) > 1:
        kinds = tuple(_told(each.kind) for each in named)
        raise Faults(source, [Fault("list.several_kinds", (), {"kinds": kinds})])
    if named:
        return named[0]
    accounts = next(each for each in found if each.is_named)
    if keyless := [
        each for each in others if each.row == accounts.row and _tells_more(each, accounts)
    ]:
        raise Faults(source, [_keyless(max(keyless, key=lambda each: each.known))])
    return accounts


def _told(kind: Kind) -> Text:
    """Return a kind as it is asked for, and what it is called."""
    called = kind_word(kind)
    return Text(ja=f"{kind.value}（{called.ja}）", en=kind.value)


def _tells_more(other: Headings, accounts: Headings) -> bool:
    """Tell whether a list has fields of another kind, which a list of accounts would not take."""
    return any(other.targets.get(index, "") not in SHARED for index in accounts.columns(""))


def _repeated(found: Headings) -> Iterator[Fault]:
    times = Counter(target for target in found.targets.values() if target not in UNCOUNTED)
    for target, n in times.items():
        if n > 1:
            headings = tuple(found.text(index) for index in found.columns(target))
            facts = {"headings": headings, "field": field_word(found.kind, target)}
            place = Cell(found.row, "", found.table.sheet)
            yield Fault("list.heading_twice", (), facts, place)


def _notes(found: Headings, tables: Sequence[Table]) -> Iterator[Note]:
    table = found.table
    if table.sheet and len(tables) > 1:
        yield Note("note.sheet", {"sheet": table.sheet})
        left = tuple(each.sheet for each in tables if each is not table)
        yield Note("note.sheets_left", {"sheets": left})
    if table.hidden:
        yield Note("note.hidden_sheet", {"sheet": table.sheet})
    yield from table.notes
    noted = "note.noted" if found.kind is Kind.deals else "note.noted_plainly"
    for target, code in (
        (NOTED, noted),
        (UNKEPT, "note.unkept"),
        (LEFT_OUT, "note.left_out"),
        ("", "note.unknown"),
    ):
        if headings := tuple(found.text(index) for index in found.columns(target)):
            yield Note(code, {"headings": headings})
    for index in found.columns(OUR_MEMBER):
        if heading_key(found.text(index)) in listed(f"{found.kind}.{OUR_MEMBER_IF_NAMED}"):
            yield Note("note.our_member", {"heading": found.text(index)})
