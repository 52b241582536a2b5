"""An account comes back from its workbook as it was.

Only evidence in which nothing at all is filled in does not: it is an empty part of a row.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from any_account import accounts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.account import Account, Evidence, Member, Profile, Stakeholder
from kit.exchange import Incoming, Origin, read_account
from kit.settings import shipped_content

SAMPLES = sorted((shipped_content() / "data" / "samples").glob("*.json"))
any_account = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
origins = st.none() | st.builds(
    Origin,
    revision=st.integers(1, 2**40),
    saved_at=st.datetimes(timezones=st.just(UTC)),
    author=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8),
)


def without_blank_evidence(account: Account) -> Account:
    document: Any = account.model_dump()
    answers = (
        answer
        for assessment in document["assessments"]
        for entry in assessment["stages"]
        for answer in entry["answers"]
    )
    for answer in answers:
        blank = Evidence().model_dump()
        answer["evidence"] = [each for each in answer["evidence"] if each != blank]
    return Account.model_validate(document)


@any_account
@given(accounts, origins, st.sampled_from(["ja", "en"]))
def test_any_account_and_its_origin_come_back_equal(
    through: Any, account: Account, origin: Origin | None, lang: str
) -> None:
    expected = without_blank_evidence(account)
    assert through(account, origin, lang) == Incoming(expected, origin)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_comes_back_equal(through: Any, sample: Path, lang: str) -> None:
    known = read_account(sample)
    origin = Origin(7, datetime(2026, 11, 22, 9, 30, 15, 123456, tzinfo=UTC), "速水 拓也")
    assert through(known.account, origin, lang) == Incoming(known.account, origin)


TEXTS = [
    "NA", "None", "null", "nan", "#N/A", "TRUE", "00123", "-5", "1e5", "１２", "2026/11/22", "10%",
    "+81-3-1234", "@田中さん", "- 値上げに反対", "=1+1", "=cmd|' /C calc'!A0", "'引用", "不明",
    "_x0041_", "_x000D_", "_x0041_x0042_", "_X0041_", "x005F_", "_x005F_x0041_", "__x0041__",
    "a\rb", "一\r\n二", "\n", "\t", "   ", "\u3000", "  前後  ", "\x01\x0b\x1f\x7f\x85",
    "\ufffe\uffff\ufeff", "\u2028", "髙﨑𠮷🙂", "&amp; <b> ]]>", "あ" * 32_767, "🙂" * 16_383,
]  # fmt: skip


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_text_stays_the_text_that_was_typed(through: Any, lang: str) -> None:
    members = tuple(Member(id=f"m{n}", name="x", title=text) for n, text in enumerate(TEXTS))
    account = Account(id="a", profile=Profile(name="&B社 & 1", note="=1+1"), members=members)
    come_back = through(account, None, lang).account
    assert [each.title for each in come_back.members] == TEXTS
    assert come_back == account


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_person_of_any_name_can_be_referred_to(through: Any, lang: str) -> None:
    names = [*TEXTS, "p3", "花田", "花田", "釜田 一郎", "釜田　一郎", "Unknown", "同 じ", "同じ"]
    people = [
        Stakeholder(id=f"p{n}", name=name, reports_to=f"p{n - 1}" if n else None)
        for n, name in enumerate(names)
    ]
    account = Account(id="a", profile=Profile(name=""), stakeholders=tuple(people))
    assert through(account, None, lang).account == account
