"""Coaching: what has to be said, and what may stay unknown."""

import pytest

from kit.account import CoachingSession, PracticeNote, Remark, RideAlong, RootCause, YesNo
from kit.errors import Faults


def test_a_session_needs_its_day_and_nothing_else() -> None:
    session = CoachingSession.checked({"id": "s", "held_on": "令和8年10月23日"})
    assert session.held_on.isoformat() == "2026-10-23"
    assert (session.root_cause, session.grow.goal, session.actions) == (RootCause.unknown, "", ())
    with pytest.raises(Faults):
        CoachingSession.checked({"id": "s"})


def test_a_part_of_the_talk_is_changed_by_its_path() -> None:
    session = CoachingSession.checked({"id": "s", "held_on": "2026-10-23"})
    assert session.changed(**{"grow.will": "訪ねる"}).grow.will == "訪ねる"


@pytest.mark.parametrize("missing", ["kind", "entry", "text", "made_on"])
def test_a_remark_says_what_it_is_about_when_and_what(missing: str) -> None:
    whole = {"id": "r", "kind": "deals", "entry": "d", "text": "なぜ", "made_on": "2026-10-23"}
    assert Remark.checked(whole).answered_on is None
    with pytest.raises(Faults) as refused:
        Remark.checked({name: value for name, value in whole.items() if name != missing})
    assert [fault.place for fault in refused.value.faults] == [(missing,)]


def test_a_ride_along_needs_its_day() -> None:
    assert RideAlong.checked({"id": "v", "visited_on": "2026-10-22"}).contact is None
    with pytest.raises(Faults):
        RideAlong.checked({"id": "v", "seen": "話を待てた"})


def test_a_note_is_not_shareable_until_somebody_says_so() -> None:
    note = PracticeNote.checked({"id": "n", "what": "図を描く"})
    assert (note.shareable, note.anonymised, note.stage) == (YesNo.unknown, YesNo.unknown, None)


@pytest.mark.parametrize("stage", [-1, 10, True, "x"])
def test_a_note_is_for_one_of_the_ten_stages(stage: object) -> None:
    with pytest.raises(Faults):
        PracticeNote.checked({"id": "n", "what": "図を描く", "stage": stage})
