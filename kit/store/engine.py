"""The database behind the store: SQLite set up for safety, or whatever the URL names."""

import os
import re
import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from kit.errors import Refused, WrongUse

__all__ = ["make_engine"]

_PRAGMAS = (
    "PRAGMA busy_timeout=5000",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
)


def _text(document: str | bytes) -> str:
    return document if isinstance(document, str) else document.decode()


# Documents stay the JSON text that pydantic writes and reads, in a tenth of the time of a detour
# through plain values.
_AS_TEXT: dict[str, Any] = {"json_serializer": _text, "json_deserializer": _text}
_PASSWORD = re.compile(r"(//[^/:@]*):.*@")
_PATIENCE = 5.0
_SAVING = 0x6B6974
"""The number under which those who save to a server wait for each other; any number would do."""


def make_engine(url: str) -> Engine:
    """Return an engine for a store's URL; a SQLite file is made readable by its owner alone."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return _server(parsed)
        if parsed.database and parsed.database != ":memory:":
            _private_file(Path(parsed.database))
        engine = create_engine(parsed, **_AS_TEXT)
    # A port that is not a number is a plain ValueError.
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise WrongUse("settings.store", value=_PASSWORD.sub(r"\1:***@", url)) from error
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _server(url: URL) -> Engine:
    engine = create_engine(url, pool_pre_ping=True, **_AS_TEXT)
    if engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _take_turns)
    return engine


def _private_file(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise Refused("store.unwritable", store=str(path)) from error


def _set_up(connection: Any, _record: object) -> None:
    # SQLAlchemy then opens every transaction itself, through _begin.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    # Of two who open a new file at one moment SQLite refuses one here, whatever the busy_timeout.
    until = monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
        sleep(0.02)


def _begin(connection: Connection) -> None:
    # A save takes the lock at once: one that begins late lets a stale one win in silence.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _take_turns(connection: Connection) -> None:
    # Two saves at a time would take the same revision, and then look the same age.
    if connection.get_execution_options().get("writing", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_SAVING})")
