"""The manifest of a folder of reports: what was rendered, from what, and what failed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kit import __version__
from kit.errors import Fault, Faults

__all__ = ["MANIFEST", "Entry", "merge", "read_manifest", "write_atomically", "write_manifest"]

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Entry:
    """One report of a folder; status is 'rendered', 'unchanged' or 'failed'."""

    account: str
    edition: str
    lang: str
    status: str
    key: str = ""
    seconds: float = 0.0
    files: Mapping[str, str] = field(default_factory=dict)
    error: str | None = None
    name: str = ""
    today: str = ""
    levels: tuple[str, ...] = ()
    findings: Mapping[str, int] = field(default_factory=dict)

    @property
    def identity(self) -> tuple[str, str, str]:
        """Return what makes it the same report as an earlier one."""
        return self.account, self.edition, self.lang


def read_manifest(folder: Path) -> tuple[Entry, ...]:
    """Return the entries of a folder's manifest, none where there is none yet."""
    path = folder / MANIFEST
    if not path.is_file():
        return ()
    try:
        reports = json.loads(path.read_text(encoding="utf-8"))["reports"]
        return tuple(_entry(each) for each in reports)
    except (ValueError, KeyError, TypeError) as error:
        raise Faults(str(path), [Fault("manifest.unreadable")]) from error


def merge(earlier: Iterable[Entry], later: Iterable[Entry]) -> tuple[Entry, ...]:
    """Lay new entries over the earlier ones of the same account, edition and language."""
    merged = {entry.identity: entry for entry in (*earlier, *later)}
    return tuple(merged[identity] for identity in sorted(merged))


def write_manifest(folder: Path, entries: Iterable[Entry]) -> None:
    """Write a folder's manifest in one step."""
    content = {"kit": __version__, "reports": [asdict(entry) for entry in entries]}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    write_atomically(folder / MANIFEST, text)


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old text or the new one, never half of it."""
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def _entry(document: dict[str, Any]) -> Entry:
    levels = tuple(document.pop("levels", ()))
    return Entry(**document, levels=levels)
