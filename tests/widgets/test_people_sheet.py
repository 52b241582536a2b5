"""The stakeholder sheet without a browser: what the page asks, and what it is told."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from kit.account import (
    Account,
    Attitude,
    Coverage,
    Deal,
    DecisionRole,
    ExpectedEffect,
    Member,
    Profile,
    Stakeholder,
)
from kit.errors import KitError
from kit.pack import Pack, load_pack
from kit.settings import current_settings
from kit.store import Store
from kit.widgets.people import PeopleSheet
from kit.workbook import Workbook

TODAY = date(2026, 11, 20)
START = Account(
    id="aoba",
    profile=Profile(name="青葉"),
    members=(Member(id="mai", name="舞"),),
    deals=(Deal(id="d", name="更新", effect=ExpectedEffect(words="楽に", agreed_with=("c",))),),
    stakeholders=(
        Stakeholder(id="a", name="青木", trust=3),
        Stakeholder(id="b", name="馬場", reports_to="a"),
        Stakeholder(id="c", name="千田"),
    ),
    coverage=(Coverage(id="line", stakeholder="b", member="mai"),),
)


class Page:
    """A sheet as the page sees it."""

    def __init__(self, sheet: PeopleSheet) -> None:
        self.sheet, self.answers = sheet, list[dict[str, Any]]()
        sheet.send = self.answers.append  # type: ignore[method-assign]

    def ask(self, kind: str, **more: Any) -> dict[str, Any]:
        self.sheet._receive(self.sheet, {"type": kind, "serial": 7, **more}, [])
        return self.answers[-1]

    def edit(self, *edits: dict[str, Any]) -> dict[str, Any]:
        return self.ask("edit", edits=edits)

    def type(self, person: str, field: str, text: str) -> dict[str, Any]:
        return self.edit({"op": "set", "id": person, "field": field, "text": text})

    def shown(self, person: str) -> dict[str, Any]:
        return next(row for row in self.sheet.rows if row["id"] == person)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store("sqlite://") as opened:
        opened.save(None, START, "mai")
        yield opened


@pytest.fixture
def workbook(store: Store) -> Workbook:
    return Workbook(store, "aoba", "mai")


@pytest.fixture
def pack() -> Pack:
    return load_pack("general", current_settings())


@pytest.fixture
def page(workbook: Workbook, pack: Pack) -> Page:
    return Page(PeopleSheet(workbook, pack))


def person(workbook: Workbook, item_id: str) -> Stakeholder:
    found = workbook.account.stakeholder(item_id)
    assert found
    return found


def test_first_view_asks_seven_questions(page: Page) -> None:
    first = [each["field"] for each in page.sheet.columns if each["group"] == "first"]
    assert first[:4] == ["name", "department", "title", "roles"]
    assert len(first) == 8


def test_every_field_of_a_person_has_a_column(page: Page) -> None:
    fields = {each["field"].split(".")[0] for each in page.sheet.columns}
    assert fields == Stakeholder.model_fields.keys() - {"id"}


def test_ratings_carry_the_packs_anchors(page: Page) -> None:
    trust = next(each for each in page.sheet.columns if each["field"] == "trust")
    assert trust["anchors"].keys() == {"1", "3", "5"}
    assert trust["options"][-1] == {"text": "不明", "also": "unknown"}


def test_typed_cell_is_saved_and_acknowledged(page: Page, workbook: Workbook) -> None:
    before = page.sheet.saved["at"]
    answer = page.type("a", "department", "経理部")
    assert answer == {"type": "done", "serial": 7, "failed": "", "refused": False}
    assert person(workbook, "a").department == "経理部"
    assert page.shown("a")["cells"]["department"] == "経理部"
    assert page.sheet.saved["at"] > before


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("attitude", "支持", Attitude.support),
        ("attitude", "Support", Attitude.support),
        ("attitude", "不明", Attitude.unknown),
        ("trust", "５", 5),
        ("trust", "不明", None),
        ("trust", "", None),
        ("last_met_on", "2026年11月20日", TODAY),
        ("last_met_on", "令和8年11月20日", TODAY),
        ("roles", "決裁者、推進者", (DecisionRole.decision_maker, DecisionRole.champion)),
        ("successor", "青木", "a"),
        ("sources", "議事録\n名刺", ("議事録", "名刺")),
    ],
)
def test_words_are_read_as_people_write_them(
    page: Page, workbook: Workbook, field: str, text: str, value: object
) -> None:
    page.type("c", field, text)
    assert getattr(person(workbook, "c"), field) == value
    assert page.shown("c")["faults"] == {}


def test_cell_inside_a_group_is_saved(page: Page, workbook: Workbook) -> None:
    page.type("a", "dependence.they_on_us", "4")
    assert person(workbook, "a").dependence.they_on_us == 4


def test_what_cannot_be_accepted_is_kept_as_typed_with_its_reason(
    page: Page, workbook: Workbook
) -> None:
    page.type("a", "trust", "とても高い")
    assert page.shown("a")["cells"]["trust"] == "とても高い"
    assert "1から5まで" in page.shown("a")["faults"]["trust"]
    assert person(workbook, "a").trust == 3


def test_faulty_cell_does_not_keep_the_others_from_being_saved(
    page: Page, workbook: Workbook
) -> None:
    page.edit(
        {"op": "set", "id": "a", "field": "trust", "text": "9"},
        {"op": "set", "id": "a", "field": "title", "text": "部長"},
    )
    assert person(workbook, "a").title == "部長"
    assert page.shown("a")["faults"].keys() == {"trust"}


def test_character_no_file_can_carry_is_a_fault_of_its_cell(page: Page, workbook: Workbook) -> None:
    page.edit(
        {"op": "set", "id": "a", "field": "career", "text": "a\0b"},
        {"op": "set", "id": "a", "field": "title", "text": "部長"},
    )
    assert page.shown("a")["faults"].keys() == {"career"}
    assert person(workbook, "a").title == "部長"


def test_corrected_cell_is_no_fault_any_more(page: Page) -> None:
    page.type("a", "trust", "9")
    page.type("a", "trust", "3")
    assert page.shown("a")["faults"] == {}


def test_undo_takes_back_a_fault_before_the_last_saved_step(page: Page, workbook: Workbook) -> None:
    page.type("a", "title", "部長")
    page.type("a", "trust", "9")
    page.ask("undo")
    assert page.shown("a")["faults"] == {}
    assert person(workbook, "a").title == "部長"
    page.ask("undo")
    assert person(workbook, "a").title == ""
    page.ask("redo")
    assert person(workbook, "a").title == "部長"


def test_circle_of_superiors_is_a_fault_and_the_rest_is_saved(
    page: Page, workbook: Workbook
) -> None:
    page.edit(
        {"op": "set", "id": "a", "field": "reports_to", "text": "馬場"},
        {"op": "set", "id": "a", "field": "title", "text": "部長"},
    )
    assert "青木" in page.shown("a")["faults"]["reports_to"]
    assert person(workbook, "a").title == "部長"
    assert person(workbook, "b").reports_to == "a"


def test_pasted_block_with_new_rows_is_one_step(page: Page, workbook: Workbook) -> None:
    page.edit(
        {"op": "add", "id": "n1", "after": "c"},
        {"op": "add", "id": "n2", "after": "n1"},
        {"op": "set", "id": "n1", "field": "name", "text": "丹羽"},
        {"op": "set", "id": "n1", "field": "reports_to", "text": "江口"},
        {"op": "set", "id": "n2", "field": "name", "text": "江口"},
    )
    assert [each.name for each in workbook.account.stakeholders][3:] == ["丹羽", "江口"]
    assert person(workbook, "n1").reports_to == "n2"
    page.ask("undo")
    assert workbook.account == START


def test_same_edits_sent_again_after_a_reload_change_nothing(
    page: Page, workbook: Workbook
) -> None:
    edits = (
        {"op": "add", "id": "n1", "after": "c"},
        {"op": "set", "id": "n1", "field": "name", "text": "丹羽"},
        {"op": "remove", "id": "b"},
    )
    page.edit(*edits)
    once = workbook.saved
    page.edit(*edits)
    assert workbook.saved == once


def test_rows_are_duplicated_and_moved(page: Page, workbook: Workbook) -> None:
    page.edit({"op": "duplicate", "id": "n", "of": "a"})
    page.edit({"op": "move", "id": "c", "after": None})
    assert [each.id for each in workbook.account.stakeholders] == ["c", "a", "n", "b"]
    assert person(workbook, "n").trust == 3


def test_removed_person_takes_the_lines_to_them_along(page: Page, workbook: Workbook) -> None:
    page.edit({"op": "remove", "id": "a"})
    page.edit({"op": "remove", "id": "b"})
    assert [each.id for each in workbook.account.stakeholders] == ["c"]
    assert workbook.account.coverage == ()


def test_person_named_in_a_deal_is_not_removed(page: Page, workbook: Workbook) -> None:
    answer = page.edit({"op": "remove", "id": "c"})
    assert answer["refused"]
    assert "千田" in answer["failed"]
    assert workbook.account == START


def test_row_without_a_name_says_so(page: Page) -> None:
    page.edit(
        {"op": "add", "id": "n", "after": None},
        {"op": "set", "id": "n", "field": "title", "text": "部長"},
    )
    assert page.shown("n")["faults"].keys() == {"name"}
    page.type("a", "name", " ")
    assert page.shown("a")["faults"].keys() == {"name"}


def test_change_from_elsewhere_is_shown(page: Page, workbook: Workbook, store: Store) -> None:
    other = Workbook(store, "aoba", "ken")
    people = other.account.stakeholders
    changed = people[1].model_copy(update={"title": "課長"})
    other.update(other.account.model_copy(update={"stakeholders": (people[0], changed, people[2])}))
    page.ask("refresh")
    assert page.shown("b")["cells"]["title"] == "課長"
    assert workbook.saved.author == "ken"


def test_same_cell_changed_by_two_people_is_asked_about(page: Page, store: Store) -> None:
    Page(
        PeopleSheet(Workbook(store, "aoba", "ken"), load_pack("general", current_settings()))
    ).type("a", "attitude", "反対")
    page.type("a", "attitude", "支持")
    (conflict,) = page.sheet.conflicts
    assert "反対" in conflict["text"]
    assert "支持" in conflict["text"]
    page.ask("settle", key=conflict["key"], ours=True)
    assert page.sheet.conflicts == []
    assert page.shown("a")["cells"]["attitude"] == "支持"


def test_failed_save_says_so_and_shows_what_is_saved(
    page: Page, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KitError("store.busy", store="x")

    monkeypatch.setattr(store, "save", fail)
    answer = page.type("a", "title", "部長")
    assert answer["failed"]
    assert not answer["refused"]
    monkeypatch.undo()
    assert page.type("a", "title", "部長")["failed"] == ""


def test_read_only_sheet_saves_nothing(workbook: Workbook, pack: Pack) -> None:
    page = Page(PeopleSheet(workbook, pack, read_only=True))
    assert page.type("a", "title", "部長")["refused"]
    assert workbook.account == START


def test_sheet_speaks_english_too(workbook: Workbook, pack: Pack) -> None:
    page = Page(PeopleSheet(workbook, pack, "en"))
    page.type("a", "attitude", "支持")
    assert page.shown("a")["cells"]["attitude"] == "Support"
    assert page.sheet.words["saved"] == "Saved {time}"


def test_closed_sheet_hears_nothing_any_more(workbook: Workbook, pack: Pack) -> None:
    sheet = PeopleSheet(workbook, pack)
    sheet.close()
    assert workbook._listeners == []
