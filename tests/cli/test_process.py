"""The installed command, run as a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(home: Path) -> Run:
    command = Path(sys.executable).with_name("kit")

    def run_it(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command, *map(str, arguments)],
            env=os.environ | {"KIT_HOME": str(home)} | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run_it


def test_import_and_accounts_work_from_the_shell(
    run: Run, file: Callable[..., Path], home: Path
) -> None:
    arrived = run("import", file(), "--new-accounts")
    assert (arrived.returncode, arrived.stderr) == (0, "")
    listed = run("accounts", "--json")
    assert [row["id"] for row in json.loads(listed.stdout)] == ["aohara"]
    assert (home / "records" / "workbook.db").is_file()


@pytest.mark.parametrize(
    ("arguments", "environment", "status"),
    [
        (("findings", "nobody"), {}, 1),
        (("nosuch",), {}, 2),
        (("accounts",), {"KIT_LANG": "fr"}, 2),
    ],
)
def test_refusal_is_one_sentence_and_an_exit_status(
    run: Run, arguments: tuple[str, ...], environment: dict[str, Any], status: int
) -> None:
    said = run(*arguments, **environment)
    assert (said.returncode, said.stdout) == (status, "")
    assert len(said.stderr.splitlines()) == 1


def test_help_needs_no_terminal(run: Run) -> None:
    said = run("--help", COLUMNS="80", TERM="dumb")
    assert (said.returncode, said.stderr) == (0, "")
    assert "使い方：kit" in said.stdout
