"""JSON is the lossless form of an account."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from any_account import accounts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from kit.account import KINDS, SCHEMA_VERSION, Account, Profile
from kit.exchange import Incoming, Origin, account_from_json, account_to_json, read_account
from kit.settings import shipped_content

SAMPLES = sorted((shipped_content() / "data" / "samples").glob("*.json"))
MOMENT = datetime(2026, 11, 22, 9, 30, 15, 123456, tzinfo=UTC)
any_account = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
origins = st.none() | st.builds(
    Origin,
    revision=st.integers(1, 2**40),
    saved_at=st.datetimes(timezones=st.just(UTC)),
    author=st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)


@any_account
@given(accounts, origins)
def test_any_account_and_its_origin_come_back_equal(
    account: Account, origin: Origin | None
) -> None:
    written = account_to_json(account, origin)
    assert account_from_json(written, "a.json") == Incoming(account, origin)


@any_account
@given(accounts)
def test_any_account_written_again_is_the_same_text(account: Account) -> None:
    written = account_to_json(account)
    assert account_to_json(account_from_json(written, "a.json").account) == written


def groups(value: BaseModel, written: dict[str, Any]) -> Iterator[tuple[BaseModel, Any]]:
    """Yield every group of an account beside what was written for it."""
    yield value, written
    for name in type(value).model_fields:
        inner = getattr(value, name)
        if isinstance(inner, BaseModel):
            yield from groups(inner, written[name])
        elif isinstance(inner, tuple):
            for each, there in zip(inner, written[name], strict=True):
                if isinstance(each, BaseModel):
                    yield from groups(each, there)


@any_account
@given(accounts)
def test_every_field_is_written_out(account: Account) -> None:
    written = json.loads(account_to_json(account))
    assert written.pop("schema_version") == SCHEMA_VERSION
    for group, there in groups(account, written):
        assert there.keys() == type(group).model_fields.keys()


def test_every_kind_of_entry_is_written_even_where_there_is_none() -> None:
    written = json.loads(account_to_json(Account(id="a", profile=Profile(name="顧客"))))
    assert written.keys() == {"schema_version", "id", "profile", *KINDS}


def test_only_revision_day_and_author_vary_with_the_saved_state() -> None:
    account = Account(id="a", profile=Profile(name="顧客"))
    bare = json.loads(account_to_json(account))
    saved = json.loads(account_to_json(account, Origin(3, MOMENT, "mai")))
    assert saved.keys() - bare.keys() == {"revision", "saved_at", "author"}
    assert {key: saved[key] for key in bare} == bare


def test_japanese_is_written_as_itself() -> None:
    assert "髙﨑𠮷" in account_to_json(Account(id="a", profile=Profile(name="髙﨑𠮷")))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_can_be_read_and_comes_back_equal(sample: Path) -> None:
    account = read_account(sample).account
    assert account_from_json(account_to_json(account), sample.name).account == account
