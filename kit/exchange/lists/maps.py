"""Which heading means which field, where a person has said so: a small file, kept for next time."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import yaml

from kit.errors import Fault, Faults, Refused
from kit.exchange.files import reading
from kit.exchange.lists.fields import (
    ACCOUNT,
    ACCOUNT_ID,
    NOTED,
    OUR_MEMBER,
    PARTS,
    REASON,
    Kind,
    columns_of,
    heading_key,
    listed,
    targets_of,
)

__all__ = ["LEFT_OUT", "HeadingMap", "fingerprint", "keep_map", "kept_map", "read_map"]

LEFT_OUT = "-"
_ORDERS = ("mdy", "dmy")
_SETTINGS = ("dates", "kind", "sheet")
_LARGEST = 1 << 20
_NEARBY = 5
# A hyphen alone is what people write, and what YAML takes for the beginning of a list.
_BARE = re.compile(r"(:)[ \t]*-[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class HeadingMap:
    """What a person said about a list: fields by heading, and how to read it.

    dates is mdy or dmy, the order of dates such as 3/4/2026; file is where it was said.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""
    kind: str = ""
    sheet: str = ""
    file: str = ""

    def target(self, heading: str, kind: Kind) -> str:
        """Return the field a heading was given to, or nothing where none was named for it."""
        said = {heading_key(each): target for each, target in self.headings.items()}
        target = said.get(heading_key(heading), "")
        if target in ("", LEFT_OUT):
            return target
        # A person may name a field by its own name or by any heading it has.
        return target if target in _fields(kind) else targets_of(kind).get(heading_key(target), "")


def _fields(kind: Kind) -> tuple[str, ...]:
    people = (OUR_MEMBER, *sum(PARTS.values(), ())) if kind is Kind.people else (NOTED,)
    return (*columns_of(kind), *people, ACCOUNT, ACCOUNT_ID)


def read_map(path: Path) -> HeadingMap:
    """Read a map from a YAML or JSON file of lines such as 担当者: name."""
    with reading(path):
        content = path.read_bytes()
    try:
        text = _BARE.sub(r'\1 "-"', content.decode("utf-8-sig"))
        said = yaml.safe_load(text) if len(content) < _LARGEST else None
    except UnicodeDecodeError as error:
        raise Faults(path.name, [Fault("file.not_utf8")]) from error
    except yaml.YAMLError as error:
        raise Faults(path.name, [Fault("map.unreadable")]) from error
    if not isinstance(said, dict) or any(isinstance(each, dict | list) for each in said.values()):
        raise Faults(path.name, [Fault("map.unreadable")])
    texts = {str(key): LEFT_OUT if each is None else str(each) for key, each in said.items()}
    settings = {name: texts.pop(name, "") for name in _SETTINGS}
    found = HeadingMap({key: each.strip() or LEFT_OUT for key, each in texts.items()}, **settings)
    if faults := _faults(found):
        raise Faults(path.name, faults)
    return found


def _faults(said: HeadingMap) -> list[Fault]:
    faults = []
    if said.dates not in ("", *_ORDERS):
        facts = {"found": said.dates, "expected": _ORDERS}
        faults.append(Fault("value.not_a_choice", ("dates",), facts))
    if said.kind not in ("", *Kind):
        facts = {"found": said.kind, "expected": tuple(each.value for each in Kind)}
        faults.append(Fault("value.not_a_choice", ("kind",), facts))
    kinds = [Kind(said.kind)] if said.kind in tuple(Kind) else list(Kind)
    for heading, target in said.headings.items():
        if not any(said.target(heading, kind) for kind in kinds):
            allowed = dict.fromkeys(name for kind in kinds for name in _fields(kind))
            near = get_close_matches(target, allowed, _NEARBY, 0.3) or [*allowed][:_NEARBY]
            facts = {"found": target, "known": tuple(near), "expected": (*allowed, LEFT_OUT)}
            faults.append(Fault("map.no_such_field", (heading,), facts))
    return faults


def fingerprint(headings: Sequence[str]) -> str:
    """Return what tells lists with the same headings from others."""
    keys = [heading_key(each) for each in headings]
    # A file of faulty rows has the headings of the list they come from, and one of ours.
    told = "\n".join(key for key in keys if key and key not in listed(REASON))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]


def kept_map(folder: Path, headings: Sequence[str]) -> HeadingMap | None:
    """Return the map that was kept for a list's headings, or None."""
    path = folder / f"{fingerprint(headings)}.yaml"
    if not path.is_file():
        return None
    said = read_map(path)
    return HeadingMap(said.headings, said.dates, said.kind, said.sheet, str(path))


def keep_map(folder: Path, headings: Sequence[str], said: HeadingMap) -> Path:
    """Keep a map for the next list with the same headings."""
    path = folder / f"{fingerprint(headings)}.yaml"
    settings = {name: value for name in _SETTINGS if (value := getattr(said, name))}
    text = yaml.safe_dump({**said.headings, **settings}, allow_unicode=True, sort_keys=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused("file.unwritable", file=str(path)) from error
    return path
