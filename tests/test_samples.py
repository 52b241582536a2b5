from pathlib import Path

from kit.samples import sample_accounts, sample_ids
from kit.settings import Settings


def test_each_sample_file_bears_the_id_of_its_account() -> None:
    settings = Settings(home=Path("/nowhere"), store="sqlite://")
    accounts = sample_accounts(settings)
    assert sample_ids(settings) == tuple(each.account.id for each in accounts)
    assert len(accounts) >= 6
