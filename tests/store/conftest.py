"""A store of its own for each test."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kit.store import Store

Sql = Callable[[str], list[tuple[Any, ...]]]


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

    def ask(query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(file)) as connection, connection:
            return connection.execute(query).fetchall()

    return ask
