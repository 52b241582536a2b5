"""A day, a pack with round numbers, and builders that put an account together in a line.

A rung is written as one letter for each of its two criteria:
Y yes with evidence, y yes on our word alone, p partly, n no, ? unknown; - is a rung left empty.
"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kit.account import (
    Account,
    Agreement,
    Answer,
    AnswerValue,
    Assessment,
    Contact,
    Coverage,
    Deal,
    Evidence,
    Function,
    Member,
    Profile,
    StageEntry,
    Stakeholder,
)
from kit.analysis import find
from kit.pack import Pack, load_pack
from kit.settings import Settings

TODAY = date(2026, 11, 20)
SAMPLES = Path(__file__).parents[2] / "data" / "samples"
CRITERIA = ("first", "second")

VALUES = {
    "Y": AnswerValue.yes,
    "y": AnswerValue.yes,
    "p": AnswerValue.partly,
    "n": AnswerValue.no,
    "?": AnswerValue.unknown,
}

YES = AnswerValue.yes
AGREEMENTS = {
    "-": Agreement(),
    "agreed": Agreement(value=YES, agreed_by=("kato",), agreed_on=date(2026, 10, 1)),
    "by-nobody": Agreement(value=YES, agreed_on=date(2026, 10, 1)),
    "undated": Agreement(value=YES, agreed_by=("kato",)),
    "by-one-who-left": Agreement(value=YES, agreed_by=("mori",), agreed_on=date(2026, 10, 1)),
    "withdrawn": Agreement(
        value=YES,
        agreed_by=("kato",),
        agreed_on=date(2026, 10, 1),
        withdrawn_on=date(2026, 11, 1),
    ),
    "confirmed": Agreement(
        value=YES,
        agreed_by=("mori",),
        agreed_on=date(2026, 10, 1),
        confirmed_by=("kato",),
        confirmed_on=date(2026, 11, 10),
    ),
    "confirmed-some-day": Agreement(
        value=YES, agreed_by=("mori",), agreed_on=date(2026, 10, 1), confirmed_by=("kato",)
    ),
    "to-come": Agreement(value=YES, agreed_by=("kato",), agreed_on=date(2027, 1, 1)),
    "by-both": Agreement(value=YES, agreed_by=("mori", "kato"), agreed_on=date(2026, 10, 1)),
    "partly": Agreement(value=AnswerValue.partly),
    "no": Agreement(value=AnswerValue.no),
    "unknown": Agreement(value=AnswerValue.unknown),
}


def _ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def _general() -> Pack:
    return load_pack("general", Settings(home=Path("/nowhere"), store="sqlite://"))


def _round_numbers() -> Pack:
    """Return the general pack with the method's own thresholds and two criteria a stage."""
    general = _general()
    thresholds = general.thresholds.model_copy(
        update={
            "rater_gap_levels": 2,
            "agreement_lag_levels": 2,
            "decision_maker_unmet_days": 60,
            "single_thread_people": 2,
            "no_opponent_known_attitudes": 5,
            "strong_influence": 4,
            "high_trust": 4,
            "newcomer_months": 6,
            "people_stale_days": 90,
            "dependence_gap": 3,
            "dependence_weak": 2,
            "lead_time_days": 60,
            "budget_window_days": 45,
            "budget_stage": 6,
            "lead_few": 5,
            "contact_window_days": 90,
            "contact_few": 5,
            "account_silence_days": 30,
            "decision_maker_silence_days": 60,
            "started_by_us_percent": 40,
            "mail_percent": 70,
            "initiator_unknown_percent": 30,
            "routine_only_contacts": 3,
            "no_suggestion_days": 90,
            "balance_half_life_days": 90,
            "balance_window_days": 90,
            "balance_few": 5,
            "information_stale_days": 180,
            "situation_stale_days": 120,
            "scenario_stale_days": 30,
            "deal_only_areas": 3,
            "issue_stage": 5,
            "promise_unconfirmed_days": 14,
            "after_order_silence_days": 14,
            "question_open_days": 14,
            "letter_days": 3,
            "complaint_window_days": 180,
            "finding_unanswered_days": 14,
            "map_stale_days": 180,
        }
    )
    return general.model_copy(update={"thresholds": thresholds, "stages": _stages(general)})


def _stages(general: Pack):
    criterion = next(iter(general.stages[0].criteria.values()))
    plain = {
        "criteria": dict.fromkeys(CRITERIA, criterion),
        "reassess_after_days": 30,
        "evidence_days": 180,
    }
    stages = {n: stage.model_copy(update=plain) for n, stage in general.stages.items()}
    stages[0] = stages[0].model_copy(update={"evidence_days": None})
    stages[8] = stages[8].model_copy(update={"reassess_after_days": 45})
    return stages


def _answer(criterion: str, letter: str, said_on: date | None) -> Answer:
    shown = (Evidence(what="「そう思う」", said_by=("kato",), said_on=said_on),)
    return Answer(
        criterion=criterion, value=VALUES[letter], evidence=shown if letter == "Y" else ()
    )


def _answers(rung: str, said_on: date | None) -> tuple[Answer, ...]:
    letters = () if rung == "-" else rung
    return tuple(
        _answer(name, letter, said_on) for name, letter in zip(CRITERIA, letters, strict=False)
    )


def _assessed(
    rungs: str = "",
    agreed: str = "",
    *,
    on: date = TODAY,
    said_on: date | None = date(2026, 10, 1),
    **fields,
) -> Assessment:
    rows, words = rungs.split(), agreed.split()
    stages = tuple(
        StageEntry(
            stage=n,
            answers=_answers(rows[n] if n < len(rows) else "-", said_on),
            agreement=AGREEMENTS[words[n] if n < len(words) else "-"],
        )
        for n in range(max(len(rows), len(words)))
    )
    given = {"deal": "deal", "side": "rep", "assessed_on": on, "handed_in": True, **fields}
    return Assessment.model_validate({"id": f"{given['side']}-{on}", "stages": stages, **given})


def _deal(**fields) -> Deal:
    return Deal.model_validate({"id": "deal", "name": "検査装置", **fields})


def _person(name: str, **fields) -> Stakeholder:
    return Stakeholder.model_validate({"id": name, "name": name, **fields})


def _line(stakeholder: str, member: str, level: str, wished: str = "unknown") -> Coverage:
    given = {"stakeholder": stakeholder, "member": member, "level": level, "wished": wished}
    return Coverage.model_validate({"id": f"{stakeholder}-{member}", **given})


def _contact(number: int | str, held_on: date, channel: str = "visit", **fields) -> Contact:
    given = {"id": f"k{number}", "held_on": held_on, "channel": channel, **fields}
    return Contact.model_validate(given)


def _account(**entries) -> Account:
    """Return an account with one deal; kato is in post and mori left on 2026-11-01."""
    people = (_person("kato"), _person("mori", left_on="2026-11-01"))
    ours = (
        Member(id="sales-1", name="営業", function=Function.sales),
        Member(id="sales-2", name="営業二", function=Function.sales),
        Member(id="engineer", name="技術", function=Function.engineering),
        Member(id="somebody", name="誰か"),
    )
    plain = {"profile": Profile(name="青原"), "members": ours, "deals": (_deal(),)}
    return Account(id="aohara", **{**plain, "stakeholders": people, **entries})


@pytest.fixture(scope="session")
def today():
    return TODAY


@pytest.fixture(scope="session")
def ago():
    """Return the day so many days before today."""
    return _ago


@pytest.fixture(scope="session")
def pack():
    return _round_numbers()


@pytest.fixture(scope="session")
def assessed():
    """Build an assessment from rungs such as 'YY Yp' and agreements such as 'agreed no'."""
    return _assessed


@pytest.fixture(scope="session")
def deal():
    return _deal


@pytest.fixture(scope="session")
def person():
    return _person


@pytest.fixture(scope="session")
def line():
    return _line


@pytest.fixture(scope="session")
def contact():
    """Build a contact from a number, a day, a channel and fields."""
    return _contact


@pytest.fixture(scope="session")
def account():
    return _account


@pytest.fixture(scope="session")
def raised(pack):
    """Return the facts of each finding of one code."""

    def facts(customer: Account, code: str, today: date = TODAY) -> list[dict]:
        return [dict(f.facts) for f in find(customer, pack, today) if f.code == code]

    return facts


@pytest.fixture(scope="session")
def samples() -> tuple[Path, ...]:
    return tuple(sorted(SAMPLES.glob("*.json")))
