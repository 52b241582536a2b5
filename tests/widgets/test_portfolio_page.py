"""The page of all accounts: what to take up first, filtered and sorted, and sums."""

from datetime import timedelta
from pathlib import Path

import pytest
from hands import told

from kit.account import Account, Contact, Member, Profile, Promise
from kit.settings import current_settings
from kit.store import Store
from kit.widgets.portfolio import PortfolioPage, open_portfolio
from kit.widgets.portfolio.rows import MOST
from kit.workbook.desk import read_desk


def _account(item_id: str, name: str, rep: str = "", **entries) -> Account:
    ours = (Member(id="m", name=rep),) if rep else ()
    profile = Profile(name=name, rep="m" if rep else None)
    return Account(id=item_id, profile=profile, members=ours, **entries)


@pytest.fixture
def page(home: Path, today):
    late = Promise(id="p", what="渡す", due_on=today - timedelta(days=3))
    talk = Contact(id="k", held_on=today - timedelta(days=40), channel="visit")
    with Store(f"sqlite:///{home / 'records' / 'workbook.db'}") as store:
        store.save(None, _account("calm", "<b>青葉</b>", "佐藤"), "me")
        store.save(None, _account("pressed", "みどり", "鈴木", promises=(late,)), "me")
        store.save(None, _account("silent", "アオバ", contacts=(talk,)), "me")
    made = PortfolioPage("ja", str(today))
    yield made
    made.close()


def _names(page: PortfolioPage) -> list[str]:
    return [r.name.description for r in page.list.rows if r.box.layout.display != "none"]


def test_what_presses_stands_first_with_its_reason(page) -> None:
    assert _names(page)[0] == "みどり"
    assert "期限を過ぎた約束 1件（最長3日）" in told(page.list.rows[0].why)


def test_unknown_silence_is_said_and_never_ranks_as_long(page) -> None:
    page.list.order.value = "silence"
    assert _names(page)[0] == "アオバ"
    assert "話していない 40日" in told(page.list.rows[0].facts)
    assert "話していない 不明" in told(page.list.rows[1].facts)


def test_the_list_follows_the_chosen_rep_and_typed_name(page) -> None:
    page.list.rep.value = "佐藤"
    assert _names(page) == ["<b>青葉</b>"]
    page.list.rep.value = None
    page.list.search.value = "みど"
    assert _names(page) == ["みどり"]


def test_an_account_without_a_rep_counts_under_unknown(page) -> None:
    assert page.reps.value.count("<tr>") == 1 + 3
    assert "不明" in page.reps.value


def test_a_click_opens_the_account_on_every_page(page) -> None:
    page.list.rows[0].name.click()
    assert read_desk(current_settings()).account == "pressed"
    assert "みどり" in told(page.told)


def test_what_is_saved_elsewhere_comes_with_the_next_look(page, home) -> None:
    with Store(f"sqlite:///{home / 'records' / 'workbook.db'}") as store:
        store.save(None, _account("new", "新しい"), "me")
    page.again.click()
    assert "新しい" in _names(page)


def test_only_a_page_of_many_accounts_is_shown(home) -> None:
    with Store(f"sqlite:///{home / 'records' / 'workbook.db'}") as store:
        many = [(None, _account(f"a-{n}", f"顧客{n}")) for n in range(MOST + 5)]
        store.save_all(many, "me")
    page = PortfolioPage("en")
    assert len(_names(page)) == MOST
    assert f"{MOST} of {MOST + 5}" in told(page.list.shown)
    page.close()


@pytest.mark.usefixtures("home")
def test_without_an_account_the_page_tells_the_first_step() -> None:
    assert "まだ顧客がありません" in told(open_portfolio("ja"))
