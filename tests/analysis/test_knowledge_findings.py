"""information.* and understanding.*: each finding, and beside it the nearest case that is none."""

import pytest

from kit.account import Fact, InformationItem
from kit.analysis.knowledge import KnowledgeState, information_board, understanding_board


@pytest.fixture(scope="module")
def heard():
    """Build an answer to the question of how it is decided."""

    def build(number=1, question="decision", **fields):
        given = {"id": f"i{number}", "question": question, "answer": "課長会議で決まる", **fields}
        return InformationItem.model_validate(given)

    return build


@pytest.fixture(scope="module")
def fact(ago):
    """Build a fact, known since so many days where they are given."""

    def build(number=1, area="strategy", days=None, text="品質"):
        as_of = None if days is None else ago(days)
        given = {"id": f"f{number}", "area": area, "text": text, "as_of": as_of}
        return Fact.model_validate(given)

    return build


@pytest.fixture(scope="module")
def asked(account, raised, pack):
    """Return the ids of the questions that a code's findings name, with these answers."""

    def names(code, *items, **entries):
        by_name = {each.name: name for name, each in pack.information.items()}
        found = raised(account(information=items, **entries), code)
        return [tuple(by_name[name] for name in facts["questions"]) for facts in found]

    return names


def test_questions_without_an_answer_are_named_in_the_packs_order(asked, heard, pack) -> None:
    (blank,) = asked("information.blank", heard(question="decision"))
    assert blank == tuple(name for name in pack.information if name != "decision")


def test_an_answer_that_says_nothing_answers_nothing(asked, heard) -> None:
    (blank,) = asked("information.blank", heard(answer=" \n"))
    assert "decision" in blank


def test_nothing_is_blank_once_every_question_is_answered(asked, heard, pack) -> None:
    items = [heard(n, question) for n, question in enumerate(pack.information)]
    assert asked("information.blank", *items) == []


def test_an_answer_to_a_question_the_pack_has_not_is_on_no_board(
    account, heard, pack, today
) -> None:
    customer = account(information=(heard(question="house-question"),))
    assert all(each.is_blank for each in information_board(customer, pack, today))


@pytest.mark.parametrize(
    ("days", "stale"),
    [
        pytest.param([180], False, id="180 days ago"),
        pytest.param([181], True, id="181 days ago"),
        pytest.param([400, 10], False, id="heard again since"),
        pytest.param([None], False, id="undated is unknown, not old"),
        pytest.param([400, None], True, id="undated makes nothing newer"),
    ],
)
def test_an_answer_is_stale_after_half_a_year(days, stale, asked, heard, ago) -> None:
    items = [heard(n, heard_on=None if d is None else ago(d)) for n, d in enumerate(days)]
    assert asked("information.stale", *items) == [("decision",)] * stale


@pytest.mark.parametrize(
    ("channels", "by_mail"),
    [
        (["mail"], True),
        (["mail", "mail"], True),
        (["mail", "visit"], False),
        (["mail", "unknown"], False),
        (["letter"], False),
        (["unknown"], False),
    ],
)
def test_an_answer_by_mail_alone_is_asked_about(channels, by_mail, asked, heard) -> None:
    items = [heard(n, channel=channel) for n, channel in enumerate(channels)]
    assert asked("information.by_mail", *items) == [("decision",)] * by_mail


@pytest.mark.parametrize(
    ("sources", "alone"),
    [
        pytest.param([["kato"]], True, id="one person"),
        pytest.param([["kato"], ["kato"]], True, id="the same person twice"),
        pytest.param([["kato", "mori"]], False, id="two people at once"),
        pytest.param([["kato"], ["mori"]], False, id="two people"),
        pytest.param([["kato"], []], False, id="somebody unknown may be another"),
        pytest.param([[]], False, id="nobody known"),
    ],
)
def test_an_answer_of_one_person_alone_is_asked_about(sources, alone, asked, heard) -> None:
    items = [heard(n, heard_from=who) for n, who in enumerate(sources)]
    assert asked("information.single_source", *items) == [("decision",)] * alone


def test_those_who_told_us_are_named_once(account, heard, raised) -> None:
    items = (heard(1, heard_from=["kato"]), heard(2, "problems", heard_from=["kato"]))
    (facts,) = raised(account(information=items), "information.single_source")
    assert (facts["names"], facts["n"]) == (("kato",), 2)


def test_what_is_heard_later_is_not_known_yet(account, heard, pack, ago) -> None:
    customer = account(information=(heard(heard_on=ago(5)),))
    by_day = {
        days: next(e for e in information_board(customer, pack, ago(days)) if e.id == "decision")
        for days in (5, 6)
    }
    assert [by_day[days].is_blank for days in (5, 6)] == [False, True]


def test_answers_stand_newest_first_with_the_undated_last(account, heard, pack, today, ago) -> None:
    items = (heard(1), heard(2, heard_on=ago(90)), heard(3, heard_on=ago(3)))
    board = information_board(account(information=items), pack, today)
    row = next(each for each in board if each.id == "decision")
    assert [item.id for item in row.items] == ["i3", "i2", "i1"]
    assert (row.age.newest_on, row.age.days, row.age.limit) == (ago(3), 3, 180)
    assert row.age.state is KnowledgeState.fresh


@pytest.fixture(scope="module")
def named(account, raised, pack):
    """Return the ids of the areas that a code's findings name, with these facts."""

    def names(code, *facts, **entries):
        by_name = {each.name: name for name, each in pack.understanding.items()}
        found = raised(account(facts=facts, **entries), code)
        return [tuple(by_name[name] for name in each["areas"]) for each in found]

    return names


def test_areas_without_a_fact_are_named_in_the_packs_order(named, fact, pack) -> None:
    (blank,) = named("understanding.blank", fact(area="strategy"), fact(2, "worries", text=" "))
    assert blank == tuple(name for name in pack.understanding if name != "strategy")


@pytest.mark.parametrize(
    ("area", "days", "stale"),
    [
        pytest.param("strategy", 120, False, id="the situation, 120 days"),
        pytest.param("strategy", 121, True, id="the situation, 121 days"),
        pytest.param("worries", 30, False, id="the scenario, 30 days"),
        pytest.param("worries", 31, True, id="the scenario, 31 days"),
        pytest.param("strategy", None, False, id="undated is unknown, not old"),
    ],
)
def test_each_freshness_has_its_own_limit(area, days, stale, named, fact) -> None:
    entered = fact(area=area, days=days)
    assert named("understanding.stale", entered) == [(area,)] * stale


@pytest.fixture
def board(account, fact, pack, today):
    """Return the board of an account with facts of one area, known since so many days."""

    def build(*entered):
        facts = tuple(fact(n, days=days) for n, days in enumerate(entered))
        return understanding_board(account(facts=facts), pack, today)

    return build


@pytest.mark.parametrize(
    ("entered", "state"),
    [
        ([], "blank"),
        ([None], "undated"),
        ([120], "fresh"),
        ([121], "stale"),
        ([121, None], "stale"),
        ([121, 2], "fresh"),
    ],
)
def test_an_area_is_as_fresh_as_its_newest_fact(entered, state, board) -> None:
    row = next(each for each in board(*entered) if each.id == "strategy")
    assert row.age.state is KnowledgeState(state)
    assert len(row.facts) == len(entered)


AREAS = ("business", "rivals", "market")


@pytest.fixture
def judged(account, raised, assessed):
    """Return the facts of a code's findings with the one deal assessed so, or not at all."""

    def facts(code, rungs, **entries):
        assessments = (assessed(rungs),) if rungs else ()
        return raised(account(assessments=assessments, **entries), code)

    return facts


@pytest.mark.parametrize(
    ("filled", "rungs", "n"),
    [
        pytest.param(2, "YY", 1, id="two areas"),
        pytest.param(3, "YY", 0, id="three areas"),
        pytest.param(0, "", 0, id="no deal assessed"),
        pytest.param(0, "YY", 1, id="nothing but the deal"),
    ],
)
def test_an_assessed_deal_and_few_areas_is_seeing_only_the_deal(
    filled, rungs, n, judged, fact
) -> None:
    facts = tuple(fact(i, area) for i, area in enumerate(AREAS[:filled]))
    found = judged("understanding.deal_only", rungs, facts=facts)
    assert found == [{"deals": ("検査装置",), "n": filled, "total": 7}] * n


def test_a_deal_that_is_over_is_not_all_we_see(account, raised, assessed, deal) -> None:
    customer = account(deals=(deal(status="won"),), assessments=(assessed("YY"),))
    assert raised(customer, "understanding.deal_only") == []


MET_TO_FIVE = "YY YY YY YY YY YY"


@pytest.mark.parametrize(
    ("rungs", "fields", "n"),
    [
        pytest.param("YY YY YY YY YY pY", {"trust": 4, "influence": 4}, 1, id="stage 5 partly"),
        pytest.param("YY YY YY YY YY ??", {"trust": 5, "influence": 5}, 1, id="stage 5 unknown"),
        pytest.param("YY YY YY YY YY Yy", {"trust": 4, "influence": 4}, 1, id="only claimed"),
        pytest.param(MET_TO_FIVE, {"trust": 4, "influence": 4}, 0, id="stage 5 met"),
        pytest.param("", {"trust": 4, "influence": 4}, 1, id="not assessed"),
        pytest.param("YY", {"trust": 3, "influence": 5}, 0, id="trust 3 is not high"),
        pytest.param("YY", {"trust": 5, "influence": 3}, 0, id="influence 3 is not strong"),
        pytest.param("YY", {"trust": 5}, 0, id="influence unknown"),
        pytest.param("YY", {"influence": 5}, 0, id="trust unknown"),
        pytest.param(
            "YY", {"trust": 5, "influence": 5, "left_on": "2026-11-01"}, 0, id="who has left"
        ),
    ],
)
def test_trusted_by_the_influential_without_a_shared_issue_is_warm_only(
    rungs, fields, n, judged, person
) -> None:
    people = (person("kato", **fields),)
    found = judged("understanding.warm_but_no_issue", rungs, stakeholders=people)
    assert found == [{"names": ("kato",), "deals": ("検査装置",), "stage": 5}] * n


def test_one_deal_with_the_issue_shared_is_enough(account, raised, person, assessed, deal) -> None:
    deals = (deal(), deal(id="other", name="保守契約"))
    warm = person("kato", trust=5, influence=5)
    shared = assessed(MET_TO_FIVE, deal="other")
    code = "understanding.warm_but_no_issue"
    assert raised(account(deals=deals, stakeholders=(warm,), assessments=(shared,)), code) == []
    (facts,) = raised(account(deals=deals, stakeholders=(warm,)), code)
    assert facts["deals"] == ("検査装置", "保守契約")


def test_without_a_deal_in_progress_warmth_is_not_judged(account, raised, person, deal) -> None:
    warm = person("kato", trust=5, influence=5)
    customer = account(deals=(deal(status="lost"),), stakeholders=(warm,))
    assert raised(customer, "understanding.warm_but_no_issue") == []
