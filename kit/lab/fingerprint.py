"""Which notebooks are ours: one hash over what would be run, the same here and in extension.js."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["PATTERNS", "fingerprint"]

_SCALAR = (
    r'"(?:[^"\\]|\\.)*"|'
    r"'(?:[^'\\]|\\.)*'|"
    r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?|True|False|None"
)
# Stamped into the extension, so these say the same in Python and in JavaScript.
PATTERNS = {
    "blank": r"[ \t\n]*",
    # Other letters could end a line for Python and not for us; papermill escapes them.
    "plain": r"[\n\x20-\x7e]*",
    "name": r"([A-Za-z_][A-Za-z0-9_]*)(?: *:[^=]*)? *=[^=].*",
    "idle": r"(?:# Parameters)?",
    "assignment": rf"([A-Za-z_][A-Za-z0-9_]*) = (?:{_SCALAR}|\[(?:(?:{_SCALAR})(?:, |(?=\])))*\])",
}
_MATCH = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}


def fingerprint(notebook: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a notebook's code, in hexadecimal.

    Prose, outputs and empty cells do not count, nor do the values papermill gave to our own
    parameters as long as they are plain ones.
    """
    text = json.dumps(list(_sources(notebook)), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _sources(notebook: Mapping[str, Any]) -> Iterator[str]:
    before, tags_before = "", ()
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        source, tags = _source(cell), cell.get("metadata", {}).get("tags", ())
        given = "injected-parameters" in tags and "parameters" in tags_before
        if not _MATCH["blank"].fullmatch(source) and not (given and _gives_values(source, before)):
            yield source
        before, tags_before = source, tags


def _source(cell: Mapping[str, Any]) -> str:
    return "".join(cell["source"]).replace("\r\n", "\n")


def _gives_values(source: str, parameters: str) -> bool:
    """Tell whether a cell only gives plain values to names of the parameters cell."""
    if not _MATCH["plain"].fullmatch(source):
        return False
    ours = {
        found[1] for line in parameters.split("\n") if (found := _MATCH["name"].fullmatch(line))
    }
    for line in source.split("\n"):
        given = _MATCH["assignment"].fullmatch(line)
        if not (given and given[1] in ours) and not _MATCH["idle"].fullmatch(line):
            return False
    return True
