"""A trainer's own pack: it extends another, and holds only what differs."""

import pytest

from kit.errors import NotFound
from kit.pack import find_pack, packs
from kit.words import Text


@pytest.fixture
def small(load):
    return load("small")


def test_a_pack_that_only_names_itself_is_the_one_it_extends(write, load, small) -> None:
    write("own")
    own = load("own")
    assert (own.id, own.name) == ("own", Text("自社", "Ours"))
    assert own.stages == small.stages
    assert own.findings == small.findings


def test_an_entry_is_replaced_by_its_id_and_its_neighbours_stay(write, load, small) -> None:
    write(
        "own", thresholds="people_stale_days: 30\n", findings="people.stale: {severity: urgent}\n"
    )
    own = load("own")
    assert own.thresholds.people_stale_days == 30
    assert own.thresholds.high_trust == small.thresholds.high_trust
    assert own.findings["people.stale"].severity == "urgent"
    assert own.findings["people.stale"].sentence == small.findings["people.stale"].sentence


def test_a_text_is_replaced_in_both_languages(write, load) -> None:
    write("own", findings="people.stale: {title: {ja: 古い, en: Old}}\n")
    assert load("own").findings["people.stale"].title == Text("古い", "Old")


def test_null_takes_an_entry_out(write, load, small) -> None:
    write("own", stages="4: {criteria: {second: null}, evidence_days: null}\n")
    own = load("own")
    assert list(own.stages[4].criteria) == ["first", "third"]
    assert own.stages[4].evidence_days is None
    assert own.stages[5] == small.stages[5]


def test_null_for_what_is_not_there_takes_nothing_out(write, load, small) -> None:
    write("own", stages="4: {questions: {nobody-asks-this: null}}\n")
    assert load("own").stages[4] == small.stages[4]


def test_an_entry_may_be_added(write, load) -> None:
    write("own", beliefs="B13: {ja: 現場が決める, en: The shop floor decides}\n")
    assert load("own").beliefs["B13"] == Text("現場が決める", "The shop floor decides")


def test_a_finding_may_rest_on_an_added_belief(write, load) -> None:
    write(
        "own",
        beliefs="B13: {ja: 現場が決める, en: The shop floor decides}\n",
        findings="people.stale: {belief: B13}\n",
    )
    assert load("own").findings["people.stale"].belief == "B13"


def test_a_pack_extends_through_several(write, load) -> None:
    write("middle", thresholds="high_trust: 5\nlead_time_days: 90\n")
    write("own", pack="extends: middle\nname: {ja: 自社, en: Ours}\n", thresholds="high_trust: 3\n")
    own = load("own")
    assert (own.thresholds.high_trust, own.thresholds.lead_time_days) == (3, 90)
    assert own.terms.formal_request == Text("依頼", "request")


def test_what_a_pack_says_its_id_is_does_not_matter(write, load) -> None:
    write("own", pack="id: another\nextends: small\n")
    assert load("own").id == "own"


def test_sentences_may_use_the_terms_of_the_trade_and_the_findings_facts(write, load) -> None:
    sentence = "people.stale: {sentence: {ja: '{names}（{customer}）', en: '{n} {map}'}}\n"
    write("own", findings=sentence)
    assert load("own").findings["people.stale"].sentence.ja == "{names}（{customer}）"


def test_the_workbooks_own_pack_hides_the_shipped_one(write, load, workbook) -> None:
    write("it", pack="extends: small\nname: {ja: 当社IT, en: Our IT}\n")
    assert load("it").name == Text("当社IT", "Our IT")
    assert find_pack("it", workbook) == workbook.home / "data" / "packs" / "it"


def test_a_hidden_pack_is_hidden_from_those_that_extend_it_too(write, load) -> None:
    write("general", pack="extends: small\nname: {ja: 当社一般, en: Our general}\n")
    write("own", pack="extends: general\nname: {ja: 自社, en: Ours}\n")
    assert load("own").beliefs["B12"] == Text("あ", "a")


def test_own_and_shipped_packs_are_listed_together(write, workbook) -> None:
    write("own")
    write("it")
    assert packs(workbook) == ("general", "it", "own", "pharma", "small")


def test_a_folder_without_a_head_is_no_pack(workbook, load) -> None:
    (workbook.home / "data" / "packs" / "half").mkdir(parents=True)
    assert "half" not in packs(workbook)
    with pytest.raises(NotFound):
        load("half")
