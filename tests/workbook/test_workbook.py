from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.account import Account, Profile, Stakeholder
from kit.errors import Faults
from kit.exchange import Incoming
from kit.store import Store
from kit.workbook import Conflict, Workbook, bring_in

START = Account(
    id="aoba",
    profile=Profile(name="青葉"),
    stakeholders=(
        Stakeholder(id="one", name="一", trust=3),
        Stakeholder(id="two", name="二"),
        Stakeholder(id="three", name="三"),
    ),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'records' / 'workbook.db'}") as opened:
        bring_in(opened, [Incoming(START, None)], "start")
        yield opened


@pytest.fixture
def ours(store: Store) -> Workbook:
    return Workbook(store, "aoba", "ours")


@pytest.fixture
def theirs(store: Store) -> Workbook:
    """Open the same account in another kernel."""
    return Workbook(store, "aoba", "theirs")


def changed(account: Account, person: str, **values: object) -> Account:
    people = (p.model_copy(update=values) if p.id == person else p for p in account.stakeholders)
    return account.model_copy(update={"stakeholders": tuple(people)})


def without(account: Account, person: str) -> Account:
    left = tuple(p for p in account.stakeholders if p.id != person)
    return account.model_copy(update={"stakeholders": left})


def names(workbook: Workbook) -> list[str]:
    return [person.name for person in workbook.account.stakeholders]


def trust(workbook: Workbook, person: str) -> int | None:
    found = workbook.account.stakeholder(person)
    assert found
    return found.trust


def test_an_update_is_saved_and_told(ours: Workbook, store: Store) -> None:
    heard: list[int | None] = []
    ours.listen(lambda workbook: heard.append(trust(workbook, "one")))
    ours.update(changed(ours.account, "one", trust=5))
    assert heard == [5]
    assert store.read("aoba").account == ours.account
    assert ours.saved.author == "ours"


def test_an_update_that_changes_nothing_saves_and_tells_nothing(ours: Workbook) -> None:
    before, heard = ours.saved, []
    ours.listen(heard.append)
    ours.update(changed(ours.account, "one", trust=3))
    assert (ours.saved, heard) == (before, [])


def test_a_listener_that_left_hears_no_more(ours: Workbook) -> None:
    heard: list[Workbook] = []
    leave = ours.listen(heard.append)
    leave()
    ours.update(changed(ours.account, "one", trust=5))
    assert heard == []


def test_what_leads_nowhere_is_refused_and_nothing_is_saved(ours: Workbook, store: Store) -> None:
    before = store.read("aoba")
    with pytest.raises(Faults):
        ours.update(changed(ours.account, "one", reports_to="nobody"))
    assert store.read("aoba") == before
    assert ours.account == before.account


def test_a_change_elsewhere_is_noticed(ours: Workbook, theirs: Workbook) -> None:
    heard: list[Workbook] = []
    ours.listen(heard.append)
    assert not ours.refresh()
    theirs.update(changed(theirs.account, "two", trust=1))
    assert ours.refresh()
    assert trust(ours, "two") == 1
    assert heard == [ours]


def test_different_people_changed_at_once_are_both_kept(ours: Workbook, theirs: Workbook) -> None:
    theirs.update(changed(theirs.account, "two", trust=1))
    ours.update(changed(ours.account, "one", trust=5))
    assert (trust(ours, "one"), trust(ours, "two")) == (5, 1)
    assert ours.conflicts == ()


def test_different_fields_of_one_person_are_both_kept(ours: Workbook, theirs: Workbook) -> None:
    theirs.update(changed(theirs.account, "one", worries="納期"))
    ours.update(changed(ours.account, "one", trust=5))
    person = ours.account.stakeholder("one")
    assert person
    assert (person.trust, person.worries) == (5, "納期")
    assert ours.conflicts == ()


def test_the_same_field_is_kept_for_both_until_one_is_chosen(
    ours: Workbook, theirs: Workbook
) -> None:
    theirs.update(changed(theirs.account, "one", trust=1))
    ours.update(changed(ours.account, "one", trust=5))
    assert trust(ours, "one") == 1
    assert ours.conflicts == (Conflict("stakeholders", "one", ("trust",), ours=5, theirs=1),)

    ours.settle(ours.conflicts[0], ours=True)
    assert trust(ours, "one") == 5
    assert ours.conflicts == ()
    theirs.refresh()
    assert trust(theirs, "one") == 5


def test_theirs_can_be_chosen_too(ours: Workbook, theirs: Workbook) -> None:
    theirs.update(changed(theirs.account, "one", trust=1))
    ours.update(changed(ours.account, "one", trust=5))
    ours.settle(ours.conflicts[0], ours=False)
    assert (trust(ours, "one"), ours.conflicts) == (1, ())


def test_undo_takes_our_last_update_back_and_redo_brings_it_again(ours: Workbook) -> None:
    ours.update(changed(ours.account, "one", trust=5))
    ours.update(changed(ours.account, "two", trust=2))
    assert ours.undo()
    assert (trust(ours, "one"), trust(ours, "two")) == (5, None)
    assert ours.undo()
    assert trust(ours, "one") == 3
    assert not ours.undo()
    assert ours.redo()
    assert ours.redo()
    assert (trust(ours, "one"), trust(ours, "two")) == (5, 2)
    assert not ours.redo()


def test_a_person_taken_out_comes_back_in_their_place(ours: Workbook) -> None:
    ours.update(without(ours.account, "two"))
    assert names(ours) == ["一", "三"]
    ours.undo()
    assert names(ours) == ["一", "二", "三"]


def test_a_new_order_can_be_undone(ours: Workbook) -> None:
    turned = tuple(reversed(ours.account.stakeholders))
    ours.update(ours.account.model_copy(update={"stakeholders": turned}))
    assert names(ours) == ["三", "二", "一"]
    ours.undo()
    assert names(ours) == ["一", "二", "三"]


def test_undo_leaves_what_others_saved_since(ours: Workbook, theirs: Workbook) -> None:
    ours.update(changed(ours.account, "one", trust=5))
    theirs.refresh()
    theirs.update(changed(theirs.account, "two", trust=1))
    theirs.update(changed(theirs.account, "one", worries="納期"))
    ours.undo()
    person = ours.account.stakeholder("one")
    assert person
    assert (person.trust, person.worries, trust(ours, "two")) == (3, "納期", 1)


def test_undo_leaves_a_field_that_somebody_changed_since(ours: Workbook, theirs: Workbook) -> None:
    ours.update(changed(ours.account, "one", trust=5))
    theirs.refresh()
    theirs.update(changed(theirs.account, "one", trust=1))
    ours.undo()
    assert trust(ours, "one") == 1


def test_a_new_update_ends_what_could_be_redone(ours: Workbook) -> None:
    ours.update(changed(ours.account, "one", trust=5))
    ours.undo()
    ours.update(changed(ours.account, "two", trust=2))
    assert not ours.redo()


def test_listener_may_leave_twice(ours: Workbook) -> None:
    leave = ours.listen(lambda _: None)
    leave()
    leave()
    assert ours._listeners == []
