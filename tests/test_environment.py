"""pyproject.toml, environment.yml and constraints.txt ask for the same libraries."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA: dict[str, Any] = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
CONSTRAINTS = [
    line
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def demands(lines: list[str]) -> dict[str, str]:
    """Read requirement lines as name -> versions allowed, in one spelling."""
    found = [Requirement(line) for line in lines]
    return {canonicalize_name(one.name): str(one.specifier) for one in found}


def conda_demands() -> dict[str, str]:
    lines = [line for line in CONDA["dependencies"] if isinstance(line, str) and line != "pip"]
    return demands(lines + [line for line in pip_lines() if not line.startswith("-e")])


def pip_lines() -> list[str]:
    return next(part["pip"] for part in CONDA["dependencies"] if isinstance(part, dict))


RUNTIME = demands(PROJECT["dependencies"])
EVERYTHING = RUNTIME | demands(PROJECT["optional-dependencies"]["test"])
PINS = {canonicalize_name(name): version for name, version in (p.split("==") for p in CONSTRAINTS)}


def test_conda_environment_bears_the_projects_name() -> None:
    assert CONDA["name"] == PROJECT["name"]


def test_conda_environment_asks_for_the_same_libraries_with_the_same_floors() -> None:
    assert conda_demands() == RUNTIME | {"python": PROJECT["requires-python"]}


def test_conda_environment_installs_the_kit_itself() -> None:
    assert "-e ." in pip_lines()


def test_every_library_has_a_floor() -> None:
    assert [name for name, versions in EVERYTHING.items() if ">=" not in versions] == []


@pytest.mark.parametrize("name", sorted(EVERYTHING))
def test_the_pinned_version_is_one_the_project_allows(name: str) -> None:
    assert name in PINS, f"{name} is not in constraints.txt"
    assert Requirement(f"x{EVERYTHING[name]}").specifier.contains(PINS[name])


def test_constraints_are_plain_pins_without_any_address() -> None:
    plain = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+")
    assert [line for line in CONSTRAINTS if not plain.fullmatch(line)] == []


def test_npm_lock_file_names_no_registry() -> None:
    assert "resolved" not in (ROOT / "package-lock.json").read_text("utf-8")
