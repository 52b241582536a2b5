"""What changed between two days, as data and in words."""

from datetime import date

import pytest

from kit.account import Action, Complaint, Promise
from kit.analysis.changes import State, Turn, changes, tell_changes
from kit.words import show_day


@pytest.fixture
def compared(account, pack, today, ago):
    """Return the changes between two sets of entries, thirty days ago and today."""

    def compare(before: dict, now: dict, course=None):
        states = State(account(**before), ago(30)), State(account(**now), today)
        return changes(*states, pack, course or {})

    return compare


def only(found, prefix: str):
    return [each for each in found if each.code.startswith(prefix)]


def test_where_nothing_changed_nothing_is_said(compared, person) -> None:
    same = {"stakeholders": (person("kato", attitude="unknown", trust=None),)}
    assert compared(same, same) == ()


@pytest.mark.parametrize(
    ("before", "now", "turn"),
    [
        ("neutral", "support", Turn.better),
        ("support", "against", Turn.worse),
        ("unknown", "support", Turn.noted),
        ("against", "unknown", Turn.noted),
    ],
)
def test_an_attitude_turns_and_from_the_unknown_it_only_becomes_known(
    compared, person, before, now, turn
) -> None:
    found = compared(
        {"stakeholders": (person("kato", attitude=before),)},
        {"stakeholders": (person("kato", attitude=now),)},
    )
    (change,) = only(found, "person.attitude")
    assert (change.turn, change.facts["before"].value, change.facts["now"].value) == (
        turn,
        before,
        now,
    )


@pytest.mark.parametrize(
    ("before", "now", "turn"),
    [(3, 4, Turn.better), (4, 1, Turn.worse), (None, 1, Turn.noted), (5, None, Turn.noted)],
)
def test_trust_that_is_not_known_is_never_counted_as_zero(
    compared, person, before, now, turn
) -> None:
    found = compared(
        {"stakeholders": (person("kato", trust=before),)},
        {"stakeholders": (person("kato", trust=now),)},
    )
    (change,) = only(found, "person.trust")
    assert (change.turn, change.facts["before"], change.facts["now"]) == (turn, before, now)


def test_people_come_leave_and_are_taken_out(compared, person, ago) -> None:
    found = compared(
        {"stakeholders": (person("kato"), person("mori"))},
        {"stakeholders": (person("kato", left_on=ago(3)), person("new"))},
    )
    told = {each.code: each.facts["names"] for each in only(found, "person.")}
    assert told == {
        "person.came": ("new",),
        "person.left": ("kato",),
        "person.removed": ("mori",),
    }


def test_somebody_who_had_left_already_does_not_leave_again(compared, person, ago) -> None:
    gone = {"stakeholders": (person("kato", left_on=ago(60)),)}
    assert only(compared(gone, gone), "person.") == []


@pytest.mark.parametrize(
    ("before", "now", "turn"),
    [
        ("YY YY nn", "YY YY YY nn", Turn.better),
        ("YY YY YY nn", "YY nn", Turn.worse),
        ("YY ??", "YY YY YY nn", Turn.noted),
        ("YY YY nn", "YY ??", Turn.noted),
    ],
)
def test_a_level_turns_unless_the_unknown_stopped_its_count(
    compared, assessed, ago, before, now, turn
) -> None:
    old = assessed(before, on=ago(40), said_on=ago(45))
    new = assessed(now, on=ago(2), said_on=ago(3))
    found = compared({"assessments": (old,)}, {"assessments": (old, new)})
    (change,) = only(found, "level.rated")
    assert change.turn is turn


def test_a_deal_assessed_for_the_first_time_had_no_level_before(compared, assessed, ago) -> None:
    new = assessed("YY nn", on=ago(2), said_on=ago(3))
    (change,) = only(compared({}, {"assessments": (new,)}), "level.rated")
    assert (change.facts["before"], change.facts["now"].value) == (None, 0)
    assert change.turn is Turn.noted


def test_agreements_are_made_and_taken_back(compared, assessed, ago) -> None:
    old = assessed("YY YY", "agreed agreed", on=ago(40), said_on=ago(45))
    new = assessed("YY YY YY", "agreed withdrawn agreed", on=ago(2), said_on=ago(3))
    found = compared({"assessments": (old,)}, {"assessments": (old, new)})
    told = {each.code: each.facts["stages"] for each in only(found, "agreement.")}
    assert told == {"agreement.made": (2,), "agreement.withdrawn": (1,)}


def test_an_agreement_whose_person_left_lapses_until_the_successor_confirms(
    compared, assessed, person
) -> None:
    made = assessed("YY", "by-one-who-left", on=date(2026, 10, 5))
    here, gone = person("mori"), person("mori", left_on="2026-11-01")
    before = {"assessments": (made,), "stakeholders": (person("kato"), here)}
    after = {"assessments": (made,), "stakeholders": (person("kato"), gone)}
    assert [e.code for e in only(compared(before, after), "agreement.")] == ["agreement.lapsed"]
    anew = assessed("YY", "confirmed", on=date(2026, 11, 12))
    both = after | {"assessments": (made, anew)}
    lapsed = {**before, "stakeholders": (person("kato"), person("mori", left_on="2026-10-01"))}
    codes = [each.code for each in only(compared(lapsed, both), "agreement.")]
    assert codes == ["agreement.confirmed"]


def test_promises_actions_and_complaints_are_made_and_done(compared, ago) -> None:
    kept = {"id": "p1", "what": "書面を渡す"}
    before = {
        "promises": (Promise(**kept),),
        "actions": (Action(id="a1", what="訪ねる"), Action(id="a2", what="電話する")),
    }
    now = {
        "promises": (Promise(**kept, kept_on=ago(4)), Promise(id="p2", what="講習する")),
        "actions": (Action(id="a1", what="訪ねる", done_on=ago(1)),),
        "complaints": (Complaint(id="c1", what="書面が届かない"),),
    }
    found = compared(before, now)
    told = {
        each.code: each.facts["names"]
        for each in found
        if each.code.partition(".")[0] in {"promise", "action", "complaint"}
    }
    assert told == {
        "promise.kept": ("書面を渡す",),
        "promise.made": ("講習する",),
        "action.done": ("訪ねる",),
        "action.removed": ("電話する",),
        "complaint.came": ("書面が届かない",),
    }


def test_a_day_still_to_come_has_not_happened(compared, ago) -> None:
    planned = {"promises": (Promise(id="p1", what="渡す", kept_on=ago(-5)),)}
    assert only(compared({"promises": (Promise(id="p1", what="渡す"),)}, planned), "promise") == []


def test_findings_come_up_and_are_over(compared, person, pack) -> None:
    unknown = {"stakeholders": (person("kato", attitude="support"),)}
    against = {"stakeholders": (person("kato", attitude="against"),)}
    found = compared(unknown, against)
    (opened,) = only(found, "finding.opened")
    assert pack.findings["people.dislike_unexplained"].title in opened.facts["titles"]
    (closed,) = only(compared(against, unknown), "finding.closed")
    assert pack.findings["people.dislike_unexplained"].title in closed.facts["titles"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_changes_are_told_by_topic_and_what_turned_stands_first(
    compared, person, deal, ago, lang
) -> None:
    found = compared(
        {
            "stakeholders": (person("kato", attitude="neutral"),),
            "deals": (deal(decision_on=ago(-10)),),
        },
        {
            "stakeholders": (person("kato", attitude="support"), person("new")),
            "deals": (deal(decision_on=ago(-40)),),
        },
    )
    groups = {group.topic.value: group.changes for group in tell_changes(found, lang)}
    assert [each.change.code for each in groups["people"]] == ["person.attitude", "person.came"]
    assert groups["people"][0].sign == "↑"
    (moved,) = groups["dates"]
    assert show_day(ago(-10), lang) in moved.sentence
    assert show_day(ago(-40), lang) in moved.sentence
    assert "「検査装置」" in moved.sentence or "“検査装置”" in moved.sentence


def test_what_was_typed_stands_unchanged_in_a_sentence(compared) -> None:
    typed = "<b>{name}</b> $x$"
    found = compared({}, {"actions": (Action(id="a1", what=typed),)})
    sentences = [each.sentence for group in tell_changes(found, "ja") for each in group.changes]
    assert any(typed in sentence for sentence in sentences)
