"""Headings as offices write them, and what a person says where they are not enough."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from kit.errors import WrongUse
from kit.exchange.lists import HeadingMap, Kind, Listing, keep_map, read_list, read_map, texts_of
from kit.exchange.lists.fields import columns_of, heading_key, listed, targets_of
from kit.settings import shipped_content
from kit.words import Text

Write = Callable[..., Path]
Refused = Callable[..., Any]


KINDS = (Text("people（関係者）", "people"), Text("deals（商談）", "deals"))


def fields(listing: Listing) -> list[str]:
    return list(listing.headings.targets.values())


def notes(listing: Listing) -> dict[str, Any]:
    return {note.code: note.facts for note in listing.notes}


@pytest.mark.parametrize(
    ("headings", "kind", "targets"),
    [
        (
            "氏名,ふりがな,会社名,部署,役職,影響力,態度,信頼,最終面談日",
            "people",
            "name kana account department title influence attitude trust last_met_on",
        ),
        (
            "会社名,部署名,役職名,姓,名,姓（カナ）,名（カナ）",
            "people",
            "account department title family_name given_name family_kana given_kana",
        ),
        ("Account Name,Full Name,Job Title", "people", "account name title"),
        (
            "取引先コード,お名前*,所属,肩書き,自社担当",
            "people",
            "account_id name department title our_member",
        ),
        ("氏　名（必須）,お取引先\n", "people", "name "),
        (
            "商談名,取引先名,フェーズ,受注予定日,結果,担当者",
            "deals",
            "name account noted decision_on status owner",
        ),
        (
            "Opportunity Name,Account Name,Stage,Close Date,Opportunity Owner",
            "deals",
            "name account noted decision_on owner",
        ),
        ("案件名,顧客コード,確度,金額,備考", "deals", "name account_id noted noted note"),
        (
            "顧客コード,会社名,業種,担当者,決算月",
            "accounts",
            "account_id account noted rep calendar.closing_month",
        ),
    ],
)  # fmt: skip
def test_common_headings_and_the_kind_of_list_are_recognised(
    xlsx: Write, headings: str, kind: str, targets: str
) -> None:
    names = headings.split(",")
    listing = read_list(xlsx(names, ["x"] * len(names)))
    assert (listing.kind, fields(listing)) == (kind, targets.split(" "))


def test_no_heading_means_two_things_in_one_kind_by_accident() -> None:
    words = yaml.safe_load((shipped_content() / "data/words/lists.yaml").read_text("utf-8"))
    for kind in Kind:
        keys = [key for key in words if key.startswith((f"{kind}.", "heading."))]
        found = [(heading, key) for key in keys for heading in listed(key)]
        twice = [(a, b) for a, b in pairwise(sorted(found)) if a[0] == b[0]]
        assert twice == []


def test_every_list_of_headings_belongs_to_a_field() -> None:
    words = yaml.safe_load((shipped_content() / "data/words/lists.yaml").read_text("utf-8"))
    special = {"noted", "our_member", "our_member_if_named", "name"}
    special |= {"family_name", "given_name", "family_kana", "given_kana"}
    for kind in Kind:
        named = {key.partition(".")[2] for key in words if key.startswith(f"{kind}.")}
        assert named <= {*columns_of(kind), *special}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_can_be_named_by_its_own_name(kind: Kind) -> None:
    for target in columns_of(kind):
        assert HeadingMap({"x": target}).target("x", kind) == target
        if target != "name":
            assert targets_of(kind)[heading_key(target)]


def test_headings_are_found_below_titles(csv: Write) -> None:
    path = csv("顧客名簿,,", "2026年11月現在,,", "", "氏名,会社名,部署", "花田,A,購買")
    listing = read_list(path)
    assert (listing.headings.row, listing.rows[0].number) == (4, 5)
    assert notes(listing)["note.read_as"]["heading"] == 4


def test_columns_that_are_not_taken_in_are_told(csv: Write) -> None:
    path = csv("氏名,会社名,メールアドレス,電話,趣味,", "花田,A,h@example.jp,03-0000-0000,釣り,x")
    told = notes(read_list(path))
    assert told["note.unkept"]["headings"] == ("メールアドレス", "電話")
    assert told["note.unknown"]["headings"] == ("趣味",)
    assert told["note.no_heading"]["columns"] == ("F",)


def test_crm_stages_go_into_the_note_and_that_is_told(csv: Write) -> None:
    listing = read_list(csv("商談名,会社名,フェーズ,確度", "更新,A,提案,B"))
    assert notes(listing)["note.noted"]["headings"] == ("フェーズ", "確度")
    assert listing.noted == {2: (("フェーズ", "提案"), ("確度", "B"))}


def test_rep_beside_a_name_is_ours_and_that_is_told(csv: Write) -> None:
    listing = read_list(csv("氏名,会社名,担当者", "花田,A,速水"))
    assert listing.rows[0].place["our_member"] == "速水"
    assert notes(listing)["note.our_member"]["heading"] == "担当者"


def test_rep_without_a_name_is_asked_about(csv: Write, refused: Refused) -> None:
    path = csv("会社名,担当者,部署,役職", "A,花田,購買部,部長")
    (fault,) = refused(lambda: read_list(path))
    assert (fault.code, fault.cell.row) == ("list.no_key", 1)
    assert "担当者" in fault.facts["headings"]


def test_list_that_could_be_of_two_kinds_is_asked_about(csv: Write, refused: Refused) -> None:
    path = csv("商談名,会社名,氏名", "更新,A,花田")
    (fault,) = refused(lambda: read_list(path))
    assert (fault.code, fault.facts["kinds"]) == ("list.several_kinds", KINDS)
    assert read_list(path, "deals").kind is Kind.deals


def test_two_headings_for_one_field_are_asked_about(csv: Write, refused: Refused) -> None:
    path = csv("氏名,会社名,勤務先", "花田,A,B")
    (fault,) = refused(lambda: read_list(path))
    assert (fault.code, fault.facts["headings"]) == ("list.heading_twice", ("会社名", "勤務先"))
    said = HeadingMap({"勤務先": "-"})
    assert fields(read_list(path, said=said)) == ["name", "account", "-"]


@pytest.mark.parametrize("lines", [("あ,い", "う,え"), ("1,2,3",)])
def test_list_without_headings_is_told(csv: Write, refused: Refused, lines: Any) -> None:
    assert [each.code for each in refused(lambda: read_list(csv(*lines)))] == ["list.no_headings"]


def test_feet_and_repeated_headings_are_left_out_and_told(csv: Write) -> None:
    path = csv("氏名,会社名", "花田,A", "氏名,会社名", "釜田,A", "合計,2", "以上,")
    listing = read_list(path)
    assert [row.number for row in listing.rows] == [2, 4]
    told = notes(listing)
    assert (told["note.footer"]["rows"], told["note.headings_again"]["rows"]) == ((5, 6), (3,))


def test_row_without_a_name_is_a_fault(csv: Write) -> None:
    (fault,) = read_list(csv("氏名,会社名,部署", "花田,A,", ",A,購買")).faults
    assert (fault.code, fault.cell.row, fault.cell.column) == ("value.missing", 3, "氏名")


@pytest.mark.parametrize("name", ["map.yaml", "map.json"])
def test_map_names_the_field_of_a_heading(csv: Write, tmp_path: Path, name: str) -> None:
    text = {
        "map.yaml": "窓口さん: name\n得意: -\n",
        "map.json": '{"窓口さん": "氏名", "得意": "-"}',
    }
    (tmp_path / name).write_text(text[name], "utf-8")
    said = read_map(tmp_path / name)
    listing = read_list(csv("窓口さん,会社名,得意", "花田,A,釣り"), "people", said)
    assert fields(listing) == ["name", "account", "-"]
    assert notes(listing)["note.left_out"]["headings"] == ("得意",)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("- name", ["map.unreadable"]),
        ("a: [b", ["map.unreadable"]),
        ("氏名: {a: b}", ["map.unreadable"]),
        ("氏名: nmae\n部署: department", ["map.no_such_field"]),
        ("dates: ydm\nkind: contacts", ["value.not_a_choice", "value.not_a_choice"]),
    ],
)
def test_wrong_map_is_told(tmp_path: Path, refused: Refused, text: str, codes: list[str]) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(text, "utf-8")
    assert [each.code for each in refused(lambda: read_map(path))] == codes


def test_map_for_a_heading_that_is_not_there_is_told(csv: Write, refused: Refused) -> None:
    said = HeadingMap({"肩がき": "title"})
    faults = refused(lambda: read_list(csv("氏名,会社名", "花田,A"), said=said))
    assert [(each.code, each.facts["found"]) for each in faults] == [
        ("map.no_such_heading", "肩がき")
    ]


def test_map_is_kept_for_the_same_headings_only(csv: Write, tmp_path: Path) -> None:
    kept = tmp_path / "maps"
    path = csv("題名", "窓口さん,会社名", "花田,A")
    said = HeadingMap({"窓口さん": "name"}, kind="people")
    keep_map(kept, texts_of(read_list(path, said=said).headings.line), said)
    again = read_list(path, kept=kept)
    assert [row.values["name"] for row in again.rows] == ["花田"]
    assert "note.map_used" in notes(again)
    other = csv("窓口さん,会社名,氏名", "花田,A,釜田", name="other.csv")
    assert "note.map_used" not in notes(read_list(other, kept=kept))


def test_map_chooses_the_sheet(xlsx: Write, refused: Refused) -> None:
    def change(sheet: Any) -> None:
        other = sheet.parent.create_sheet("昨年")
        other.append(["氏名", "会社名"])
        other.append(["釜田", "A"])

    path = xlsx(["氏名", "会社名"], ["花田", "A"], change=change)
    assert read_list(path, said=HeadingMap(sheet="昨年")).rows[0].values["name"] == "釜田"
    (fault,) = refused(lambda: read_list(path, said=HeadingMap(sheet="来年")))
    assert fault.code == "list.no_such_sheet"


def test_kind_nobody_has_is_wrong_use(csv: Write) -> None:
    with pytest.raises((WrongUse, ValueError)):
        read_list(csv("氏名", "花田"), "contacts")
