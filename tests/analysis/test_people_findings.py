"""people.*: each finding, and beside it the nearest case that is none."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kit.analysis import find


@pytest.fixture
def seen(account, raised):
    """Return the facts of a code's findings about an account with these people."""

    def facts(code, *people, **entries):
        return raised(account(stakeholders=people, **entries), code)

    return facts


def _named(*names, **facts):
    return [{"names": names, "n": len(names), **facts}]


@pytest.mark.parametrize(
    ("fields", "n"),
    [
        pytest.param({"roles": ["champion", "decision_maker"]}, 0, id="one who decides"),
        pytest.param({"roles": ["approver"]}, 1, id="an approver does not decide"),
        pytest.param({"roles": ["unknown"]}, 1, id="role unknown"),
        pytest.param({"roles": []}, 1, id="no role"),
        pytest.param({"roles": ["decision_maker"], "left_on": "2026-11-20"}, 1, id="left today"),
        pytest.param(
            {"roles": ["decision_maker"], "left_on": "2026-11-21"}, 0, id="leaves tomorrow"
        ),
    ],
)
def test_somebody_in_post_has_to_be_the_decision_maker(fields, n, seen, person) -> None:
    assert len(seen("people.no_decision_maker", person("kato", **fields))) == n


def test_nobody_known_means_no_decision_maker_known(seen) -> None:
    assert seen("people.no_decision_maker") == [{}]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(60, [], id="60 days ago"),
        pytest.param(61, _named("kato", days=60), id="61 days ago"),
        pytest.param(None, _named("kato", days=60), id="never"),
    ],
)
def test_a_decision_maker_is_unmet_after_sixty_days(days, expected, seen, person, ago) -> None:
    met = None if days is None else ago(days)
    kato = person("kato", roles=["decision_maker"], last_met_on=met)
    assert seen("people.decision_maker_unmet", kato) == expected


def test_somebody_who_does_not_decide_is_not_an_unmet_decision_maker(seen, person) -> None:
    assert seen("people.decision_maker_unmet", person("kato", roles=["champion"])) == []


@pytest.mark.parametrize(
    ("attitudes", "expected"),
    [
        pytest.param(["neutral"] * 5, [{"n": 5}], id="five known, none against"),
        pytest.param(["neutral"] * 4, [], id="four known"),
        pytest.param(["support"] * 4 + ["unknown"] * 3, [], id="unknown is no known attitude"),
        pytest.param(["support"] * 5 + ["against"], [], id="one against"),
        pytest.param(["support"] * 5 + ["strongly_against"], [], id="one strongly against"),
    ],
)
def test_five_known_attitudes_and_no_opponent_is_a_finding(
    attitudes, expected, seen, person
) -> None:
    people = [person(f"p{n}", attitude=attitude) for n, attitude in enumerate(attitudes)]
    assert seen("people.no_opponent_listed", *people) == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param([], [{"opponents": ("ogata",), "supporters": ()}], id="none against one"),
        pytest.param(
            [("support", 4)], [{"opponents": ("ogata",), "supporters": ("p0",)}], id="one to one"
        ),
        pytest.param([("support", 4), ("strong_support", 5)], [], id="two to one"),
        pytest.param(
            [("support", 4), ("support", 3)],
            [{"opponents": ("ogata",), "supporters": ("p0",)}],
            id="influence 3 is not strong",
        ),
        pytest.param(
            [("support", 4), ("support", None)],
            [{"opponents": ("ogata",), "supporters": ("p0",)}],
            id="unknown influence is not strong",
        ),
        pytest.param(
            [("support", 4), ("neutral", 5), ("unknown", 5)],
            [{"opponents": ("ogata",), "supporters": ("p0",)}],
            id="neutral and unknown are no supporters",
        ),
    ],
)
def test_supporters_of_strong_influence_have_to_outnumber_opponents(
    others, expected, seen, person
) -> None:
    ogata = person("ogata", attitude="against", influence=4)
    people = [
        person(f"p{n}", attitude=attitude, influence=influence)
        for n, (attitude, influence) in enumerate(others)
    ]
    assert seen("people.outnumbered", *people, ogata) == expected


@pytest.mark.parametrize("influence", [3, None])
def test_an_opponent_without_strong_influence_outnumbers_nobody(influence, seen, person) -> None:
    ogata = person("ogata", attitude="strongly_against", influence=influence)
    assert seen("people.outnumbered", ogata) == []


@pytest.mark.parametrize(
    ("influences", "expected"),
    [
        pytest.param([3, None], _named("p0", "p1"), id="none known to be strong"),
        pytest.param([3, 4], [], id="one is strong"),
        pytest.param([], [], id="no supporters at all"),
    ],
)
def test_supporters_need_one_among_them_of_known_strong_influence(
    influences, expected, seen, person
) -> None:
    people = [person(f"p{n}", attitude="support", influence=i) for n, i in enumerate(influences)]
    strong_but_neutral = person("boss", attitude="neutral", influence=5)
    assert seen("people.friends_without_power", *people, strong_but_neutral) == expected


@pytest.mark.parametrize(
    ("fields", "n"),
    [
        pytest.param({}, 1, id="no reason"),
        pytest.param(
            {"dislike_reason": "納期遅れ", "dislike_certainty": "unknown"}, 1, id="unsure"
        ),
        pytest.param({"dislike_reason": " 　", "dislike_certainty": "confirmed"}, 1, id="blank"),
        pytest.param({"dislike_reason": "納期遅れ", "dislike_certainty": "guess"}, 0, id="guessed"),
        pytest.param(
            {"dislike_reason": "納期遅れ", "dislike_certainty": "confirmed"}, 0, id="confirmed"
        ),
    ],
)
def test_an_opponent_whose_reason_we_do_not_know_is_a_finding(fields, n, seen, person) -> None:
    ogata = person("ogata", attitude="against", **fields)
    assert seen("people.dislike_unexplained", ogata) == _named("ogata") * n


@pytest.mark.parametrize("attitude", ["neutral", "unknown", "support"])
def test_only_opponents_need_a_reason(attitude, seen, person) -> None:
    assert seen("people.dislike_unexplained", person("ogata", attitude=attitude)) == []


@pytest.mark.parametrize(
    ("since", "career", "n"),
    [
        pytest.param("2026-05-21", "", 1, id="a day short of six months"),
        pytest.param("2026-05-20", "", 0, id="six months"),
        pytest.param("2026-11-20", "", 1, id="since today"),
        pytest.param("2026-11-21", "", 0, id="not in post yet"),
        pytest.param("2026-10-01", "前職は購買", 0, id="background known"),
        pytest.param("2026-10-01", " 　", 1, id="blank background"),
        pytest.param(None, "", 0, id="unknown is not new"),
    ],
)
def test_a_newcomer_of_unknown_background_is_a_finding(since, career, n, seen, person) -> None:
    sakaki = person("sakaki", in_post_since_on=since, career=career)
    assert seen("people.newcomer_unknown", sakaki) == _named("sakaki") * n


@pytest.mark.parametrize(
    ("agreed", "n"),
    [
        pytest.param("agreed by-one-who-left", 1, id="who agreed has left"),
        pytest.param("agreed by-both", 0, id="another who agreed is still there"),
        pytest.param("agreed confirmed", 0, id="the successor confirmed it"),
        pytest.param("agreed agreed", 0, id="who agreed is there"),
        pytest.param("agreed no", 0, id="nothing agreed"),
    ],
)
def test_the_one_who_agreed_and_left_is_named(agreed, n, seen, person, assessed) -> None:
    people = (person("kato"), person("mori", left_on="2026-11-01"))
    found = seen("people.key_person_moved", *people, assessments=(assessed("n", agreed),))
    assert found == _named("mori", deals=("検査装置",)) * n


def test_leaving_later_than_today_moves_no_key_person(seen, person, assessed) -> None:
    mori = person("mori", left_on="2026-11-21")
    entered = assessed(agreed="by-one-who-left")
    assert seen("people.key_person_moved", mori, assessments=(entered,)) == []


@pytest.mark.parametrize("status", ["won", "lost", "stopped"])
def test_a_key_person_matters_only_for_deals_in_progress(
    status, seen, person, deal, assessed
) -> None:
    found = seen(
        "people.key_person_moved",
        person("mori", left_on="2026-11-01"),
        deals=(deal(status=status),),
        assessments=(assessed(agreed="by-one-who-left"),),
    )
    assert found == []


def test_one_who_agreed_to_two_deals_is_named_once_with_both(seen, person, deal, assessed) -> None:
    found = seen(
        "people.key_person_moved",
        person("mori", left_on="2026-11-01"),
        deals=(deal(id="a", name="検査装置"), deal(id="b", name="保守契約")),
        assessments=(
            assessed(agreed="by-one-who-left by-one-who-left", deal="a", id="1"),
            assessed(agreed="by-one-who-left", deal="b", id="2"),
        ),
    )
    assert found == _named("mori", deals=("検査装置", "保守契約"))


@pytest.mark.parametrize(("trust", "n"), [(None, 1), (1, 0), (3, 0)])
def test_somebody_whose_opinion_of_us_is_unknown_is_a_finding(trust, n, seen, person) -> None:
    assert seen("people.opinion_unknown", person("kato", trust=trust)) == _named("kato") * n


@pytest.mark.parametrize(
    ("fields", "n"),
    [
        pytest.param({"trust": 4}, 1, id="trust 4"),
        pytest.param({"trust": 3}, 0, id="trust 3"),
        pytest.param({"dependence": {"they_on_us": 4}}, 1, id="they depend on us 4"),
        pytest.param({"dependence": {"they_on_us": 3}}, 0, id="they depend on us 3"),
        pytest.param({"dependence": {"we_on_them": 5}}, 0, id="we on them is no trust"),
        pytest.param({}, 0, id="unknown"),
    ],
)
def test_high_trust_is_contradicted_by_a_deal_heard_of_too_late(
    fields, n, seen, person, deal
) -> None:
    surprise = deal(early={"how_heard": "formal_request"})
    found = seen("people.trust_contradicted", person("kato", **fields), deals=(surprise,))
    assert found == _named("kato", deals=("検査装置",)) * n


@pytest.mark.parametrize(
    "early", [{}, {"first_heard_on": "2026-09-30", "formal_request_on": "2026-10-01"}]
)
def test_high_trust_is_not_contradicted_without_a_late_deal(early, seen, person, deal) -> None:
    known = seen("people.trust_contradicted", person("kato", trust=5), deals=(deal(early=early),))
    assert known == []


@pytest.mark.parametrize(
    ("days", "n"),
    [
        pytest.param(90, 0, id="90 days ago"),
        pytest.param(91, 1, id="91 days ago"),
        pytest.param(None, 0, id="no as-of date is unknown, not old"),
    ],
)
def test_what_we_know_of_somebody_is_stale_after_ninety_days(days, n, seen, person, ago) -> None:
    kato = person("kato", as_of=None if days is None else ago(days))
    assert seen("people.stale", kato) == _named("kato", days=90) * n


def test_people_of_whom_all_is_unknown_raise_only_questions(account, person, pack, today) -> None:
    customer = account(deals=(), stakeholders=(person("kato"), person("sato")))
    assert {f.code for f in find(customer, pack, today)} == {
        "people.no_decision_maker",
        "people.opinion_unknown",
        "dependence.unknown",
        "information.blank",
        "understanding.blank",
    }


def test_an_account_with_nobody_and_nothing_raises_only_questions(account, pack, today) -> None:
    customer = account(deals=(), stakeholders=(), members=())
    assert {f.code for f in find(customer, pack, today)} == {
        "people.no_decision_maker",
        "dependence.unknown",
        "information.blank",
        "understanding.blank",
    }


def test_those_who_have_left_raise_no_question_about_themselves(
    account, person, pack, today, ago
) -> None:
    gone = person(
        "mori",
        left_on="2026-11-01",
        roles=["decision_maker"],
        attitude="against",
        influence=5,
        in_post_since_on="2026-10-01",
        as_of=ago(300),
    )
    codes = {f.code for f in find(account(deals=(), stakeholders=(gone,)), pack, today)}
    of_the_account = {"information.blank", "understanding.blank"}
    assert codes - of_the_account == {"people.no_decision_maker", "dependence.unknown"}


def test_everybody_concerned_is_named_in_one_finding_the_influential_first(seen, person) -> None:
    people = (
        person("unknown-one"),
        person("weak", influence=1),
        person("strong", influence=5),
        person("also-unknown"),
    )
    expected = _named("strong", "weak", "unknown-one", "also-unknown")
    assert seen("people.opinion_unknown", *people) == expected


@hypothesis_settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(1, 6)))
def test_names_stand_in_the_same_order_whatever_the_order_of_entry(
    order, account, person, raised
) -> None:
    people = tuple(person(f"p{n}", influence=n) for n in order)
    (facts,) = raised(account(stakeholders=people), "people.opinion_unknown")
    assert facts["names"] == ("p5", "p4", "p3", "p2", "p1")


@hypothesis_settings(max_examples=20, deadline=None)
@given(influences=st.lists(st.sampled_from([None, 1, 3]), min_size=1, max_size=8))
def test_people_of_one_influence_keep_the_order_of_entry(
    influences, account, person, raised
) -> None:
    people = tuple(person(f"p{n}", influence=i) for n, i in enumerate(influences))
    (facts,) = raised(account(stakeholders=people), "people.opinion_unknown")
    for influence in (None, 1, 3):
        entered = [f"p{n}" for n, i in enumerate(influences) if i == influence]
        assert [name for name in facts["names"] if name in entered] == entered
