"""Sessions and what came of them, remarks, questions to ask, notes for other teams."""

import pytest

from kit.account import Action, CoachingSession, Contact, PracticeNote, Profile, Remark
from kit.analysis import find
from kit.analysis.coaching import (
    REMARKABLE,
    ActionState,
    TalkStep,
    agreed_actions,
    entries_of,
    last_session,
    open_remarks,
    proposed_questions,
    remarked,
    shareable_notes,
    shared_text,
    without_names,
)
from kit.words import word


def _session(held_on, **fields) -> CoachingSession:
    return CoachingSession.model_validate({"id": f"s-{held_on}", "held_on": held_on, **fields})


def _remark(**fields) -> Remark:
    given = {"id": "r", "kind": "stakeholders", "entry": "kato", "text": "なぜ", **fields}
    return Remark.model_validate({"made_on": "2026-11-01", **given})


def test_the_last_session_is_the_latest_that_was_held(account, today, ago) -> None:
    held = tuple(_session(ago(days)) for days in (60, 10, -5))
    customer = account(coaching_sessions=held)
    assert last_session(customer, today) is held[1]
    assert last_session(account(), today) is None


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"done_on": 1, "due_on": 5}, ActionState.done),
        ({"done_on": -1, "due_on": 5}, ActionState.late),
        ({"due_on": 0}, ActionState.open),
        ({"due_on": 1}, ActionState.late),
        ({}, ActionState.no_day),
    ],
)
def test_an_agreed_action_stands_by_its_days(account, today, ago, fields, state) -> None:
    days = {name: ago(n) for name, n in fields.items()}
    customer = account(actions=(Action(id="a1", what="訪ねる", **days),))
    (found,) = agreed_actions(customer, _session(ago(9), actions=("a1",)), today)
    assert found.state is state


def test_the_talk_begins_with_what_became_of_the_actions(account, pack, today, ago) -> None:
    customer = account(
        actions=(Action(id="a1", what="訪ねる"), Action(id="a2", what="書く", done_on=ago(1))),
        coaching_sessions=(_session(ago(9), actions=("a1", "a2")),),
    )
    found = find(customer, pack, today)
    asked = proposed_questions(customer, pack, found, today, "ja")
    assert list(asked) == list(TalkStep)
    assert "「訪ねる」" in asked[TalkStep.reality][0]
    assert not any("「書く」" in question for question in asked[TalkStep.reality])
    texts = pack.coaching.grow.goal.questions.values()
    assert list(asked[TalkStep.goal]) == [text.ja for text in texts]


def test_an_answered_remark_waits_no_more(account) -> None:
    made = (
        _remark(id="r1"),
        _remark(id="r2", answer="聞きました"),
        _remark(id="r3", answered_on="2026-11-02"),
        _remark(id="r4", made_on="2026-10-01"),
    )
    assert [each.id for each in open_remarks(account(remarks=made))] == ["r4", "r1"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "kato"),
        ({"field": "trust"}, "katoの「当社への信頼」"),
        ({"field": "no_such"}, "kato"),
        ({"entry": "nobody"}, None),
        ({"kind": "no_such"}, None),
    ],
)
def test_a_remark_says_what_it_is_about_or_that_it_is_gone(account, fields, told) -> None:
    expected = told and told.replace("当社への信頼", word("fields.Stakeholder.trust", "ja"))
    assert remarked(account(), _remark(**fields), "ja") == expected


def test_every_kind_of_entry_has_a_name_to_be_found_by(account, line, contact, ago) -> None:
    customer = account(coverage=(line("kato", "sales-1", "deep"),), contacts=(contact(1, ago(3)),))
    assert list(entries_of(customer, "coverage", "ja")) == [("kato　営業", "kato-sales-1")]
    assert list(entries_of(customer, "contacts", "ja")) == [("2026年11月17日", "k1")]
    assert "remarks" not in REMARKABLE
    assert {"deals", "actions", "contacts", "complaints"} <= set(REMARKABLE)
    assert isinstance(customer.contacts[0], Contact)


def test_a_note_goes_to_other_teams_without_a_name_the_account_knows(account, pack, person) -> None:
    named = ("加藤 誠", "加")
    customer = account(
        profile=Profile(name="青原工機株式会社"),
        stakeholders=tuple(
            person("x").changed(id=f"x{n}", name=name) for n, name in enumerate(named)
        ),
    )
    note = PracticeNote(
        id="n", what="青原工機の加藤さん（加藤 誠）に検査装置を見せた。参加者も増えた", stage=4
    )
    told = shared_text(customer, note, pack, "ja")
    assert pack.stages[4].name.ja in told
    assert not any(name in told for name in ("青原", "加藤", "検査装置"))
    assert "参加者" in told
    assert without_names(note.what, account(stakeholders=()), "en") != note.what


def test_only_notes_marked_so_may_be_shared(account) -> None:
    notes = tuple(
        PracticeNote(id=value, what="図を描く", shareable=value)
        for value in ("yes", "no", "unknown")
    )
    assert [each.id for each in shareable_notes(account(practice_notes=notes))] == ["yes"]
