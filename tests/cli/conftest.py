"""The command as its reader runs it, in a workbook of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kit.cli import main

Document = dict[str, Any]


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Kit = Callable[..., Done]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a workbook in which nothing stands yet."""
    for name in ("KIT_STORE", "KIT_LANG", "KIT_PACK", "KIT_ROLE", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "workbook"
    home.mkdir()
    monkeypatch.setenv("KIT_HOME", str(home))
    monkeypatch.setenv("KIT_USER", "mai")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    return home


@pytest.fixture
def kit(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kit:
    """Run the command in this process."""
    assert home.is_dir()

    def run(*arguments: object, **environment: str) -> Done:
        with monkeypatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as end:
                main([str(each) for each in arguments])
        said = capsys.readouterr()
        return Done(int(end.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Write the file of a small account, with a change where one is given."""

    def write(account: str = "aohara", name: str = "", **changed: Any) -> Path:
        document = {
            "id": account,
            "profile": {"name": f"顧客 {account}", "rep": "m1"},
            "members": [{"id": "m1", "name": "速水 拓也"}, {"id": "m2", "name": "桑原 典子"}],
            "stakeholders": [{"id": "p1", "name": "花田", "trust": 4}],
        }
        path = tmp_path / (name or f"{account}.json")
        path.write_text(json.dumps(document | changed, ensure_ascii=False), encoding="utf-8")
        return path

    return write
