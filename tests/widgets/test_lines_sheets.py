"""The sheets around the stakeholders: lines between people, our lines to them, our members."""

import pytest
from sheet_page import SheetPage

from kit.account import Level, RelationKind
from kit.pack import Pack
from kit.widgets.people.layouts import COVERAGE, MEMBERS, RELATIONS
from kit.workbook import Workbook


@pytest.fixture
def relations(workbook: Workbook, pack: Pack) -> SheetPage:
    return SheetPage(workbook, RELATIONS, pack)


def test_a_line_is_drawn_once_both_ends_are_chosen(
    relations: SheetPage, workbook: Workbook
) -> None:
    relations.add("r", source="加藤")
    assert workbook.account.relations == ()
    assert relations.row("r")["unfinished"]
    assert "保存されます" in relations.row("r")["faults"]["target"]
    relations.type("r", "kind", "影響")
    relations.type("r", "target", "上田")
    (line,) = workbook.account.relations
    assert (line.source, line.target, line.kind) == ("kato", "ueda", RelationKind.influence)
    assert relations.row("r")["faults"] == {}
    assert "unfinished" not in relations.row("r")


def test_an_end_nobody_knows_keeps_the_row_waiting_as_typed(
    relations: SheetPage, workbook: Workbook
) -> None:
    relations.add("r", source="加藤", target="誰か")
    assert workbook.account.relations == ()
    assert relations.row("r")["cells"] == {"source": "加藤", "target": "誰か"}
    assert "誰か" in relations.row("r")["faults"]["target"]
    relations.type("r", "target", "上田")
    assert len(workbook.account.relations) == 1


def test_a_row_not_finished_is_undone_and_removed_without_a_trace(
    relations: SheetPage, workbook: Workbook
) -> None:
    relations.add("r", source="加藤")
    relations.sheet._receive(relations.sheet, {"type": "undo", "serial": 2}, [])
    assert relations.sheet.rows == ()
    relations.add("s", source="加藤")
    relations.edit({"op": "remove", "id": "s"})
    assert relations.sheet.rows == ()
    assert workbook.saved.revision == 1


def test_an_unfinished_row_sent_again_after_a_reload_stands_once(relations: SheetPage) -> None:
    relations.add("r", source="加藤")
    relations.add("r", source="加藤")
    assert [row["id"] for row in relations.sheet.rows] == ["r"]


def test_coverage_is_edited_in_place(workbook: Workbook, pack: Pack) -> None:
    page = SheetPage(workbook, COVERAGE, pack)
    page.add("c", stakeholder="上田", member="佐藤", level="数回", wished="深い")
    (line,) = workbook.account.coverage
    assert (line.level, line.wished) == (Level.several_times, Level.deep)
    page.type("c", "level", "深い")
    assert workbook.account.coverage[0].level is Level.deep
    page.edit({"op": "duplicate", "id": "d", "of": "c"})
    assert [each.id for each in workbook.account.coverage] == ["c", "d"]


def test_a_new_member_may_hold_a_line_at_once(workbook: Workbook, pack: Pack) -> None:
    members, coverage = SheetPage(workbook, MEMBERS, pack), SheetPage(workbook, COVERAGE, pack)
    members.add("m", name="技術の原")
    assert "技術の原" in coverage.sheet.references["members"]
    coverage.add("c", stakeholder="加藤", member="技術の原")
    assert workbook.account.coverage[0].member == "m"


def test_a_member_named_elsewhere_is_not_removed(workbook: Workbook, pack: Pack) -> None:
    answer = SheetPage(workbook, MEMBERS, pack).edit({"op": "remove", "id": "sato"})
    assert answer["refused"]
    assert "佐藤" in answer["failed"]


def test_only_rows_that_changed_are_told(workbook: Workbook, pack: Pack) -> None:
    page = SheetPage(workbook, MEMBERS, pack)
    page.type("mori", "title", "部長")
    (news,) = [each for each in page.told if each["type"] == "changed"]
    assert [row["id"] for row in news["rows"]] == ["mori"]
    assert news["order"] is None
    page.edit({"op": "move", "id": "mori", "after": None})
    assert page.told[-2]["order"] == ["mori", "sato"]
    assert page.told[-2]["rows"] == []
    page.sheet._receive(page.sheet, {"type": "show"}, [])
    assert page.told[-1]["version"] == page.told[-3]["version"]
