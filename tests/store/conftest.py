"""A store of its own for each test."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from saved_accounts import Sql

from kit.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "records" / "workbook.db"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store(url) as opened:
        yield opened


@pytest.fixture
def sql(file: Path) -> Sql:
    """Ask the database itself, behind the store's back."""

    def ask(query: str, facts: Any = ()) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(file)) as connection, connection:
            return connection.execute(query, facts).fetchall()

    return ask
