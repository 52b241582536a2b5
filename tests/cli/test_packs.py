"""kit pack list, check and copy."""

from pathlib import Path
from typing import Any

import pytest

SHIPPED = ("general", "it", "pharma")


def test_packs_are_listed_with_their_names(kit: Any) -> None:
    lines = kit("pack", "list").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == list(SHIPPED)
    assert "一般" in lines[0]


def test_shipped_packs_are_right(kit: Any) -> None:
    said = kit("pack", "check")
    assert (said.status, said.err) == (0, "")
    assert len(said.out.splitlines()) == len(SHIPPED)


def test_copied_pack_is_right_and_lies_in_the_workbook(kit: Any, home: Path) -> None:
    said = kit("pack", "copy", "it", "our-own")
    folder = home / "data" / "packs" / "our-own"
    assert (said.status, said.out.strip().endswith(str(folder))) == (0, True)
    assert (folder / "pack.yaml").is_file()
    assert kit("pack", "check", "our-own").out == "教材「our-own」に誤りはありません。\n"
    assert "our-own" in kit("pack", "list").out


@pytest.mark.parametrize("name", [*SHIPPED, "our-own"])
def test_pack_is_never_copied_over_another(kit: Any, home: Path, name: str) -> None:
    kit("pack", "copy", "general", "our-own")
    said = kit("pack", "copy", "general", name)
    assert (said.status, said.out) == (1, "")
    assert f"「{name}」はすでにあります" in said.err
    assert [each.name for each in (home / "data" / "packs").iterdir()] == ["our-own"]


@pytest.mark.parametrize("name", ["../out", "a/b", "Our", "講座", "-a", ".hidden", "a\n"])
def test_name_that_no_folder_should_have_is_refused(kit: Any, home: Path, name: str) -> None:
    said = kit("pack", "copy", "general", "--", name)
    assert said.status == 2
    assert not (home / "data").exists()


def test_copy_that_cannot_be_written_is_told(kit: Any, home: Path) -> None:
    (home / "data").write_text("a file stands where the folder should be")
    said = kit("pack", "copy", "general", "our-own")
    assert said.status == 1
    assert str(home / "data" / "packs" / "our-own") in said.err


def test_faulty_pack_is_told_and_the_others_are_still_checked(kit: Any, home: Path) -> None:
    folder = home / "data" / "packs" / "broken"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("name: [", encoding="utf-8")
    said = kit("pack", "check")
    assert said.status == 1
    assert "broken/pack.yaml" in said.err
    assert len(said.out.splitlines()) == len(SHIPPED)
    listed = kit("pack", "list")
    assert listed.status == 0
    assert "kit pack check broken" in listed.out
