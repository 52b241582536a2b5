"""A new account: checked, saved under the id a list would give it, and never a second time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.errors import Faults
from kit.store import Store
from kit.words import say
from kit.workbook.beginning import NewAccount, begin, suggested_id
from kit.workbook.intake import Asked, take_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'workbook.db'}") as opened:
        yield opened


def refused(store: Store, typed: NewAccount) -> Faults:
    before = store.listing()
    with pytest.raises(Faults) as error:
        begin(store, typed, "sato")
    assert store.listing() == before
    return error.value


def test_a_new_account_has_its_rep_among_our_members(store: Store) -> None:
    begin(store, NewAccount(" 青空精機 ", "あおぞら", "佐藤  真", "it", "aozora"), "sato")
    saved = store.read("aozora")
    profile = saved.account.profile
    assert (profile.name, profile.kana, profile.pack) == ("青空精機", "あおぞら", "it")
    member = saved.account.member(profile.rep)
    assert member
    assert member.name == "佐藤 真"
    assert saved.saved.author == "sato"


def test_a_name_alone_is_enough(store: Store) -> None:
    account = begin(store, NewAccount("青空精機"), "sato")
    assert account.id == suggested_id("青空精機")
    assert account.members == ()


def test_a_list_finds_the_account_that_was_begun_here(store: Store, tmp_path: Path) -> None:
    account = begin(store, NewAccount("青空精機株式会社"), "sato")
    people = tmp_path / "people.csv"
    people.write_text("氏名,会社名\n轟 健,青空精機㈱\n辻 薫,青空精機株式会社\n", encoding="utf-8")
    take_in([people], store, Asked())
    assert [each.name for each in store.read(account.id).account.stakeholders] == ["轟 健", "辻 薫"]


@pytest.mark.parametrize("name", ["", "  ", "　"])
def test_a_name_is_needed(store: Store, name: str) -> None:
    (fault,) = refused(store, NewAccount(name)).faults
    assert (fault.code, fault.place) == ("account.nameless", ("name",))


@pytest.mark.parametrize("name", ["青空精機", "㈱青空精機", "青 空 精 機", "aozora"])
def test_an_account_that_is_there_is_not_begun_again(store: Store, name: str) -> None:
    begin(store, NewAccount("青空精機", id="aozora"), "sato")
    error = refused(store, NewAccount(name))
    assert error.faults[0].place == ("name",)
    assert "「青空精機」（aozora）がすでにあります。" in say(error, "ja")


def test_a_name_that_could_be_several_names_them(store: Store) -> None:
    begin(store, NewAccount("株式会社青空精機", id="a1"), "sato")
    begin(store, NewAccount("青空精機有限会社", id="a2"), "sato")
    told = say(refused(store, NewAccount("青空精機")), "ja")
    assert "株式会社青空精機 (a1)" in told
    assert "青空精機有限会社 (a2)" in told


def test_an_id_is_not_given_twice(store: Store) -> None:
    begin(store, NewAccount("青空精機", id="one"), "sato")
    (fault,) = refused(store, NewAccount("みどり工業", id="one")).faults
    assert (fault.code, fault.place) == ("account.there_already", ("id",))


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (NewAccount("青空", id="日本"), "id"),
        (NewAccount("青空", id="A B"), "id"),
        (NewAccount("青空\0"), "name"),
        (NewAccount("青空", kana="\0"), "kana"),
        (NewAccount("青空", rep="佐藤\0"), "rep"),
    ],
)
def test_what_is_not_accepted_is_told_at_its_place(
    store: Store, typed: NewAccount, place: str
) -> None:
    assert [each.place for each in refused(store, typed).faults] == [(place,)]
