"""The lines of every account in the store, kept while nothing they rest on changes."""

from datetime import date
from pathlib import Path

import pytest

from kit.account import Account, Profile, Rater, Stakeholder
from kit.settings import Settings
from kit.store import Store
from kit.workbook.portfolio import Portfolio

TODAY = date(2026, 11, 20)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, store=f"sqlite:///{tmp_path / 'workbook.db'}")


@pytest.fixture
def store(settings: Settings):
    with Store(settings.store) as opened:
        for each in ("one", "two"):
            opened.save(None, Account(id=each, profile=Profile(name=each)), "me")
        yield opened


@pytest.fixture
def read(store, monkeypatch) -> list[str]:
    """Tell which accounts are read."""
    told: list[str] = []
    plain = store.read

    def reading(account, **limits):
        told.append(account)
        return plain(account, **limits)

    monkeypatch.setattr(store, "read", reading)
    return told


@pytest.fixture
def portfolio(store, settings) -> Portfolio:
    return Portfolio(store, settings, Rater.rep)


def test_each_account_is_told_as_it_comes(portfolio) -> None:
    assert list(portfolio.refresh(TODAY)) == [(1, 2), (2, 2)]
    assert [each.account for each in portfolio.lines] == ["one", "two"]


def test_only_what_was_saved_since_is_read_again(portfolio, store, read) -> None:
    list(portfolio.refresh(TODAY))
    read.clear()
    list(portfolio.refresh(TODAY))
    assert read == []
    base = store.find("two")
    read.clear()
    person = Stakeholder(id="p", name="加藤")
    store.save(base, base.account.model_copy(update={"stakeholders": (person,)}), "me")
    list(portfolio.refresh(TODAY))
    assert read == ["two"]


def test_another_day_makes_every_line_anew(portfolio, read) -> None:
    list(portfolio.refresh(TODAY))
    read.clear()
    list(portfolio.refresh(date(2026, 11, 21)))
    assert read == ["one", "two"]


def test_an_account_that_cannot_be_read_leaves_the_others(portfolio, store) -> None:
    base = store.find("one")
    profile = base.account.profile.model_copy(update={"pack": "nowhere"})
    store.save(base, base.account.model_copy(update={"profile": profile}), "me")
    list(portfolio.refresh(TODAY))
    assert [each.account for each in portfolio.lines] == ["two"]
    assert list(portfolio.faults) == ["one"]
