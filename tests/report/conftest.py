from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from kit.report.batch import Order, render_all
from kit.report.manifest import Entry
from kit.samples import sample_accounts, sample_past
from kit.settings import Settings, current_settings
from kit.store import Store, open_store
from kit.workbook import bring_in

TODAY = date(2026, 11, 20)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(current_settings({}), store=f"sqlite:///{tmp_path / 'store' / 'workbook.db'}")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        bring_in(opened, sample_accounts(settings), "tester")
        yield opened


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Entry, Path]]:
    """Render the rich account of forty people and the nearly empty one, in both languages."""
    place = tmp_path_factory.mktemp("rendered")
    settings = replace(current_settings({}), store=f"sqlite:///{place / 'store' / 'workbook.db'}")
    found = {}
    with open_store(settings) as opened:
        past = partial(sample_past, settings=settings)
        bring_in(opened, sample_accounts(settings), "tester", past)
        for lang in ("ja", "en"):
            days = dict.fromkeys(("shiomino-bank", "tokusado-seika"), TODAY)
            for entry in render_all(Order(days, place / "out", lang), opened, settings):
                found[f"{entry.account}-{lang}"] = (entry, place / "out")
    return found
