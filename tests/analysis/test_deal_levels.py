"""The two indices of a deal, each as a table: what was entered, and the level it amounts to."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.account import Agreement, Answer, AnswerValue, Evidence
from kit.analysis.deals import (
    BELOW,
    Level,
    Mark,
    agreed_level,
    agreed_marks,
    has_evidence,
    old_rungs,
    rated_level,
    rated_marks,
    standing,
)


@pytest.mark.parametrize(
    ("rungs", "expected"),
    [
        pytest.param("", Level(BELOW, at_least=True), id="nothing answered"),
        pytest.param("?? ??", Level(BELOW, at_least=True), id="all unknown"),
        pytest.param("YY " * 10, Level(9, at_least=False), id="all yes with evidence"),
        pytest.param("YY YY", Level(1, at_least=True), id="the rest was not asked"),
        pytest.param("YY Yy", Level(0, at_least=False), id="claimed does not count"),
        pytest.param("YY Yp", Level(0, at_least=False), id="partly never meets"),
        pytest.param("YY p?", Level(0, at_least=False), id="partly is no, whatever is unknown"),
        pytest.param("YY Y?", Level(0, at_least=True), id="unknown stops as at least n"),
        pytest.param("YY y?", Level(0, at_least=True), id="unknown beside claimed is unknown"),
        pytest.param("YY Yn", Level(0, at_least=False), id="no stops as exactly n"),
        pytest.param("YY n?", Level(0, at_least=False), id="no dominates unknown"),
        pytest.param("nY", Level(BELOW, at_least=False), id="below the ladder, for certain"),
        pytest.param("?Y", Level(BELOW, at_least=True), id="below the ladder, as far as known"),
        pytest.param("Y", Level(BELOW, at_least=True), id="one criterion was not answered"),
        pytest.param("YY Yn YY", Level(0, at_least=False, holes=(1,), skipped=(2,)), id="a hole"),
        pytest.param("YY ?? YY", Level(0, at_least=True, holes=(1,), skipped=(2,)), id="unknown"),
        pytest.param("YY - YY", Level(0, at_least=True, holes=(1,), skipped=(2,)), id="left empty"),
        pytest.param(
            "YY pY yy YY", Level(0, at_least=False, holes=(1,), skipped=(2, 3)), id="both ticked"
        ),
        pytest.param(
            "YY Yn YY ?? YY nn",
            Level(0, at_least=False, holes=(1, 3), skipped=(2, 4)),
            id="two holes, and a no above everything that is none",
        ),
        pytest.param("YY yy YY", Level(0, at_least=False), id="a claimed rung is no hole"),
        pytest.param(
            "yy Yn YY", Level(BELOW, at_least=False, holes=(1,), skipped=(2,)), id="below the hole"
        ),
    ],
)
def test_rated_level_counts_rungs_met_with_evidence(rungs, expected, assessed, pack) -> None:
    assert rated_level(assessed(rungs), pack) == expected


@pytest.mark.parametrize(
    ("agreed", "expected"),
    [
        pytest.param("", Level(BELOW, at_least=True), id="nothing entered"),
        pytest.param("agreed " * 10, Level(9, at_least=False), id="agreed to the top"),
        pytest.param("agreed agreed", Level(1, at_least=True), id="the rest was not asked"),
        pytest.param("agreed unknown", Level(0, at_least=True), id="unknown stops as at least n"),
        pytest.param("agreed no", Level(0, at_least=False), id="no stops as exactly n"),
        pytest.param("agreed partly", Level(0, at_least=False), id="partly never meets"),
        pytest.param("agreed by-nobody", Level(0, at_least=False), id="agreed without who"),
        pytest.param("agreed undated", Level(0, at_least=False), id="agreed without when"),
        pytest.param("agreed withdrawn", Level(0, at_least=False), id="withdrawn"),
        pytest.param("agreed by-one-who-left", Level(0, at_least=False), id="who agreed has left"),
        pytest.param("agreed by-both", Level(1, at_least=True), id="one of the two has left"),
        pytest.param("agreed confirmed", Level(1, at_least=True), id="the successor confirmed it"),
        pytest.param(
            "agreed no agreed", Level(0, at_least=False, holes=(1,), skipped=(2,)), id="a hole"
        ),
        pytest.param("agreed undated agreed", Level(0, at_least=False), id="claimed is no hole"),
        pytest.param(
            "agreed by-one-who-left agreed", Level(0, at_least=False), id="recheck is no hole"
        ),
        pytest.param(
            "agreed withdrawn agreed",
            Level(0, at_least=False, holes=(1,), skipped=(2,)),
            id="withdrawn leaves a hole",
        ),
    ],
)
def test_agreed_level_counts_rungs_the_customer_agreed_to(
    agreed, expected, assessed, account, today
) -> None:
    assert agreed_level(assessed(agreed=agreed), account(), today) == expected


@pytest.mark.parametrize(
    ("rung", "mark"),
    [
        ("YY", Mark.met),
        ("Yy", Mark.claimed),
        ("Yp", Mark.partly),
        ("Y?", Mark.unknown),
        ("-", Mark.unknown),
        ("?n", Mark.no),
        ("pn", Mark.no),
    ],
)
def test_a_rung_amounts_to_its_weakest_answer(rung, mark, assessed, pack) -> None:
    assert rated_marks(assessed(rung), pack)[0] is mark


@pytest.mark.parametrize(
    ("agreement", "mark"),
    [
        ("agreed", Mark.met),
        ("by-nobody", Mark.claimed),
        ("undated", Mark.claimed),
        ("by-one-who-left", Mark.recheck),
        ("confirmed", Mark.met),
        ("confirmed-some-day", Mark.recheck),
        ("to-come", Mark.claimed),
        ("withdrawn", Mark.no),
        ("partly", Mark.partly),
        ("-", Mark.unknown),
        ("no", Mark.no),
    ],
)
def test_an_agreement_amounts_to_what_can_be_shown(
    agreement, mark, assessed, account, today
) -> None:
    assert agreed_marks(assessed(agreed=agreement), account(), today)[0] is mark


@pytest.mark.parametrize(
    ("agreement", "day", "stands"),
    [
        ("by-one-who-left", date(2026, 10, 31), True),
        ("by-one-who-left", date(2026, 11, 1), False),
        ("withdrawn", date(2026, 10, 31), True),
        ("withdrawn", date(2026, 11, 1), False),
    ],
)
def test_an_agreement_stands_until_the_day_it_is_lost(
    agreement, day, stands, assessed, account
) -> None:
    assert (agreed_level(assessed(agreed=agreement), account(), day).value == 0) is stands


def test_an_answer_that_the_pack_does_not_ask_for_changes_nothing(assessed, pack) -> None:
    known = assessed("YY")
    stray = Answer(criterion="not-in-the-pack", value=AnswerValue.no)
    entry = known.entry(0).model_copy(update={"answers": (*known.entry(0).answers, stray)})
    with_stray = known.model_copy(update={"stages": (entry,)})
    assert rated_level(with_stray, pack) == rated_level(known, pack)


@pytest.mark.parametrize(
    ("evidence", "counts"),
    [
        pytest.param(
            Evidence(what="「頼む」", said_by=("kato",), said_on=date(2026, 10, 1)),
            True,
            id="whole",
        ),
        pytest.param(Evidence(what="「頼む」", said_on=date(2026, 10, 1)), True, id="when only"),
        pytest.param(Evidence(what="「頼む」", said_by=("kato",)), True, id="by whom only"),
        pytest.param(
            Evidence(what="「頼む」", kept_in="議事録"), False, id="neither when nor whom"
        ),
        pytest.param(
            Evidence(said_by=("kato",), said_on=date(2026, 10, 1)), False, id="says nothing"
        ),
        pytest.param(Evidence(what=" 　", said_on=date(2026, 10, 1)), False, id="blank words"),
    ],
)
def test_evidence_says_what_and_when_or_by_whom(evidence, counts) -> None:
    answer = Answer(criterion="first", value=AnswerValue.yes, evidence=(evidence,))
    assert has_evidence(answer) is counts


def test_one_good_piece_of_evidence_is_enough() -> None:
    pieces = (Evidence(what="噂"), Evidence(what="「頼む」", said_on=date(2026, 10, 1)))
    assert has_evidence(Answer(criterion="first", evidence=pieces))


@pytest.fixture
def old(account, assessed, pack, today):
    """Return the old rungs of two that rest on evidence of a day; rung 0 does not age."""

    def rungs(said_on):
        customer = account(assessments=(assessed("YY YY", said_on=said_on),))
        return old_rungs(standing(customer, customer.deals[0], pack, today).current, pack, today)

    return rungs


def test_evidence_older_than_the_pack_allows_wants_checking(old, ago) -> None:
    assert old(ago(180)) == ()
    assert old(ago(181)) == (1,)


def test_evidence_without_a_day_is_not_called_old(old) -> None:
    assert old(None) == ()


def test_levels_do_not_fall_because_time_passes(assessed, account, pack) -> None:
    entered = assessed("YY YY YY", "agreed agreed", on=date(2026, 10, 1))
    long_after = date(2031, 10, 1)
    assert rated_level(entered, pack).value == 2
    assert agreed_level(entered, account(), long_after).value == 1


def test_an_agreement_by_somebody_not_listed_stands(assessed, account, today) -> None:
    entered = assessed(agreed="agreed")
    assert agreed_level(entered, account(stakeholders=()), today).value == 0


def test_confirmation_stands_only_while_the_one_who_confirmed_is_there(
    assessed, account, person, today
) -> None:
    gone = (person("mori", left_on="2026-11-01"), person("kato", left_on="2026-11-15"))
    marks = agreed_marks(assessed(agreed="confirmed"), account(stakeholders=gone), today)
    assert marks[0] is Mark.recheck


def test_an_agreement_that_was_never_given_cannot_want_checking(assessed, account, today) -> None:
    refused = Agreement(value=AnswerValue.no, agreed_by=("mori",), agreed_on=date(2026, 10, 1))
    entry = assessed(agreed="no").entry(0).model_copy(update={"agreement": refused})
    entered = assessed().model_copy(update={"stages": (entry,)})
    assert agreed_marks(entered, account(), today)[0] is Mark.no


LADDERS = st.lists(st.text("Yypn?", min_size=2, max_size=2), min_size=10, max_size=10)


@settings(max_examples=30, deadline=None)
@given(ladder=LADDERS, stage=st.integers(0, 9), place=st.integers(0, 1))
def test_one_more_yes_with_evidence_never_lowers_the_level(
    ladder, stage, place, assessed, pack
) -> None:
    better = list(ladder)
    better[stage] = better[stage][:place] + "Y" + better[stage][place + 1 :]
    before = rated_level(assessed(" ".join(ladder)), pack)
    after = rated_level(assessed(" ".join(better)), pack)
    assert after.value >= before.value


@settings(max_examples=30, deadline=None)
@given(ladder=LADDERS, answer=st.sampled_from("Yypn"))
def test_whatever_the_unknown_turns_out_to_be_the_level_was_told_rightly(
    ladder, answer, assessed, pack
) -> None:
    asked = [rung.replace("?", answer) for rung in ladder]
    before = rated_level(assessed(" ".join(ladder)), pack)
    after = rated_level(assessed(" ".join(asked)), pack)
    assert not after.at_least
    assert after.value >= before.value if before.at_least else after.value == before.value
