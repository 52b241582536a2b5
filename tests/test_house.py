import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import kit

ROOT = Path(__file__).resolve().parent.parent
KIT = ROOT / "kit"

# A row may import only rows above it; rooms of one row do not know each other.
CORRIDOR = [
    # The build hook runs lab before anything else is installed.
    {"errors", "lab"},
    {"settings"},
    {"words", "fonts"},
    {"account", "pack"},
    {"analysis", "store", "exchange"},
    {"workbook", "charts", "letters", "samples"},
    {"report", "tables"},
    # The letter desk prints.
    {"widgets"},
    {"cli"},
]
# What only one room may know.
GUARDED = {
    "pydantic": {"account", "pack", "store", "exchange"},
    "sqlalchemy": {"store"},
    "icalendar": {"exchange"},
    "dateutil": {"exchange"},
    "matplotlib": {"charts"},
    "papermill": {"report"},
    "plutoprint": {"report"},
    "typer": {"cli"},
    "rich": {"cli"},
    "pandas": {"tables"},
    "anywidget": {"widgets"},
    "ipywidgets": {"widgets"},
    "traitlets": {"report", "widgets"},
}


def sources() -> list[Path]:
    return sorted(p for p in KIT.rglob("*.py") if "assets" not in p.parts)


def room(path: Path) -> str:
    return path.relative_to(KIT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_rooms_above_it(path: Path) -> None:
    rows = {name: row for row, names in enumerate(CORRIDOR) for name in names}
    own = room(path)
    if own in {"__init__", "__main__"}:
        return
    assert own in rows, f"{own} has no row in the corridor"
    for module in imports(path):
        parts = module.split(".")
        if parts[0] == "kit" and len(parts) > 1 and parts[1] != own:
            assert rows[parts[1]] < rows[own], f"{path.name} imports {module} from below or beside"


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_library_is_known_only_in_its_room(path: Path) -> None:
    for module in imports(path):
        allowed = GUARDED.get(module.split(".")[0])
        assert allowed is None or room(path) in allowed, f"{module} does not belong in {room(path)}"


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_public_names_are_listed_in_order_and_exist(path: Path) -> None:
    parts = path.relative_to(ROOT).with_suffix("").parts
    module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
    names = getattr(module, "__all__", None)
    assert names is not None, "no __all__"
    assert list(names) == sorted(names, key=_as_ruff_sorts), "__all__ is not sorted"
    assert [name for name in names if not hasattr(module, name)] == []


def _as_ruff_sorts(name: str) -> tuple[int, str]:
    """Constants first, then classes, then the rest."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2), name


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stay_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 350, f"{lines} lines: is there a door?"


def test_the_corridor_names_only_rooms_that_exist() -> None:
    rooms = {room(path) for path in sources()} - {"__init__", "__main__"}
    assert set().union(*CORRIDOR) == rooms


def test_importing_the_kit_loads_nothing_heavy() -> None:
    seen = "import sys, kit, kit.cli; print({'matplotlib', 'pandas', 'papermill'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
    assert done.stderr == ""


def test_what_the_readme_names_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = {m.split("#")[0] for m in re.findall(r"\]\(([^)]+)\)", text)}
    missing = [t for t in targets if t and "://" not in t and not (ROOT / t).exists()]
    assert missing == []
    trees = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    assert len(trees) == 2, "a tree of the rooms in each language"
    named = re.findall(r"^([\w./-]+)", "".join(trees), re.MULTILINE)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_commands_of_the_readme_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z]+)", text)) <= set(targets)
    words = (ROOT / "data" / "words" / "cli.yaml").read_text(encoding="utf-8")
    commands = set(re.findall(r"`?\bkit ([a-z]+)\b", "\n".join(re.findall(r"`([^`]+)`", text))))
    assert {c for c in commands if f"\n{c}: " not in words} == set()


def test_nothing_names_a_registry_or_a_place_on_some_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    places = re.compile(r"/(?:root|home)/\w+|registry\.npmjs|pypi\.org/simple|index-url")
    found = [
        name
        for name in listed
        if name
        and name != "tests/test_house.py"
        and (ROOT / name).is_file()
        and not name.endswith(".png")
        and places.search((ROOT / name).read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == kit.__version__
