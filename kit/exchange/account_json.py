"""An account as JSON: its lossless form, made to be read and edited by people too."""

import json
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kit.account import SCHEMA_VERSION, Account, reference_faults
from kit.errors import Fault, Faults, Place, validation_faults
from kit.exchange.files import reading

__all__ = ["Incoming", "Origin", "account_from_json", "account_to_json", "read_account"]

Document = dict[str, Any]
_VOLATILE = ("revision", "saved_at", "author")
_OTHER_TYPES = {b"PK\x03\x04": "xlsx/zip", b"%PDF": "pdf", b"\xd0\xcf\x11\xe0": "xls"}


@dataclass(frozen=True)
class Origin:
    """Which saved state a file was made from."""

    revision: int
    saved_at: datetime
    author: str = ""


@dataclass(frozen=True)
class Incoming:
    """An account read from a file, and the saved state it was made from where the file says so.

    again are entries, by kind and id, that were added to that state by the same file before.
    """

    account: Account
    origin: Origin | None
    again: frozenset[tuple[str, str]] = frozenset()


def account_to_json(account: Account, origin: Origin | None = None) -> str:
    """Return an account as JSON text, every field written out."""
    document: Document = {"schema_version": SCHEMA_VERSION}
    if origin:
        document["revision"] = origin.revision
        document["saved_at"] = origin.saved_at.isoformat()
        document["author"] = origin.author
    document.update(account.model_dump(mode="json"))
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def read_account(path: Path) -> Incoming:
    """Read an account from a JSON file; everything wrong with it is reported together."""
    with reading(path):
        content = path.read_bytes()
    return account_from_json(_decoded(content, path.name), path.name)


def account_from_json(text: str, source: str) -> Incoming:
    """Read an account from JSON text; source is how the faults name it."""
    document, faults = _parsed(text, source)
    _check_version(document, source)
    given = [document.pop(key, None) for key in _VOLATILE]
    try:
        origin = _origin(*given)
    except ValueError:
        faults.append(Fault("json.origin", ("revision",)))
    try:
        account = Account.model_validate(document)
        faults.extend(reference_faults(account))
    except ValidationError as error:
        faults.extend(validation_faults(error.errors(include_url=False)))
    if faults:
        raise Faults(source, faults)
    return Incoming(account, origin)


def _decoded(content: bytes, source: str) -> str:
    if not content.removeprefix(BOM_UTF8).strip():
        raise Faults(source, [Fault("file.empty")])
    for magic, name in _OTHER_TYPES.items():
        if content.startswith(magic):
            raise Faults(source, [Fault("file.not_json_but", (), {"type": name})])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Faults(source, [Fault("file.not_utf8")]) from error


def _parsed(text: str, source: str) -> tuple[Document, list[Fault]]:
    """Return the document, and each key given twice in it, whose first value would be lost."""
    repeated: list[tuple[Document, str]] = []

    def once(pairs: Sequence[tuple[str, Any]]) -> Document:
        found = dict(pairs)
        if len(found) < len(pairs):
            times = Counter(key for key, _ in pairs)
            repeated.extend((found, key) for key, n in times.items() if n > 1)
        return found

    try:
        document = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        raise Faults(source, [Fault("json.unreadable", (), where)]) from error
    except RecursionError as error:
        raise Faults(source, [Fault("json.too_deep")]) from error
    except ValueError as error:
        # Python reads no number of more than some thousand digits.
        raise Faults(source, [Fault("json.number_too_long")]) from error
    if not isinstance(document, dict):
        raise Faults(source, [Fault("json.not_an_account")])
    return document, [_twice(document, group, key) for group, key in repeated]


def _twice(document: Document, group: Document, key: str) -> Fault:
    return Fault("json.key_repeated", _way_to(group, document), {"key": key})


def _way_to(group: Document, document: Document) -> Place:
    """Return the place of a group, the very same object, inside a document."""
    waiting: list[tuple[Place, Any]] = [((), document)]
    for way, inside in waiting:
        if inside is group:
            return way
        steps = inside.items() if isinstance(inside, dict) else enumerate(inside)
        waiting += [((*way, step), each) for step, each in steps if isinstance(each, dict | list)]
    return ()


def _check_version(document: Document, source: str) -> None:
    """Take the schema version out of a document; nothing else of a newer one can be judged."""
    version = document.pop("schema_version", SCHEMA_VERSION)
    if version != SCHEMA_VERSION:
        facts = {"found": version, "expected": SCHEMA_VERSION}
        raise Faults(source, [Fault("json.schema_version", ("schema_version",), facts)])


def _origin(revision: object, saved_at: object, author: object) -> Origin | None:
    """Return the saved state that a file names, or None where it names none."""
    match revision, saved_at:
        case None, None:
            return None
        case int(), str() if revision >= 1 and not isinstance(revision, bool):
            moment = datetime.fromisoformat(saved_at)
            # Without its offset it could not be told from a state of another store.
            if moment.tzinfo:
                return Origin(revision, moment, str(author or ""))
    raise ValueError(revision, saved_at)
