"""The extension as it is built and installed."""

import json
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from kit.lab import NAME, fingerprint, write_extension

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
INSTALLED = Path(sysconfig.get_path("data"), "share", "jupyter", "labextensions", NAME)


def entry(folder: Path) -> Path:
    """Return the script that JupyterLab loads."""
    package = json.loads((folder / "package.json").read_text("utf-8"))
    return folder / str(package["jupyterlab"]["_build"]["load"])


def stamp(script: Path) -> dict[str, Any]:
    """Return what the script is called with."""
    called = script.read_text("utf-8").rpartition("})(")[2]
    stamped: dict[str, Any] = json.loads(called.removesuffix(");\n"))
    return stamped


@pytest.fixture
def notebooks(tmp_path: Path) -> Path:
    folder = tmp_path / "notebooks"
    folder.mkdir()
    write(folder, "show()")
    return folder


def write(folder: Path, source: str) -> None:
    cells = [{"cell_type": "code", "source": [source], "metadata": {}}]
    (folder / "01.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")


def test_extension_knows_every_notebook_of_the_folder(notebooks: Path, tmp_path: Path) -> None:
    write_extension(notebooks, tmp_path / "made")
    read = json.loads((notebooks / "01.ipynb").read_text("utf-8"))
    stamped = stamp(entry(tmp_path / "made"))
    assert (stamped["name"], stamped["ours"]) == (NAME, [fingerprint(read)])


def test_script_bears_another_name_when_a_notebook_changes(notebooks: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    write_extension(notebooks, made)
    first = entry(made)
    write_extension(notebooks, made)
    assert entry(made) == first
    write(notebooks, "show(1)")
    write_extension(notebooks, made)
    assert entry(made) != first
    assert [each.name for each in first.parent.iterdir()] == [entry(made).name]


def test_installed_extension_is_the_one_for_these_notebooks(tmp_path: Path) -> None:
    write_extension(ROOT / "notebooks", tmp_path / "made")
    assert INSTALLED.is_dir(), "not installed: run `make setup`"
    expected = entry(tmp_path / "made")
    assert entry(INSTALLED).name == expected.name, "a notebook changed: run `make setup`"
    assert entry(INSTALLED).read_bytes() == expected.read_bytes()
