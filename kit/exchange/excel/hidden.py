"""What a workbook knows of itself, on two hidden sheets: where it comes from, and its lists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kit.account import KINDS, SCHEMA_VERSION, Account
from kit.errors import Cell, Fault
from kit.exchange.account_json import Origin
from kit.exchange.cells import Names, as_text, folded
from kit.exchange.excel.grid import Broken, Grid
from kit.pack import PARTS, Pack, worded

__all__ = [
    "ABOUT",
    "LISTS",
    "Hidden",
    "Wording",
    "about_rows",
    "list_columns",
    "read_hidden",
    "text_list",
]

ABOUT = "_kit"
LISTS = "_lists"
_FORMAT = "coaching-workbook-kit"

Wording = tuple[str, str, str]
"""The stage of a criterion or nothing, an id of the pack, and its folded text."""


@dataclass(frozen=True)
class Hidden:
    """Where a workbook comes from, and what it called things when it was written."""

    account: str = ""
    origin: Origin | None = None
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wordings: Mapping[str, Sequence[Wording]] = field(default_factory=dict)

    @property
    def seed(self) -> str:
        """What tells this file's new entries from those of another file."""
        if not self.origin:
            return self.account
        return f"{self.account}/{self.origin.revision}/{self.origin.saved_at.isoformat()}"


def about_rows(account: Account | None, origin: Origin | None, lang: str) -> Mapping[str, str]:
    """Return what the first hidden sheet says, line by line."""
    return {
        "format": _FORMAT,
        "schema_version": str(SCHEMA_VERSION),
        "language": lang,
        "account": account.id if account else "",
        "revision": str(origin.revision) if origin else "",
        "saved_at": origin.saved_at.isoformat() if origin else "",
        "author": origin.author if origin else "",
    }


def list_columns(names: Names, pack: Pack, lang: str) -> Mapping[str, Sequence[str]]:
    """Return the columns that the second hidden sheet has for reading, by their headings."""
    columns: dict[str, Sequence[str]] = {}
    for kind in KINDS:
        columns[f"{kind}.id"] = names.ids(kind)
        columns[f"{kind}.label"] = names.labels(kind)
    for part, entries in worded(pack).items():
        told = ((each.within, each.id, each.text.in_(lang)) for each in entries)
        columns.update(zip(_headings(part), zip(*told, strict=True), strict=True))
    return columns


def text_list(part: str) -> str:
    """Return the heading of the list that holds the wordings of a part of the pack."""
    return f"{part}.text"


def _headings(part: str) -> tuple[str, str, str]:
    return f"{part}.within", f"{part}.id", text_list(part)


def read_hidden(grids: Sequence[Grid]) -> Hidden | Fault:
    """Read the hidden sheets, or return why the workbook is not one of ours."""
    found = {grid.name: grid for grid in grids}
    about = dict(_about(found[ABOUT])) if ABOUT in found else {}
    if about.get("format") != _FORMAT or LISTS not in found:
        return Fault("excel.not_ours")
    if (version := about.get("schema_version")) != str(SCHEMA_VERSION):
        return Fault("json.schema_version", (), {"found": version, "expected": SCHEMA_VERSION})
    try:
        origin = _origin(about)
    except ValueError:
        return Fault("excel.origin", cell=Cell(0, sheet=ABOUT))
    columns = _columns(found[LISTS])
    labels = {
        kind: dict(_pairs(columns, f"{kind}.label", f"{kind}.id"))
        for kind in KINDS
        if f"{kind}.id" in columns
    }
    wordings = {part: tuple(_wordings(part, columns)) for part in PARTS}
    return Hidden(about.get("account", ""), origin, labels, wordings)


def _about(grid: Grid) -> Iterator[tuple[str, str]]:
    for row in grid.rows.values():
        yield _shown(row.get(1)), _shown(row.get(2))


def _shown(found: object) -> str:
    return "" if isinstance(found, Broken) else as_text(found)  # type: ignore[arg-type]


def _origin(about: Mapping[str, str]) -> Origin | None:
    if not about.get("revision") and not about.get("saved_at"):
        return None
    revision, saved_at = int(about["revision"]), datetime.fromisoformat(about.get("saved_at", ""))
    if revision < 1 or not saved_at.tzinfo:
        raise ValueError(about)
    return Origin(revision, saved_at, about.get("author", ""))


def _columns(grid: Grid) -> dict[str, dict[int, str]]:
    """Return each column by its heading, as what stands in each row."""
    headings = {column: _shown(found) for column, found in grid.rows.get(1, {}).items()}
    columns: dict[str, dict[int, str]] = {heading: {} for heading in headings.values()}
    for number, row in grid.rows.items():
        for column, found in row.items():
            if number > 1 and column in headings:
                columns[headings[column]][number] = _shown(found)
    return columns


def _pairs(
    columns: Mapping[str, Mapping[int, str]], left: str, right: str
) -> Iterator[tuple[str, str]]:
    for number, text in columns.get(left, {}).items():
        if number in columns[right]:
            yield text, columns[right][number]


def _wordings(part: str, columns: Mapping[str, Mapping[int, str]]) -> Iterator[Wording]:
    within, ids, texts = (columns.get(name, {}) for name in _headings(part))
    for number, text in texts.items():
        yield within.get(number, ""), ids.get(number, ""), folded(text)
