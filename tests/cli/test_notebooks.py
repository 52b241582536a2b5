import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit.lab import fingerprint
from kit.settings import shipped_content


@pytest.fixture
def known(kit: Any, file: Callable[..., Path]) -> str:
    kit("import", file("aohara"), "--new-accounts")
    return "aohara"


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_each_notebook_opens_on_the_account_and_still_counts_as_ours(
    kit: Any, known: str, tmp_path: Path
) -> None:
    said = kit("notebooks", known, "--out", tmp_path / "own", "--lang", "en")
    assert (said.status, said.err) == (0, "")
    assert str(tmp_path / "own") in said.out
    ours = sorted((shipped_content() / "notebooks").glob("*.ipynb"))
    assert [each.name for each in ours] == sorted(p.name for p in (tmp_path / "own").iterdir())
    for source in ours:
        copy = _read(tmp_path / "own" / source.name)
        given = "".join(
            "".join(cell["source"])
            for cell in copy["cells"]
            if "injected-parameters" in cell["metadata"].get("tags", [])
        )
        assert 'lang = "en"' in given
        # The first page is of no account, one is chosen there; the last one is of all of them.
        of_none = {"00_start_here.ipynb", "08_portfolio.ipynb"}
        assert ('account = "aohara"' in given) == (source.name not in of_none)
        assert fingerprint(copy) == fingerprint(_read(source)), "the lab would not run it"
        assert str(tmp_path) not in json.dumps(copy)


def test_notebooks_that_are_there_are_replaced_only_when_asked(
    kit: Any, known: str, tmp_path: Path
) -> None:
    (tmp_path / "01_people.ipynb").write_text("mine", encoding="utf-8")
    said = kit("notebooks", known, "--out", tmp_path)
    assert (said.status, len(said.err.splitlines())) == (1, 1)
    assert "01_people.ipynb" in said.err
    assert not (tmp_path / "00_start_here.ipynb").exists()
    assert (tmp_path / "01_people.ipynb").read_text(encoding="utf-8") == "mine"

    assert kit("notebooks", known, "--out", tmp_path, "--force").status == 0
    assert "aohara" in (tmp_path / "01_people.ipynb").read_text(encoding="utf-8")


def test_the_workbooks_own_notebooks_are_never_replaced(kit: Any, known: str) -> None:
    room = shipped_content() / "notebooks"
    before = {each: each.read_bytes() for each in room.iterdir() if each.is_file()}
    said = kit("notebooks", known, "--out", room, "--force")
    assert said.status == 1
    assert {each: each.read_bytes() for each in room.iterdir() if each.is_file()} == before


def test_an_unknown_account_gets_no_notebooks(kit: Any, tmp_path: Path) -> None:
    assert kit("notebooks", "nobody", "--out", tmp_path / "own").status == 1
    assert not (tmp_path / "own").exists()
