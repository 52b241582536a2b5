"""An account as JSON: its lossless form, made to be read and edited by people too."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kit.account import SCHEMA_VERSION, Account, reference_faults
from kit.errors import Fault, Faults, NotFound, Refused, validation_faults

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
    """An account read from a file, and the saved state it was made from where the file says so."""

    account: Account
    origin: Origin | None


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
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound("file.missing", file=str(path)) from error
    except OSError as error:
        raise Refused("file.unreadable", file=str(path)) from error
    return account_from_json(_decoded(content, path.name), path.name)


def account_from_json(text: str, source: str) -> Incoming:
    """Read an account from JSON text; source is how the faults name it."""
    document = _parsed(text, source)
    origin = _origin(document, source)
    try:
        account = Account.model_validate(document)
    except ValidationError as error:
        raise Faults(source, validation_faults(error.errors(include_url=False))) from error
    if faults := reference_faults(account):
        raise Faults(source, faults)
    return Incoming(account, origin)


def _decoded(content: bytes, source: str) -> str:
    if not content.strip():
        raise Faults(source, [Fault("file.empty")])
    for magic, name in _OTHER_TYPES.items():
        if content.startswith(magic):
            raise Faults(source, [Fault("file.not_json_but", (), {"type": name})])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Faults(source, [Fault("file.not_utf8")]) from error


def _parsed(text: str, source: str) -> Document:
    repeated: list[Fault] = []

    def once(pairs: Sequence[tuple[str, Any]]) -> Document:
        """Keep a JSON object, noticing a key given twice, whose first value would be lost."""
        found = dict(pairs)
        if len(found) < len(pairs):
            twice = sorted({key for key, _ in pairs if [k for k, _ in pairs].count(key) > 1})
            repeated.extend(Fault("json.key_repeated", (), {"key": key}) for key in twice)
        return found

    try:
        document = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        raise Faults(source, [Fault("json.unreadable", (), where)]) from error
    except RecursionError as error:
        raise Faults(source, [Fault("json.too_deep")]) from error
    if repeated:
        raise Faults(source, repeated)
    if not isinstance(document, dict):
        raise Faults(source, [Fault("json.not_an_account")])
    return document


def _origin(document: Document, source: str) -> Origin | None:
    """Take the schema version and the volatile keys out of a document."""
    version = document.pop("schema_version", SCHEMA_VERSION)
    if version != SCHEMA_VERSION:
        facts = {"found": version, "expected": SCHEMA_VERSION}
        raise Faults(source, [Fault("json.schema_version", ("schema_version",), facts)])
    revision, saved_at, author = (document.pop(key, None) for key in _VOLATILE)
    if revision is None or saved_at is None:
        return None
    try:
        return Origin(int(revision), datetime.fromisoformat(saved_at), str(author or ""))
    except (TypeError, ValueError) as error:
        raise Faults(source, [Fault("json.origin", ("revision",))]) from error
