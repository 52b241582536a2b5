"""A view of thousands of accounts, beside reading their rows and parsing them as JSON."""

import json
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kit.account import Account, Rater
from kit.samples import sample_accounts
from kit.settings import Settings, current_settings
from kit.store import Store
from kit.workbook.portfolio import Portfolio

ACCOUNTS = 1_000
TODAY = date(2026, 11, 20)
REVIEW = "select account, kind, item_id, revision, document from rows order by account"


@dataclass(frozen=True)
class Views:
    """Seconds of the first and the second view and of plain reading; peak memory in MB."""

    first: float
    second: float
    plain: float
    megabytes: float


def accounts(n: int, settings: Settings) -> Iterator[Account]:
    """Yield n accounts, each as full as one of the samples."""
    full = [incoming.account for incoming in sample_accounts(settings)]
    for number in range(n):
        like = full[number % len(full)]
        profile = like.profile.model_copy(update={"name": f"{like.profile.name} {number}"})
        yield like.model_copy(update={"id": f"a-{number}", "profile": profile})


def views(place: Path, n: int = ACCOUNTS) -> Views:
    """Fill a store and view it twice; nothing of the filling is measured."""
    file = place / "portfolio.db"
    settings = replace(current_settings({}), store=f"sqlite:///{file}")
    with Store(settings.store) as store:
        many = accounts(n, settings)
        while some := [each for _, each in zip(range(200), many, strict=False)]:
            store.save_all([(None, each) for each in some], "bench", checked=True)
        plain = _seconds(lambda: _plain(file))
        portfolio = Portfolio(store, settings, Rater.coach)
        first, second = (_seconds(lambda: list(portfolio.refresh(TODAY))) for _ in range(2))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Views(first, second, plain, peak)


def _plain(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for row in connection.execute(REVIEW):
            json.loads(row[4])


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        found = views(Path(folder), int(sys.argv[1]))
    print(found, found.first / found.plain, found.second / found.plain)
