"""Lists as offices write them, and what becomes of them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from kit.account import Account, Deal, Member, Profile, Stakeholder
from kit.errors import Fault, Faults
from kit.words import say


@pytest.fixture
def csv(tmp_path: Path) -> Callable[..., Path]:
    """Write a text file of lines."""

    def write(
        *lines: str, encoding: str = "cp932", name: str = "list.csv", end: str = "\r\n"
    ) -> Path:
        path = tmp_path / name
        path.write_bytes("".join(line + end for line in lines).encode(encoding))
        return path

    return write


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Write rows into an Excel file; change is given its sheet before it is saved."""

    def write(
        *rows: Sequence[Any], name: str = "list.xlsx", change: Callable[[Any], None] | None = None
    ) -> Path:
        book = Workbook()
        for row in rows:
            book.active.append(row)
        if change:
            change(book.active)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def refused() -> Callable[[Callable[[], object]], tuple[Fault, ...]]:
    """Return the faults of what is refused, having made sure that all can be told."""

    def catch(work: Callable[[], object]) -> tuple[Fault, ...]:
        with pytest.raises(Faults) as refusal:
            work()
        for lang in ("ja", "en"):
            assert len(say(refusal.value, lang).splitlines()) == 1 + len(refusal.value.faults)
        return refusal.value.faults

    return catch


def account(item_id: str = "aohara", name: str = "株式会社蒼原工機", **chapters: Any) -> Account:
    return Account(id=item_id, profile=Profile(name=name), **chapters)


@pytest.fixture
def aohara() -> Account:
    """Return an account with one person of each kind of trouble."""
    return account(
        members=(Member(id="m1", name="速水 拓也"),),
        stakeholders=(
            Stakeholder(id="p1", name="花田 節子", department="購買部", trust=4, title="部長"),
            Stakeholder(id="p2", name="釜田 匠"),
        ),
        deals=(Deal(id="d1", name="検査装置の更新", note="手書きのメモ"),),
    )
