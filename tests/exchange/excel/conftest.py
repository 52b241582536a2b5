"""What the tests of workbooks share: a pack, a way through a file, a file to edit."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from editing import Desk

from kit.account import Account
from kit.exchange import Incoming, Origin
from kit.exchange.excel import blank, read_workbook, write_account
from kit.pack import Pack, load_pack
from kit.settings import Settings

# The accounts of any kind are made one folder up.
sys.path.insert(0, str(Path(__file__).parent.parent))

Through = Callable[..., Incoming]


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack("general", Settings(tmp_path_factory.mktemp("home"), "sqlite://"))


@pytest.fixture(scope="session")
def through(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Through:
    """Return what writes an account to a workbook and reads it again."""
    file = tmp_path_factory.mktemp("book") / "book.xlsx"

    def there_and_back(
        account: Account, origin: Origin | None = None, lang: str = "ja"
    ) -> Incoming:
        file.write_bytes(write_account(account, origin, pack, lang))
        return read_workbook(file)

    return there_and_back


@pytest.fixture
def desk(tmp_path: Path, pack: Pack) -> Callable[..., Desk]:
    def put(account: Account | None, origin: Origin | None = None, lang: str = "ja") -> Desk:
        content = write_account(account, origin, pack, lang) if account else blank(pack, lang)
        return Desk(tmp_path / "book.xlsx", content)

    return put
