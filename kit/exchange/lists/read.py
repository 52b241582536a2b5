"""A list of people, deals or accounts from any file, as rows whose values are known."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kit.errors import Cell, Fault, Faults, WrongUse
from kit.exchange.files import reading
from kit.exchange.lists.body import body_of
from kit.exchange.lists.fields import REASON, Kind, heading_key, kind_word
from kit.exchange.lists.headings import Headings, texts_of
from kit.exchange.lists.letters import decoded
from kit.exchange.lists.maps import HeadingMap, kept_map
from kit.exchange.lists.protect import unprotected
from kit.exchange.lists.recognised import recognised
from kit.exchange.lists.rows import Rows
from kit.exchange.lists.separated import table_of_text
from kit.exchange.lists.sheets import tables_of_workbook
from kit.exchange.lists.table import Line, Note, Table

__all__ = ["TEXT", "WORKBOOK", "Listing", "content_of", "read_list", "tables_of"]

TEXT = (".csv", ".tsv", ".txt")
WORKBOOK = (".xlsx", ".xlsm")
_OLDER = (".xls", ".xlsb")
_LARGEST = 64 << 20
# How files begin that are no text, whatever their name says.
_ZIP = {b"pk\x03\x04": "Excel/zip"}
_OLE = {b"\xd0\xcf\x11\xe0": "Excel (xls)"}
_STARTS = _ZIP | _OLE | {
    b"%pdf": "PDF", b"{\\rtf": "RTF", b"<!doctype html": "HTML", b"<html": "HTML",
    b"<table": "HTML", b"<?xml": "XML",
}  # fmt: skip
_ROWS_WITH_MAP = 50


@dataclass(frozen=True)
class Listing:
    """A list as read: rows in which nothing is wrong, and faults by the number of their row.

    noted are the texts that go into the note, by row number; said is the map that was used.
    """

    source: str
    headings: Headings
    rows: Rows
    faults: tuple[Fault, ...] = ()
    noted: Mapping[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    said: HeadingMap | None = None

    @property
    def kind(self) -> Kind:
        """What its rows are about."""
        return self.headings.kind

    def heading(self, target: str) -> str:
        """Return the heading of a field's column, or nothing where it has none."""
        return next((self.headings.text(n) for n in self.headings.columns(target)), "")

    def fault(self, code: str, row: int, target: str, facts: Mapping[str, Any]) -> Fault:
        """Return a fault about a field in a row."""
        return Fault(code, (), facts, Cell(row, self.heading(target), self.headings.table.sheet))

    def line(self, number: int) -> Line:
        """Return a row as it stands in the file."""
        return next(line for line in self.headings.table.lines if line.number == number)


def read_list(
    path: Path,
    kind: str = "",
    said: HeadingMap | None = None,
    kept: Path | None = None,
    tables: Sequence[Table] | None = None,
) -> Listing:
    """Read a list from a CSV, TSV or Excel file; everything wrong with its cells is gathered.

    said is what a person said of its headings; where nobody did, the folder kept may remember.
    tables are what the file holds, where that is read already. Raises Faults for a file that
    cannot be understood as a whole.
    """
    tables = tables_of(path) if tables is None else tables
    if not any(table.lines for table in tables):
        raise Faults(path.name, [Fault("file.empty")])
    said = said or (_remembered(kept, tables) if kept else None)
    headings = recognised(tables, kind or (said.kind if said else ""), said, path.name)
    if said and not said.file and (faults := list(_unmet(said, headings))):
        raise Faults(path.name, faults)
    return _listing(path.name, headings, said)


def tables_of(path: Path) -> Sequence[Table]:
    """Return what a CSV, TSV or Excel file holds; raises KitError for one that is none."""
    suffix = path.suffix.lower()
    if suffix not in {*TEXT, *WORKBOOK, *_OLDER}:
        raise WrongUse("file.suffix", file=path.name, allowed=(*TEXT, *WORKBOOK, ".json"))
    content = content_of(path)
    really = _really(content)
    expected = {"", *_OLE.values()} if suffix in _OLDER else {"", *_OLE.values(), *_ZIP.values()}
    if suffix in TEXT:
        expected = {""}
    elif content.strip():
        expected.discard("")
    if really not in expected:
        facts = {"suffix": suffix, "type": really or "CSV"}
        raise Faults(path.name, [Fault("file.not_what_its_name_says", (), facts)])
    if suffix not in TEXT:
        return tables_of_workbook(path)
    letters = decoded(content, path.name)
    return (table_of_text(letters.text, letters.encoding, path.name),)


def content_of(path: Path) -> bytes:
    """Return the bytes of a file that is not too big; raises KitError where it cannot be read."""
    with reading(path):
        if path.stat().st_size > _LARGEST:
            raise Faults(path.name, [Fault("list.file_too_big", (), {"mb": _LARGEST >> 20})])
        return path.read_bytes()


def _really(content: bytes) -> str:
    """Return what a file is by its first bytes, or nothing for what may be text."""
    start = content[:64].removeprefix(BOM_UTF8).lstrip().lower()
    return next((name for magic, name in _STARTS.items() if start.startswith(magic)), "")


def _remembered(kept: Path, tables: Sequence[Table]) -> HeadingMap | None:
    if not kept.is_dir():
        return None
    rows = (line for table in tables for line in table.lines[:_ROWS_WITH_MAP])
    return next((found for line in rows if (found := kept_map(kept, texts_of(line)))), None)


def _unmet(said: HeadingMap, headings: Headings) -> Iterator[Fault]:
    """Yield each heading of a map that the list has not: a slip of the pen would change nothing."""
    there = {heading_key(text) for text in texts_of(headings.line)}
    for heading in said.headings:
        if heading_key(heading) not in there:
            facts = {"found": heading, "expected": texts_of(headings.line)}
            place = Cell(headings.row, "", headings.table.sheet)
            yield Fault("map.no_such_heading", (), facts, place)


def _listing(source: str, headings: Headings, said: HeadingMap | None) -> Listing:
    notes = list(headings.notes)
    if said and said.file:
        notes.append(Note("note.map_used", {"file": said.file}))
    if list(headings.columns(REASON)):
        notes.append(Note("note.unprotected"))
        headings = _unprotected(headings)
    body = body_of(headings, said.dates if said else "")
    read = Note(
        "note.read_as", {"heading": headings.row, "kind": kind_word(headings.kind), "n": body.n}
    )
    return Listing(
        source, headings, body.rows, body.faults, body.noted, (read, *notes, *body.notes), said
    )


def _unprotected(headings: Headings) -> Headings:
    table = headings.table
    cells = [
        [unprotected(cell) if isinstance(cell, str) else cell for cell in row]
        for row in table.lines.cells
    ]
    return replace(headings, table=replace(table, lines=replace(table.lines, cells=cells)))
