"""YAML files of words and packs, read strictly: an entry given twice is a fault."""

from pathlib import Path
from typing import Any

import yaml

from kit.errors import Fault

__all__ = ["read_entries"]

# The compiled loader is some ten times as fast; it is missing from a few builds of the library.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Strict(_Loader):  # type: ignore[misc] # chosen above
    """Refuses a key given twice, whose first value would be lost in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise _Repeated(key.value, key.start_mark.line + 1)
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep))


class _Repeated(Exception):
    def __init__(self, key: str, line: int) -> None:
        super().__init__(key, line)
        self.key, self.line = key, line


def read_entries(file: Path, name: str) -> dict[Any, Any] | Fault:
    """Read a file of entries, or return what is wrong with it under the name it is told by."""
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), _Strict)  # noqa: S506 - a safe loader
    except UnicodeDecodeError:
        return Fault("pack.not_utf8", (name,))
    except _Repeated as twice:
        return Fault("pack.key_repeated", (name,), {"found": twice.key, "line": twice.line})
    except (yaml.YAMLError, ValueError) as error:
        # A ValueError comes of a date that is not in the calendar.
        mark = getattr(error, "problem_mark", None)
        return Fault("pack.not_yaml", (name,), {"line": mark.line + 1 if mark else 1})
    return content if isinstance(content, dict) else Fault("pack.not_entries", (name,))
