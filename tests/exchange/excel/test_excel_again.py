"""A workbook brought in, edited further by the same person, and brought in again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from editing import cell, fill, next_row
from openpyxl import load_workbook

from kit.account import Account, Attitude, Member, Profile, Stakeholder
from kit.errors import Faults, KitError
from kit.exchange import Incoming, Origin
from kit.exchange.excel import blank, write_account
from kit.pack import Pack
from kit.store import Store
from kit.words import say
from kit.workbook import bring_in
from kit.workbook.intake import Asked, take_in

PEOPLE, LINES = "関係者", "関係線"
ACCOUNT = Account(
    id="aohara",
    profile=Profile(name="蒼原工機"),
    members=(Member(id="m1", name="速水 拓也"),),
    stakeholders=(Stakeholder(id="p1", name="花田 一郎"), Stakeholder(id="p2", name="釜田")),
)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store("sqlite://") as opened:
        bring_in(opened, [Incoming(ACCOUNT, None)], "start")
        yield opened


@pytest.fixture
def export(store: Store, pack: Pack, tmp_path: Path) -> Callable[..., Path]:
    """Write the account as it is now."""

    def write(name: str = "aohara.xlsx") -> Path:
        now = store.read("aohara")
        origin = Origin(now.saved.revision, now.saved.saved_at, now.saved.author)
        path = tmp_path / name
        path.write_bytes(write_account(now.account, origin, pack, "ja"))
        return path

    return write


def edit(path: Path, work: Callable[[Any], None]) -> None:
    book = load_workbook(path)
    work(book)
    book.save(path)


def add(path: Path, **values: Any) -> None:
    edit(path, lambda book: fill(book[PEOPLE], next_row(book[PEOPLE]), **values))


def row_of(sheet: Any, name: str) -> int:
    column = cell(sheet, 1, "氏名").column
    return next(row for row in range(1, next_row(sheet)) if sheet.cell(row, column).value == name)


def above_all(path: Path, name: str, **values: Any) -> None:
    """Move somebody's row to the top of the sheet, and change it there."""

    def move(book: Any) -> None:
        sheet = book[PEOPLE]
        row, first = row_of(sheet, name), row_of(sheet, "花田 一郎")
        cells = [each.value for each in sheet[row]]
        sheet.delete_rows(row)
        sheet.insert_rows(first)
        for column, value in enumerate(cells, 1):
            sheet.cell(first, column, value)
        fill(sheet, first, **values)

    edit(path, move)


def people(store: Store) -> dict[str, Stakeholder]:
    found = store.read("aohara").account.stakeholders
    assert len({each.name for each in found}) == len(found)
    return {each.name: each for each in found}


def refused(store: Store, path: Path) -> KitError:
    """Return why a file is refused, having made sure that it is told and nothing saved."""
    before = store.read("aohara")
    ((_, error),) = take_in([path], store, Asked()).refused
    for lang in ("ja", "en"):
        assert not {"{", "}"} & set(say(error, lang))
    assert store.read("aohara") == before
    return error


def taken(store: Store, path: Path) -> None:
    assert take_in([path], store, Asked(author="mai")).refused == []


def test_new_row_moved_and_edited_is_still_the_same_person(store: Store, export: Any) -> None:
    path = export()
    add(path, 氏名="西尾", 役職="課長")
    taken(store, path)
    first = people(store)["西尾"]
    above_all(path, "西尾", 役職="部長", 態度="支持")
    taken(store, path)
    again = people(store)["西尾"]
    assert (again.id, again.title, again.attitude) == (first.id, "部長", Attitude.support)
    assert len(store.history("aohara", ("stakeholders", first.id))) == 2


def test_new_row_moved_as_it_is_changes_only_the_order(store: Store, export: Any) -> None:
    path = export()
    add(path, 氏名="西尾", 役職="課長")
    taken(store, path)
    first = people(store)["西尾"]
    above_all(path, "西尾")
    taken(store, path)
    assert list(people(store)) == ["西尾", "花田 一郎", "釜田"]
    assert people(store)["西尾"] == first


def test_new_row_edited_where_it_stands_is_changed_too(store: Store, export: Any) -> None:
    path = export()
    add(path, 氏名="西尾", 役職="課長")
    taken(store, path)
    edit(path, lambda book: fill(book[PEOPLE], row_of(book[PEOPLE], "西尾"), 役職="部長"))
    taken(store, path)
    assert people(store)["西尾"].title == "部長"


def test_what_leads_to_a_moved_row_and_its_lines_stay_the_same(store: Store, export: Any) -> None:
    path = export()
    add(path, 氏名="西尾")

    def draw(book: Any) -> None:
        lines = book[LINES]
        fill(lines, next_row(lines), 誰から="西尾", 誰へ="釜田")
        fill(book[PEOPLE], row_of(book[PEOPLE], "釜田"), 上司="西尾")

    edit(path, draw)
    taken(store, path)
    before = store.read("aohara").account

    def move(book: Any) -> None:
        book[LINES].insert_rows(4)

    edit(path, move)
    above_all(path, "西尾", 役職="部長")
    taken(store, path)
    after = store.read("aohara").account
    assert after.relations == before.relations
    assert (after.stakeholder("p2"), len(after.stakeholders)) == (before.stakeholder("p2"), 3)


def test_another_new_row_is_added_beside_the_first(store: Store, export: Any) -> None:
    path = export()
    add(path, 氏名="西尾")
    taken(store, path)
    first = people(store)["西尾"]
    above_all(path, "西尾")
    add(path, 氏名="東野")
    taken(store, path)
    assert list(people(store)) == ["西尾", "花田 一郎", "釜田", "東野"]
    assert people(store)["西尾"].id == first.id
    taken(store, path)
    assert len(people(store)) == 4


def test_new_row_changed_elsewhere_since_is_not_overwritten(store: Store, export: Any) -> None:
    path = export()
    add(path, 氏名="西尾", 役職="課長")
    taken(store, path)
    now = store.read("aohara")
    known = {each.name: each for each in now.account.stakeholders}
    known["西尾"] = known["西尾"].changed(trust=5)
    store.save(now, now.account.changed(stakeholders=tuple(known.values())), "ken")
    above_all(path, "西尾", 役職="部長")
    assert refused(store, path).code == "store.changed_elsewhere"


@pytest.mark.parametrize("moved", [False, True])
def test_new_row_of_another_name_is_not_taken_for_the_one_before(
    store: Store, export: Any, moved: bool
) -> None:
    path = export()
    add(path, 氏名="西尾")
    taken(store, path)
    if moved:
        above_all(path, "西尾", 氏名="西尾 薫")
    else:
        row = {"氏名": "西尾 薫"}
        edit(path, lambda book: fill(book[PEOPLE], row_of(book[PEOPLE], "西尾"), **row))
    error = refused(store, path)
    assert isinstance(error, Faults)
    (fault,) = error.faults
    assert (fault.code, fault.cell and fault.cell.sheet) == ("excel.perhaps_known", PEOPLE)
    assert "「西尾」" in say(error, "ja")


def test_two_copies_of_one_export_do_not_write_over_each_other(store: Store, export: Any) -> None:
    mine, theirs = export("mine.xlsx"), export("theirs.xlsx")
    add(mine, 氏名="西尾")
    add(theirs, 氏名="東野")
    taken(store, mine)
    refused(store, theirs)
    assert list(people(store)) == ["花田 一郎", "釜田", "西尾"]


def test_two_new_namesakes_are_told_apart_by_their_rows_alone(store: Store, export: Any) -> None:
    path = export()
    add(path, 氏名="西尾", 部署="購買部")
    add(path, 氏名="西尾", 部署="製造部")
    taken(store, path)
    before = store.read("aohara")
    taken(store, path)
    assert store.read("aohara") == before
    edit(path, lambda book: book[PEOPLE].insert_rows(row_of(book[PEOPLE], "釜田")))
    assert isinstance(refused(store, path), Faults)


def test_rows_of_a_blank_workbook_keep_who_they_are_when_they_move(
    store: Store, pack: Pack, tmp_path: Path
) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(blank(pack, "ja"))

    def begin(book: Any) -> None:
        profile = book["顧客の概要"]
        for item, value in (("顧客ID", "aozora"), ("顧客名", "青空精機")):
            profile.cell(cell(profile, item, "値").row, 3, value)
        for row, name in ((6, "西尾"), (7, "東野")):
            fill(book[PEOPLE], row, 氏名=name)

    edit(path, begin)
    asked = Asked(new_accounts=True)
    assert take_in([path], store, asked).refused == []
    first = {each.name: each.id for each in store.read("aozora").account.stakeholders}

    def go_on(book: Any) -> None:
        book[PEOPLE].insert_rows(6)
        fill(book[PEOPLE], 6, 氏名="北川")
        fill(book[PEOPLE], 8, 氏名="東野 茂")

    edit(path, go_on)
    assert take_in([path], store, asked).refused == []
    again = {each.name: each.id for each in store.read("aozora").account.stakeholders}
    assert list(again) == ["北川", "西尾", "東野 茂"]
    assert again["西尾"] == first["西尾"]
    assert again["北川"] not in first.values()
