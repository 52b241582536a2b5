"""Ids that must be unique, ids that must lead somewhere, and circles upwards."""

from copy import deepcopy
from typing import get_args

import pytest

from kit.account import KINDS, Account, Profile, reference_faults
from kit.account.base import ItemId
from kit.account.shape import Holds, shape_of
from kit.pack import PARTS

DOCUMENT = {
    "id": "aohara",
    "profile": {"name": "青原", "rep": "hayami", "coach": "kuwabara"},
    "members": [{"id": "hayami", "name": "速水"}, {"id": "kuwabara", "name": "桑原"}],
    "stakeholders": [
        {"id": "boss", "name": "社長"},
        {"id": "head", "name": "部長", "reports_to": "boss", "successor": "chief"},
        {"id": "chief", "name": "課長", "reports_to": "head"},
    ],
    "relations": [{"id": "r1", "source": "head", "target": "chief", "kind": "alliance"}],
    "coverage": [{"id": "c1", "stakeholder": "head", "member": "hayami", "level": "deep"}],
    "actions": [{"id": "a1", "what": "訪ねる", "owner": "hayami"}],
    "deferrals": [{"id": "f1", "reason": "改編待ち", "decided_by": "hayami"}],
    "goals": [{"id": "o1", "customer_outcome": "止まらない", "deal": "d1"}],
    "rivals": [{"id": "v1", "name": "別の会社", "deals": ["d1"]}],
    "usages": [{"id": "u1", "department": "製造部", "domain": "equipment", "rival": "v1"}],
    "trades": [{"id": "t1", "when": "2025年度", "deal": "d1"}],
    "customer_issues": [{"id": "n1", "what": "人手", "felt_by": ["head"], "deal": "d1"}],
    "scenarios": [{"id": "z1", "text": "現場から", "deal": "d1"}],
    "decisions": [{"id": "x1", "what": "体制", "decided_by": "hayami", "deal": "d1"}],
    "noticed": [{"id": "w1", "first_seen_on": "2026-11-01"}],
    "deals": [
        {
            "id": "d1",
            "name": "検査装置",
            "owner": "hayami",
            "early": {"heard_from": "chief"},
            "effect": {"agreed_with": ["boss", "head"]},
        }
    ],
    "assessments": [
        {
            "id": "a1",
            "deal": "d1",
            "side": "rep",
            "rater": "hayami",
            "assessed_on": "2026-11-20",
            "stages": [
                {
                    "stage": 4,
                    "answers": [
                        {
                            "criterion": "asks-our-advice",
                            "value": "yes",
                            "evidence": [{"what": "「頼む」", "said_by": ["head", "chief"]}],
                        }
                    ],
                    "agreement": {"value": "yes", "agreed_by": ["head"], "confirmed_by": ["chief"]},
                }
            ],
        }
    ],
    "contacts": [
        {
            "id": "k1",
            "held_on": "2026-11-12",
            "stakeholders": ["head", "chief"],
            "members": ["hayami"],
            "deal": "d1",
            "touches": [{"pair": "R1", "effect": "raises"}],
        }
    ],
    "information": [
        {"id": "i1", "question": "decision", "about": "boss", "heard_from": ["head"]},
    ],
    "letters": [
        {
            "id": "l1",
            "kind": "apology",
            "recipient": "head",
            "writer": "hayami",
            "deal": "d1",
            "complaint": "e1",
            "contact": "k1",
            "facts": [{"fact": "cause", "text": "知らせの遅れ"}],
            "checked_by": "kuwabara",
        }
    ],
    "facts": [{"id": "f1", "area": "strategy", "text": "出す前に見つける"}],
    "coaching_sessions": [
        {
            "id": "g1",
            "held_on": "2026-10-23",
            "coach": "kuwabara",
            "rep": "hayami",
            "actions": ["a1"],
        }
    ],
    "remarks": [
        {
            "id": "k1",
            "kind": "deals",
            "entry": "taken-out",
            "text": "根拠は",
            "made_by": "kuwabara",
            "made_on": "2026-10-23",
            "answered_by": "hayami",
        }
    ],
    "ride_alongs": [
        {
            "id": "n1",
            "visited_on": "2026-10-20",
            "contact": "k1",
            "coach": "kuwabara",
            "rep": "hayami",
        }
    ],
    "practice_notes": [{"id": "w1", "what": "先に図を描く", "noted_by": "hayami"}],
    "self_checks": [
        {
            "id": "s1",
            "checked_on": "2026-11-20",
            "member": "hayami",
            "answers": [{"statement": "asked-first", "value": "partly"}],
        }
    ],
    "promises": [
        {
            "id": "y1",
            "what": "閾値の見直し",
            "deal": "d1",
            "made_by": "hayami",
            "owner": "kuwabara",
            "made_to": ["head"],
            "confirmed_by": ["head"],
            "changed_agreed_by": ["boss", "head"],
        }
    ],
    "milestones": [
        {
            "id": "g1",
            "deal": "d1",
            "step": "go-live",
            "confirmed_by": ["head"],
            "signed_off_by": ["boss"],
        }
    ],
    "open_questions": [
        {"id": "q1", "what": "雨の日は", "deal": "d1", "asked_by": "chief", "put_to": "hayami"}
    ],
    "complaints": [
        {
            "id": "e1",
            "what": "誰も来ない",
            "deal": "d1",
            "received_from": ["head"],
            "promises": ["y1"],
            "before": {"cause": "fault", "going": ["hayami", "kuwabara"]},
            "after": {"cause": "sales-absent"},
            "reports": [{"due_on": "2026-12-01"}],
            "follow_through": [{"statement": "saw-it-mended", "value": "no"}],
        }
    ],
}

# Each place that holds an id, and the kind the id has to be found among.
PLACES = [
    (("profile", "rep"), "members"),
    (("profile", "coach"), "members"),
    (("stakeholders", 1, "reports_to"), "stakeholders"),
    (("stakeholders", 1, "successor"), "stakeholders"),
    (("relations", 0, "source"), "stakeholders"),
    (("relations", 0, "target"), "stakeholders"),
    (("coverage", 0, "stakeholder"), "stakeholders"),
    (("coverage", 0, "member"), "members"),
    (("actions", 0, "owner"), "members"),
    (("deferrals", 0, "decided_by"), "members"),
    (("goals", 0, "deal"), "deals"),
    (("rivals", 0, "deals", 0), "deals"),
    (("usages", 0, "rival"), "rivals"),
    (("trades", 0, "deal"), "deals"),
    (("customer_issues", 0, "felt_by", 0), "stakeholders"),
    (("customer_issues", 0, "deal"), "deals"),
    (("scenarios", 0, "deal"), "deals"),
    (("decisions", 0, "decided_by"), "members"),
    (("decisions", 0, "deal"), "deals"),
    (("deals", 0, "owner"), "members"),
    (("deals", 0, "early", "heard_from"), "stakeholders"),
    (("deals", 0, "effect", "agreed_with", 1), "stakeholders"),
    (("assessments", 0, "deal"), "deals"),
    (("assessments", 0, "rater"), "members"),
    (("assessments", 0, "stages", 0, "agreement", "agreed_by", 0), "stakeholders"),
    (("assessments", 0, "stages", 0, "agreement", "confirmed_by", 0), "stakeholders"),
    (
        ("assessments", 0, "stages", 0, "answers", 0, "evidence", 0, "said_by", 1),
        "stakeholders",
    ),
    (("contacts", 0, "stakeholders", 1), "stakeholders"),
    (("contacts", 0, "members", 0), "members"),
    (("contacts", 0, "deal"), "deals"),
    (("information", 0, "about"), "stakeholders"),
    (("information", 0, "heard_from", 0), "stakeholders"),
    (("self_checks", 0, "member"), "members"),
    (("promises", 0, "deal"), "deals"),
    (("promises", 0, "made_by"), "members"),
    (("promises", 0, "owner"), "members"),
    (("promises", 0, "made_to", 0), "stakeholders"),
    (("promises", 0, "confirmed_by", 0), "stakeholders"),
    (("promises", 0, "changed_agreed_by", 1), "stakeholders"),
    (("milestones", 0, "deal"), "deals"),
    (("milestones", 0, "confirmed_by", 0), "stakeholders"),
    (("milestones", 0, "signed_off_by", 0), "stakeholders"),
    (("open_questions", 0, "deal"), "deals"),
    (("open_questions", 0, "asked_by"), "stakeholders"),
    (("open_questions", 0, "put_to"), "members"),
    (("complaints", 0, "deal"), "deals"),
    (("complaints", 0, "received_from", 0), "stakeholders"),
    (("complaints", 0, "before", "going", 1), "members"),
    (("complaints", 0, "promises", 0), "promises"),
    (("letters", 0, "recipient"), "stakeholders"),
    (("letters", 0, "writer"), "members"),
    (("letters", 0, "deal"), "deals"),
    (("letters", 0, "complaint"), "complaints"),
    (("letters", 0, "contact"), "contacts"),
    (("letters", 0, "checked_by"), "members"),
    (("coaching_sessions", 0, "coach"), "members"),
    (("coaching_sessions", 0, "rep"), "members"),
    (("coaching_sessions", 0, "actions", 0), "actions"),
    (("remarks", 0, "made_by"), "members"),
    (("remarks", 0, "answered_by"), "members"),
    (("ride_alongs", 0, "contact"), "contacts"),
    (("ride_alongs", 0, "coach"), "members"),
    (("ride_alongs", 0, "rep"), "members"),
    (("practice_notes", 0, "noted_by"), "members"),
]


def _with(*changes):
    """Return the faults of the account with each (place, value) put in."""
    document = deepcopy(DOCUMENT)
    for place, value in changes:
        *way, last = place
        inside = document
        for step in way:
            inside = inside[step]
        inside[last] = value
    return reference_faults(Account.model_validate(document))


def _reporting(**above):
    """Return the faults of people who report to each other so."""
    people = tuple({"id": name, "name": name, "reports_to": boss} for name, boss in above.items())
    given = {"id": "aohara", "profile": {"name": "青原"}, "stakeholders": people}
    return reference_faults(Account.model_validate(given))


def test_an_account_whose_ids_all_lead_somewhere_has_no_fault() -> None:
    assert _with() == ()


@pytest.mark.parametrize(("place", "kind"), PLACES, ids=str)
def test_an_id_that_leads_nowhere_is_told_with_its_place(place, kind) -> None:
    (fault,) = _with((place, "nobody"))
    assert (fault.code, fault.place) == ("reference.unknown", place)
    assert fault.facts == {"id": "nobody", "kind": kind}


@pytest.mark.parametrize(
    ("place", "other"),
    [
        pytest.param(("stakeholders", 1, "reports_to"), "hayami", id="one of ours as their boss"),
        pytest.param(("profile", "rep"), "head", id="one of theirs as our rep"),
        pytest.param(("assessments", 0, "deal"), "head", id="a person as a deal"),
    ],
)
def test_an_id_of_another_kind_leads_nowhere(place, other) -> None:
    assert [(fault.code, fault.place) for fault in _with((place, other))] == [
        ("reference.unknown", place)
    ]


def _id_fields(model=Account):
    """Yield every field that holds ids of entries, however deep it lies."""
    for field in shape_of(model):
        if field.holds is Holds.reference:
            yield field.name
        elif field.holds is Holds.group:
            yield from _id_fields(field.of)


def test_every_field_that_holds_an_id_stands_in_the_table_above() -> None:
    named = [next(step for step in reversed(place) if isinstance(step, str)) for place, _ in PLACES]
    assert sorted(_id_fields()) == sorted(named)


ID_RULE = get_args(ItemId)[1]


def _holds_id(annotation) -> bool:
    inside = get_args(annotation)
    return ID_RULE in inside or any(_holds_id(each) for each in inside)


def _ids_of_no_entry(model=Account):
    """Yield every field with an id of no entry, and the part of the pack that words it."""
    for field in shape_of(model):
        annotation = model.model_fields[field.name].rebuild_annotation()
        if field.holds is Holds.group:
            yield from _ids_of_no_entry(field.of)
        elif field.holds is not Holds.reference and _holds_id(annotation):
            yield field.name, field.worded


def test_an_id_that_leads_to_no_entry_is_an_entrys_own_or_worded_by_the_pack() -> None:
    found = set(_ids_of_no_entry())
    assert found == {
        ("id", ""),
        ("criterion", "criteria"),
        ("pair", "pairs"),
        ("question", "information"),
        ("area", "understanding"),
        ("statement", "self_check"),
        ("step", "milestones"),
        ("cause", "causes"),
        ("statement", "follow_through"),
        ("domain", "domains"),
        ("kind", "letters"),
        ("fact", "letter_facts"),
    }
    assert {part for _, part in found if part} == set(PARTS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_used_twice_among_one_kind_is_told_once(kind) -> None:
    twice = [*DOCUMENT[kind], DOCUMENT[kind][0], DOCUMENT[kind][0]]
    repeated = [fault for fault in _with(((kind,), twice)) if fault.code == "reference.repeated"]
    assert [(fault.place, dict(fault.facts)) for fault in repeated] == [
        ((kind,), {"id": DOCUMENT[kind][0]["id"], "n": 3})
    ]


def test_one_id_may_be_used_among_different_kinds() -> None:
    members = [*DOCUMENT["members"], {"id": "head", "name": "別の人"}]
    assert _with((("members",), members)) == ()


def test_a_stage_entered_twice_in_one_assessment_is_a_fault() -> None:
    (fault,) = _with((("assessments", 0, "stages"), [{"stage": 4}, {"stage": 5}, {"stage": 4}]))
    assert (fault.code, fault.place) == ("reference.repeated", ("assessments", 0, "stages"))
    assert fault.facts == {"id": "4", "n": 2}


def test_a_criterion_answered_twice_in_one_stage_is_a_fault() -> None:
    answers = [{"criterion": "asks-our-advice", "value": value} for value in ("yes", "no")]
    (fault,) = _with((("assessments", 0, "stages", 0, "answers"), answers))
    assert fault.code == "reference.repeated"
    assert fault.place == ("assessments", 0, "stages", 0, "answers")
    assert fault.facts == {"id": "asks-our-advice", "n": 2}


@pytest.mark.parametrize(
    ("at", "groups"),
    [
        (("contacts", 0, "touches"), [{"pair": "R4", "effect": "raises"}, {"pair": "R4"}]),
        (("self_checks", 0, "answers"), [{"statement": "asked-first"}] * 2),
    ],
    ids=["a pair", "a statement"],
)
def test_a_pair_or_statement_entered_twice_in_one_list_is_a_fault(at, groups) -> None:
    (fault,) = _with((at, groups))
    assert (fault.code, fault.place) == ("reference.repeated", at)
    assert fault.facts == {"id": next(iter(groups[0].values())), "n": 2}


@pytest.mark.parametrize(
    ("above", "circle"),
    [
        pytest.param({"a": "b", "b": "c", "c": None}, [], id="a line upwards"),
        pytest.param({"a": "c", "b": "c", "c": None}, [], id="two under one"),
        pytest.param({"a": "a"}, ["a"], id="to oneself"),
        pytest.param({"a": "b", "b": "a"}, ["a", "b"], id="to each other"),
        pytest.param({"a": "b", "b": "c", "c": "a"}, ["a", "b", "c"], id="three around"),
        pytest.param({"x": "a", "a": "b", "b": "a"}, ["a", "b"], id="below a circle is not in it"),
    ],
)
def test_people_who_end_up_reporting_to_themselves_are_named(above, circle) -> None:
    faults = _reporting(**above)
    assert {fault.code for fault in faults} <= {"reference.circle"}
    assert [fault.facts["id"] for fault in faults] == circle
    assert [fault.place for fault in faults] == [
        ("stakeholders", list(above).index(name), "reports_to") for name in circle
    ]


def test_all_faults_are_reported_together() -> None:
    faults = _with(
        (("profile", "rep"), "nobody"),
        (("stakeholders", 0, "reports_to"), "chief"),
        (("deals", 0, "effect", "agreed_with"), ["nobody", "boss", "nowhere"]),
        (("members",), [*DOCUMENT["members"], DOCUMENT["members"][0]]),
    )
    assert sorted((fault.code, fault.facts["id"]) for fault in faults) == [
        ("reference.circle", "boss"),
        ("reference.circle", "chief"),
        ("reference.circle", "head"),
        ("reference.repeated", "hayami"),
        ("reference.unknown", "nobody"),
        ("reference.unknown", "nobody"),
        ("reference.unknown", "nowhere"),
    ]


def test_an_account_with_nothing_in_it_has_no_fault() -> None:
    assert reference_faults(Account(id="aohara", profile=Profile(name="青原"))) == ()


def without(account: Account, kind: str, item_id: str) -> Account:
    left = tuple(each for each in getattr(account, kind) if each.id != item_id)
    return account.model_copy(update={kind: left})


SOUND = Account.model_validate(DOCUMENT)
EDITS = {
    "nothing": SOUND,
    "a person others lead to is taken out": without(SOUND, "stakeholders", "chief"),
    "a member others lead to is taken out": without(SOUND, "members", "hayami"),
    "a deal others lead to is taken out": without(SOUND, "deals", "d1"),
    "a contact nobody leads to is taken out": without(SOUND, "relations", "r1"),
    "an entry leads to nobody": SOUND.model_copy(
        update={"coverage": (SOUND.coverage[0].changed(stakeholder="nobody"),)}
    ),
    "the profile leads to nobody": SOUND.model_copy(
        update={"profile": SOUND.profile.changed(rep="nobody")}
    ),
    "an entry stands twice": SOUND.model_copy(update={"members": (*SOUND.members,) * 2}),
}


@pytest.mark.parametrize("edited", EDITS.values(), ids=EDITS)
def test_what_an_edit_breaks_is_found_without_looking_at_all_again(edited: Account) -> None:
    assert reference_faults(edited, SOUND) == reference_faults(edited)
