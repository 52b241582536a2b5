"""kit import and kit export: what comes in, what goes out, and when nothing is written."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit.settings import current_settings, shipped_content
from kit.store import Store

Files = Callable[..., Path]
SAMPLES = sorted((shipped_content() / "data" / "samples").glob("*.json"))


@pytest.fixture
def stored(home: Path) -> Callable[[], dict[str, int]]:
    """Return a look into the store: each account and its revision."""
    assert home.is_dir()

    def look() -> dict[str, int]:
        with Store(current_settings().store) as store:
            return {each: store.read(each).saved.revision for each in store.accounts()}

    return look


def edited(path: Path, change: Callable[[Any], None]) -> Path:
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


def rename_member(name: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        document["members"][0]["name"] = name

    return change


def test_account_goes_in_is_listed_noticed_exported_edited_and_goes_in_again(
    kit: Any, file: Files, tmp_path: Path
) -> None:
    arrived = kit("import", file(), "--new-accounts")
    assert (arrived.status, arrived.err) == (0, "")
    assert arrived.out == "「顧客 aohara」（aohara）を新しく加えました（4項目）。\n"
    assert "aohara  顧客 aohara" in kit("accounts").out
    assert kit("findings", "aohara", "--today", "2026-11-22").status == 0
    out = tmp_path / "out.json"
    assert kit("export", "aohara", "--to", out).out == f"「{out}」に書き出しました。\n"
    again = kit("import", edited(out, rename_member("速水 拓哉")))
    assert again.out == "「顧客 aohara」（aohara）の1項目を更新しました。\n"
    kit("export", "aohara", "--to", out)
    assert "速水 拓哉" in out.read_text(encoding="utf-8")


def test_importing_the_same_again_changes_nothing_and_succeeds(
    kit: Any, file: Files, stored: Any
) -> None:
    kit("import", file(), "--new-accounts")
    again = kit("import", file())
    assert (again.status, again.out) == (0, "「顧客 aohara」（aohara）に変わりはありません。\n")
    assert stored() == {"aohara": 1}


def test_importing_an_export_changes_nothing(
    kit: Any, file: Files, tmp_path: Path, stored: Any
) -> None:
    kit("import", file(), "--new-accounts")
    kit("export", "aohara", "--to", tmp_path / "out.json")
    again = kit("import", tmp_path / "out.json", KIT_LANG="en")
    assert again.out == "“顧客 aohara” (aohara) has not changed.\n"
    assert stored() == {"aohara": 1}


def test_every_sample_goes_in(kit: Any, stored: Any) -> None:
    assert kit("import", *SAMPLES, "--new-accounts").status == 0
    assert set(stored()) == {path.stem for path in SAMPLES}
    again = kit("import", *SAMPLES, "--json")
    assert all(each["changed"] == [] for each in again.json()["accounts"])


def test_dry_run_says_what_would_change_and_saves_nothing(
    kit: Any, file: Files, stored: Any
) -> None:
    kit("import", file(), "--new-accounts")
    changed = file(members=[{"id": "m1", "name": "速水 拓哉"}, {"id": "m2", "name": "桑原 典子"}])
    said = kit("import", changed, "--dry-run")
    assert said.out == "「顧客 aohara」（aohara）の1項目が変わります（保存していません）。\n"
    new = kit("import", file("hise"), "--dry-run", "--new-accounts", "--json").json()
    assert new["saved"] is False
    assert new["accounts"][0]["new"] is True
    assert stored() == {"aohara": 1}


def test_unknown_account_in_a_file_is_refused(kit: Any, file: Files, stored: Any) -> None:
    refused = kit("import", file())
    assert (refused.status, refused.out) == (1, "")
    assert "「aohara」" in refused.err
    assert "--new-accounts" in refused.err
    assert stored() == {}


def test_faults_of_several_files_are_told_together_and_nothing_is_written(
    kit: Any, file: Files, stored: Any
) -> None:
    right = file("right")
    wrong = file("wrong", stakeholders=[{"id": "p1", "trust": 6}])
    broken = file("broken")
    broken.write_text("{", encoding="utf-8")
    missing = broken.with_name("missing.json")
    refused = kit("import", right, wrong, broken, missing, "--new-accounts")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.splitlines() == [
        "「wrong.json」に直すところが2件あります。何も保存していません。",
        "  stakeholders[1].name: 値がありません。必ず要る項目です。",
        "  stakeholders[1].trust: 「6」は範囲の外です。≤ 5 の数にしてください（不明なら null）。",
        "「broken.json」に直すところが1件あります。何も保存していません。",
        "  1行2字目がJSONとして読めません。かっこ、引用符、コンマを確かめてください。",
        f"ファイル「{missing}」がありません。名前と場所を確かめてください。",
    ]
    assert stored() == {}


def test_faults_in_json_name_file_place_and_code(kit: Any, file: Files) -> None:
    wrong = file("wrong", stakeholders=[{"id": "p1", "name": "花田", "trust": 6}])
    unknown = file("unknown")
    refused = kit("import", wrong, unknown, "--json")
    assert (refused.status, refused.err) == (1, "")
    assert refused.json()["saved"] is False
    found = [(each["file"], each["place"], each["code"]) for each in refused.json()["faults"]]
    assert found == [
        (str(wrong), ["stakeholders", 0, "trust"], "value.out_of_range"),
        (str(unknown), [], "account.unknown_in_file"),
    ]


def test_half_a_surrogate_pair_in_a_file_is_told(kit: Any, file: Files) -> None:
    wrong = file("wrong")
    wrong.write_text('{"id": "a", "profile": {"name": "\\ud800"}}', encoding="utf-8")
    assert kit("import", wrong).status == 1
    assert kit("import", wrong, "--json").json()["faults"][0]["code"] == "text.unprintable"
    wrong.write_text('{"id": "a", "profile": {"name": "x"}, "\\ud800": 1}', encoding="utf-8")
    assert kit("import", wrong).status == 1
    assert kit("import", wrong, "--json").json()["saved"] is False


def test_second_file_that_conflicts_leaves_the_first_unsaved_too(
    kit: Any, file: Files, tmp_path: Path, stored: Any
) -> None:
    kit("import", file("first"), file("second"), "--new-accounts")
    for each in ("first", "second"):
        kit("export", each, "--to", tmp_path / f"my-{each}.json")
    kit("export", "second", "--to", tmp_path / "theirs.json")
    kit("import", edited(tmp_path / "theirs.json", rename_member("健が変えた")), KIT_USER="ken")
    mine = [
        edited(tmp_path / f"my-{each}.json", rename_member("舞")) for each in ("first", "second")
    ]
    refused = kit("import", *mine)
    assert (refused.status, refused.out) == (1, "")
    assert "members/m1" in refused.err
    assert stored() == {"first": 1, "second": 2}


def test_edit_of_another_item_meanwhile_is_kept(kit: Any, file: Files, tmp_path: Path) -> None:
    kit("import", file(), "--new-accounts")
    mine, theirs = tmp_path / "mine.json", tmp_path / "theirs.json"
    for each in (mine, theirs):
        kit("export", "aohara", "--to", each)

    def change_trust(document: Any) -> None:
        document["stakeholders"][0]["trust"] = 2

    assert kit("import", edited(theirs, change_trust), KIT_USER="ken").status == 0
    assert kit("import", edited(mine, rename_member("舞"))).status == 0
    kit("export", "aohara", "--to", mine)
    both = json.loads(mine.read_text(encoding="utf-8"))
    assert (both["members"][0]["name"], both["stakeholders"][0]["trust"]) == ("舞", 2)
    assert (both["revision"], both["author"]) == (3, "mai")


def test_account_in_two_of_the_files_is_refused(kit: Any, file: Files, stored: Any) -> None:
    files = (
        file("aohara", "one.json"),
        file("aohara", "two.json", members=[], profile={"name": "x"}),
    )
    refused = kit("import", *files, "--new-accounts")
    assert refused.status == 1
    assert "two.json" in refused.err
    assert stored() == {}


@pytest.mark.parametrize("name", ["a.doc", "a"])
def test_kind_of_file_that_cannot_be_used_is_wrong_use(kit: Any, name: str) -> None:
    for said in (kit("import", name), kit("export", "aohara", "--to", name)):
        assert said.status == 2
        assert ".json" in said.err


def test_export_writes_utf8_and_leaves_nothing_else(kit: Any, file: Files, tmp_path: Path) -> None:
    kit("import", file(), "--new-accounts")
    folder = tmp_path / "出力"
    folder.mkdir()
    kit("export", "aohara", "--to", folder / "顧客.json")
    assert [each.name for each in folder.iterdir()] == ["顧客.json"]
    written = (folder / "顧客.json").read_bytes()
    assert "速水 拓也".encode() in written
    assert written.endswith(b"}\n")


def test_target_that_cannot_be_written_is_told(kit: Any, file: Files, tmp_path: Path) -> None:
    kit("import", file(), "--new-accounts")
    (tmp_path / "a file").touch()
    (tmp_path / "folder.json").mkdir()
    for target in ("no folder/a.json", "a file/a.json", "folder.json"):
        said = kit("export", "aohara", "--to", tmp_path / target)
        assert (said.status, said.out) == (1, "")
        assert str(tmp_path / target) in said.err
    assert not list(tmp_path.rglob("*.part"))


def test_unfinished_export_leaves_the_old_file(
    kit: Any, file: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit("import", file(), "--new-accounts")
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    said = kit("export", "aohara", "--to", target)
    assert said.status == 1
    assert "No space" not in said.err
    assert target.read_bytes() == b"old"


def test_promises_go_out_as_a_calendar(kit: Any, file: Files, tmp_path: Path) -> None:
    promise = {"id": "y1", "what": "書面を渡す", "due_on": "2026-12-10"}
    kit("import", file(promises=[promise]), "--new-accounts")
    done = kit("export", "aohara", "--to", tmp_path / "a.ics", "--lang", "en")
    assert (done.status, done.err) == (0, "")
    assert "SUMMARY:Promise due: 書面を渡す" in (tmp_path / "a.ics").read_text(encoding="utf-8")


def test_a_calendar_without_any_day_is_refused_in_a_sentence(
    kit: Any, file: Files, tmp_path: Path
) -> None:
    kit("import", file(), "--new-accounts")
    done = kit("export", "aohara", "--to", tmp_path / "a.ics")
    assert done.status == 1
    assert "日付のある約束・節目・行動がありません" in done.err
    assert not (tmp_path / "a.ics").exists()
