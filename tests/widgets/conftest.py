"""A workbook on a store of its own: one deal, two people, nothing assessed."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from kit.account import Account, Deal, Member, Profile, Stakeholder
from kit.exchange import Incoming
from kit.pack import Pack, load_pack
from kit.settings import Settings
from kit.store import Store
from kit.widgets.deals import StageForm
from kit.widgets.findings import FindingsPanel
from kit.workbook import Workbook, bring_in

TODAY = date(2026, 11, 20)
START = Account(
    id="aoba",
    profile=Profile(name="青葉", rep="sato", coach="mori"),
    members=(Member(id="sato", name="佐藤"), Member(id="mori", name="森")),
    deals=(Deal(id="line", name="検査装置"), Deal(id="service", name="保守")),
    stakeholders=(
        Stakeholder(id="kato", name="加藤", title="部長"),
        Stakeholder(id="ueda", name="上田"),
    ),
)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let work that may wait be done at once, whatever loop a browser left running."""
    monkeypatch.setattr("kit.widgets.later.running_loop", lambda: None)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'records' / 'workbook.db'}") as opened:
        bring_in(opened, [Incoming(START, None)], "start")
        yield opened


@pytest.fixture
def workbook(store: Store) -> Workbook:
    return Workbook(store, "aoba", "sato")


@pytest.fixture
def elsewhere(store: Store) -> Workbook:
    """Open the same account in another kernel."""
    return Workbook(store, "aoba", "somebody")


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack("general", Settings(home=Path("/nowhere"), store="sqlite://"))


@pytest.fixture
def form(workbook: Workbook, pack: Pack) -> StageForm:
    return StageForm(workbook, pack, "ja", TODAY, rater="sato")


@pytest.fixture
def coach(workbook: Workbook, pack: Pack) -> StageForm:
    """Open the coach's form on the same account."""
    return StageForm(workbook, pack, "ja", TODAY, side="coach", rater="mori")


@pytest.fixture
def panel(workbook: Workbook, pack: Pack) -> Callable[..., FindingsPanel]:
    def made(**given: object) -> FindingsPanel:
        return FindingsPanel(workbook, pack, "ja", TODAY, **{"kinds": ("stage", "early"), **given})

    return made


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the workbook's folder, which the pages of the notebooks find by themselves."""
    for name in ("KIT_STORE", "KIT_LANG", "KIT_PACK", "KIT_ROLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KIT_HOME", str(tmp_path))
    monkeypatch.setenv("KIT_USER", "sato")
    return tmp_path
