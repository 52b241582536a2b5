"""Everything that is wrong with a file is told together, each with its place."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit.errors import Faults, KitError
from kit.exchange import account_from_json, read_account
from kit.words import say

Document = dict[str, Any]
Place = tuple[str | int, ...]


@pytest.fixture
def document() -> Document:
    """Return an account in which nothing is wrong."""
    return {
        "schema_version": 1,
        "id": "aohara-koki",
        "profile": {"name": "蒼原工機", "rep": "m1", "as_of": "2026-11-20"},
        "members": [{"id": "m1", "name": "速水 拓也", "function": "sales"}],
        "stakeholders": [
            {"id": "p1", "name": "花田", "trust": 4},
            {"id": "p2", "name": "釜田", "reports_to": "p1"},
        ],
        "deals": [{"id": "d1", "name": "検査装置", "early": {"first_heard_on": "2026-04-16"}}],
    }


def faults_of(text: str) -> list[tuple[str, Place]]:
    """Return code and place of each fault, having made sure that all of them can be told."""
    with pytest.raises(Faults) as refusal:
        account_from_json(text, "a.json")
    error = refusal.value
    assert error.source == "a.json"
    for lang in ("ja", "en"):
        lines = say(error, lang).splitlines()
        assert len(lines) == 1 + len(error.faults)
        assert str(len(error.faults)) in lines[0]
    return [(fault.code, fault.place) for fault in error.faults]


def put(place: Place, value: object) -> Callable[[Document], None]:
    """Return what puts a value at a place of a document."""

    def change(document: Document) -> None:
        holder: Any = document
        for step in place[:-1]:
            holder = holder[step]
        holder[place[-1]] = value

    return change


def without(document: Document, *place: str | int) -> Document:
    holder: Any = document
    for step in place[:-1]:
        holder = holder[step]
    del holder[place[-1]]
    return document


def test_right_account_has_no_faults(document: Document) -> None:
    assert account_from_json(json.dumps(document), "a.json").account.id == "aohara-koki"


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (("members", 0, "function"), "cooking", "value.not_a_choice"),
        (("stakeholders", 0, "trust"), 6, "value.out_of_range"),
        (("stakeholders", 0, "trust"), 0, "value.out_of_range"),
        (("stakeholders", 0, "trust"), "high", "value.not_a_number"),
        (("stakeholders", 0, "trust"), 3.5, "value.not_a_number"),
        (("stakeholders", 0, "trust"), True, "value.not_a_number"),
        (("stakeholders", 0, "colour"), "red", "value.unexpected"),
        (("stakeholders", 0, "name"), None, "value.not_text"),
        (("stakeholders", 0, "name"), 12, "value.not_text"),
        (("stakeholders", 0, "name"), "a\0b", "text.unprintable"),
        (("stakeholders", 0, "name"), "\ud800", "text.unprintable"),
        (("stakeholders", 0, "id"), "山田", "value.bad_id"),
        (("stakeholders", 0, "id"), "p1\n", "value.bad_id"),
        (("stakeholders", 0, "id"), "x" * 65, "value.bad_id"),
        (("id",), "Aohara", "value.bad_id"),
        (("profile", "as_of"), "2026-13-01", "date.not_in_calendar"),
        (("profile", "as_of"), "11/22/2026", "date.unreadable"),
        (("deals", 0, "early", "first_heard_on"), "来月", "date.unreadable"),
        (("deals", 0, "early"), "2026-04-16", "value.not_a_group"),
        (("deals",), {"d1": {}}, "value.not_a_list"),
        (("stakeholders", 0), "花田", "value.not_a_group"),
        (("profile", "rep"), "nobody", "reference.unknown"),
        (("stakeholders", 1, "reports_to"), "nobody", "reference.unknown"),
        (("extra",), {"deep": ["er"]}, "value.unexpected"),
        (("profile",), None, "value.not_a_group"),
    ],
)
def test_one_fault_is_told_with_its_place(
    document: Document, place: Place, value: object, code: str
) -> None:
    put(place, value)(document)
    assert faults_of(json.dumps(document)) == [(code, place)]


@pytest.mark.parametrize("place", [("id",), ("profile",), ("members", 0, "name")])
def test_missing_value_is_told_with_its_place(document: Document, place: Place) -> None:
    assert faults_of(json.dumps(without(document, *place))) == [("value.missing", place)]


def test_id_used_twice_is_told(document: Document) -> None:
    document["stakeholders"][1] = {"id": "p1", "name": "釜田"}
    assert faults_of(json.dumps(document)) == [("reference.repeated", ("stakeholders",))]


def test_all_faults_of_a_file_are_told_together(document: Document) -> None:
    for place, value in [
        (("members", 0, "function"), "cooking"),
        (("stakeholders", 0, "trust"), 6),
        (("stakeholders", 0, "colour"), "red"),
        (("stakeholders", 1, "id"), "-"),
        (("deals", 0, "early", "first_heard_on"), "2026-02-30"),
        (("saved_at",), "2026-11-22T09:00:00+00:00"),
    ]:
        put(place, value)(document)
    text = json.dumps(without(document, "deals", 0, "name"))
    text = text.replace('"trust": 6', '"trust": 6, "note": "1", "note": "2"')
    assert set(faults_of(text)) == {
        ("json.key_repeated", ("stakeholders", 0)),
        ("json.origin", ("revision",)),
        ("value.not_a_choice", ("members", 0, "function")),
        ("value.out_of_range", ("stakeholders", 0, "trust")),
        ("value.unexpected", ("stakeholders", 0, "colour")),
        ("value.unexpected", ("stakeholders", 0, "note")),
        ("value.bad_id", ("stakeholders", 1, "id")),
        ("value.missing", ("deals", 0, "name")),
        ("date.not_in_calendar", ("deals", 0, "early", "first_heard_on")),
    }


@pytest.mark.parametrize("version", [2, 0, "1", None])
def test_another_schema_version_is_the_only_fault_told(document: Document, version: object) -> None:
    document |= {"schema_version": version, "something": "new"}
    assert faults_of(json.dumps(document)) == [("json.schema_version", ("schema_version",))]


def test_file_without_a_schema_version_counts_as_of_this_one(document: Document) -> None:
    text = json.dumps(without(document, "schema_version"))
    assert account_from_json(text, "a.json").origin is None


@pytest.mark.parametrize(
    "origin",
    [
        {"revision": 3},
        {"saved_at": "2026-11-22T09:00:00+00:00"},
        {"revision": 0, "saved_at": "2026-11-22T09:00:00+00:00"},
        {"revision": -1, "saved_at": "2026-11-22T09:00:00+00:00"},
        {"revision": "3", "saved_at": "2026-11-22T09:00:00+00:00"},
        {"revision": True, "saved_at": "2026-11-22T09:00:00+00:00"},
        {"revision": 3, "saved_at": "2026-11-22T09:00:00"},
        {"revision": 3, "saved_at": "yesterday"},
        {"revision": 3, "saved_at": 20261122},
    ],
)
def test_half_told_saved_state_is_a_fault(document: Document, origin: Document) -> None:
    assert faults_of(json.dumps(document | origin)) == [("json.origin", ("revision",))]


@pytest.mark.parametrize(
    ("found", "ja"),
    [(6, "「6」は範囲の外です。≤ 5 の"), (0, "「0」は範囲の外です。≥ 1 の")],
)
def test_range_is_told(document: Document, found: int, ja: str) -> None:
    document["stakeholders"][0]["trust"] = found
    with pytest.raises(Faults) as refusal:
        account_from_json(json.dumps(document), "a.json")
    assert ja in say(refusal.value, "ja")


def test_choices_are_told_as_a_row_in_both_languages(document: Document) -> None:
    document["members"][0]["function"] = "cooking"
    with pytest.raises(Faults) as refusal:
        account_from_json(json.dumps(document), "a.json")
    assert "sales、engineering、manufacturing、service、executive、unknown" in say(
        refusal.value, "ja"
    )
    assert "sales, engineering, manufacturing, service, executive, unknown" in say(
        refusal.value, "en"
    )


@pytest.mark.parametrize(
    "text",
    ["[]", '"text"', "12", "null", "true", '[{"id": "a"}]'],
)
def test_json_that_is_no_object_is_no_account(text: str) -> None:
    assert faults_of(text) == [("json.not_an_account", ())]


def test_truncated_file_is_told_with_line_and_column(document: Document) -> None:
    text = json.dumps(document, indent=2)[:60]
    with pytest.raises(Faults) as refusal:
        account_from_json(text, "a.json")
    (fault,) = refusal.value.faults
    lines = text.split("\n")
    assert fault.code == "json.unreadable"
    assert fault.facts["line"] == len(lines)
    assert 1 <= fault.facts["column"] <= len(lines[-1]) + 1
    assert f"{fault.facts['line']}行{fault.facts['column']}字目" in say(refusal.value, "ja")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "json.too_deep"),
        ('{"a":' * 100_000, "json.too_deep"),
        ('{"id": ' + "9" * 5000 + "}", "json.number_too_long"),
    ],
    ids=["lists", "groups", "number"],
)
def test_file_made_to_overwhelm_is_refused(text: str, code: str) -> None:
    assert faults_of(text) == [(code, ())]


@pytest.mark.parametrize("depth", [10, 200, 500])
def test_deep_value_is_told_in_a_short_line(document: Document, depth: int) -> None:
    text = json.dumps(document | {"extra": 0}).replace(
        '"extra": 0', '"extra": ' + '{"a": 1, "a": ' * depth + "1" + "}" * depth
    )
    with pytest.raises(Faults) as refusal:
        account_from_json(text, "a.json")
    codes = {fault.code for fault in refusal.value.faults}
    assert codes == {"json.key_repeated", "value.unexpected"}


def test_long_and_wild_value_is_told_on_one_short_line(document: Document) -> None:
    document["members"][0]["function"] = "\x1b[2J\n" + "長" * 500
    with pytest.raises(Faults) as refusal:
        account_from_json(json.dumps(document), "a.json")
    _, line = say(refusal.value, "ja").split("\n")
    assert len(line) < 250
    assert "\x1b" not in line
    assert "…" in line


def test_half_a_surrogate_pair_can_be_shown(document: Document) -> None:
    document["\ud800"] = "\udfff"
    with pytest.raises(Faults) as refusal:
        account_from_json(json.dumps(document), "a.json")
    assert say(refusal.value, "ja").encode("utf-8")


RIGHT = '{"id": "a", "profile": {"name": "髙﨑"}}'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b" \r\n\t ", "file.empty"),
        (b"\xef\xbb\xbf", "file.empty"),
        (b"PK\x03\x04\x14\x00", "file.not_json_but"),
        (b"%PDF-1.7", "file.not_json_but"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "file.not_json_but"),
        ('{"id": "山田"}'.encode("cp932"), "file.not_utf8"),
        (RIGHT.encode("utf-16"), "file.not_utf8"),
        (b"{", "json.unreadable"),
        (b"id,name\na,b\n", "json.unreadable"),
    ],
)
def test_file_of_another_kind_is_told_as_what_it_is(
    tmp_path: Path, content: bytes, code: str
) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(content)
    with pytest.raises(Faults) as refusal:
        read_account(file)
    assert [fault.code for fault in refusal.value.faults] == [code]
    assert say(refusal.value, "ja").startswith("「a.json」")


def test_mark_of_utf8_that_windows_writes_is_accepted(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"\xef\xbb\xbf" + RIGHT.encode())
    assert read_account(file).account.profile.name == "髙﨑"


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KitError) as refusal:
        read_account(tmp_path / "a.json")
    assert refusal.value.code == "file.missing"


def test_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(KitError) as refusal:
        read_account(tmp_path / "a.json")
    assert refusal.value.code == "file.unreadable"
