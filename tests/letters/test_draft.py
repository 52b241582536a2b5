"""Drafts: made from the facts, marked where a fact is missing, and right once they are filled."""

from dataclasses import replace
from datetime import date

import pytest
from written import SETTINGS, entries, matter

from kit.account import AfterVisit, Complaint, CustomerReport
from kit.errors import CannotRender, NotFound
from kit.letters import Matter, check, draft, facts_wanted
from kit.pack import load_pack
from kit.words import Text

DAY = date(2026, 11, 22)
FACTS = entries("facts.yaml")
PEOPLE = {
    "general": ("aohara-koki", "ogata-sachi"),
    "it": ("shiomino-bank", "priya-menon"),
    "pharma": ("mionohara-hospital", "kunieda-shoji"),
}
KINDS = [
    (pack, kind, lang)
    for pack in PEOPLE
    for kind in load_pack(pack, SETTINGS).letters
    for lang in ("ja", "en")
]


def about(pack: str, kind: str, *, grave: bool = False) -> Matter:
    return matter(*PEOPLE[pack], kind, grave=grave)


def known(lang: str) -> dict[str, str]:
    return {fact: text[lang] for fact, text in FACTS.items()}


@pytest.mark.parametrize("grave", [False, True])
@pytest.mark.parametrize(("pack", "kind", "lang"), KINDS)
def test_a_draft_passes_its_check_once_its_gaps_are_filled(
    pack: str, kind: str, lang: str, grave: bool
) -> None:
    letter = about(pack, kind, grave=grave)
    text = draft(letter, DAY, lang, known(lang))
    # Names and the deal in Japanese stay open in English.
    filled = text.replace("〔", "").replace("〕", "")
    assert lang == "en" or filled == text
    assert [each.code for each in check(filled, letter)] == []


@pytest.mark.parametrize(("pack", "kind", "lang"), KINDS)
def test_each_fact_that_is_missing_is_marked_and_found(pack: str, kind: str, lang: str) -> None:
    letter = about(pack, kind)
    text = draft(letter, DAY, lang, {})
    gaps = [text[each.start : each.end] for each in check(text, letter) if each.code == "gap"]
    wanted = {
        f"〔{letter.pack.letter_facts[fact].name.in_(lang)}〕"
        for fact in facts_wanted(letter, lang)
        if fact != "effect"
    }
    assert wanted
    assert wanted <= set(gaps)
    assert {each.code for each in check(text, letter)} == {"gap"}


def test_every_fact_of_the_packs_is_written_somewhere() -> None:
    wanted = {fact for pack, kind, lang in KINDS for fact in facts_wanted(about(pack, kind), lang)}
    assert wanted == set(load_pack("general", SETTINGS).letter_facts) == set(FACTS)


def test_people_stand_in_the_draft_as_in_the_records() -> None:
    text = draft(matter("shiomino-bank", "yamazaki-tomohiro", "apology"), DAY, "ja", {})
    head = text.split("拝啓")[0].split("\n")
    assert head[:5] == [
        "2026年11月22日",
        "",
        "株式会社汐見野銀行",
        "システム部 部長",
        "山﨑 智弘 様",
    ]
    assert "金融第一営業部 主任\n長瀬 亮太\n" in text


@pytest.mark.parametrize(
    ("account", "person", "line"),
    [
        ("mionohara-hospital", "sawatari-makoto", "猿渡 誠 先生"),
        ("mionohara-hospital", "maki-sotaro", "槙 宗太郎 先生"),
        ("mionohara-hospital", "hamasaki-yoko", "濵﨑 陽子 様"),
        ("shiomino-bank", "hosokawa-reiko", "専務取締役\n細川 玲子 様"),
        ("aohara-koki", "takahata-hideo", "常務取締役 生産本部長\n高畑 英雄 様"),
    ],
)
def test_an_address_has_title_and_honorific_as_letters_do(
    account: str, person: str, line: str
) -> None:
    assert f"\n{line}\n" in draft(matter(account, person, "apology"), DAY, "ja", {})


def test_the_season_is_that_of_the_day_and_of_no_apology() -> None:
    thanks, apology = about("general", "thanks-visit"), about("general", "apology")
    assert "晩秋の候" in draft(thanks, DAY, "ja", {})
    assert "盛夏の候" in draft(thanks, date(2026, 7, 1), "ja", {})
    assert "の候" not in draft(apology, DAY, "ja", {})


def test_a_grave_case_begins_with_the_apology() -> None:
    text = draft(about("general", "apology", grave=True), DAY, "ja", {})
    assert "謹啓　このたびは" in text
    assert text.rstrip().endswith("謹白")
    assert "ますます" not in text


def test_a_hospital_is_addressed_by_the_packs_word() -> None:
    assert "貴院ますます" in draft(about("pharma", "apology"), DAY, "ja", {})


def test_the_outcome_is_taken_from_the_deal_and_a_given_fact_goes_first() -> None:
    letter = matter("shiomino-bank", "kanzaki-hiroto", "thanks-order")
    assert letter.deal is not None
    assert letter.deal.effect.words in draft(letter, DAY, "ja", {})
    assert "「早く」というお考え" in draft(letter, DAY, "ja", {"effect": "「早く」"})


def test_days_are_taken_from_the_complaint() -> None:
    reports = (
        CustomerReport(due_on=date(2026, 12, 20)),
        CustomerReport(due_on=date(2026, 12, 4)),
        CustomerReport(due_on=date(2026, 11, 1), done_on=date(2026, 11, 1)),
    )
    visit = AfterVisit(visited_on=date(2026, 11, 20))
    complaint = Complaint(id="c1", what="納入の遅れ", after=visit, reports=reports)
    letter = replace(about("general", "apology-and-thanks"), complaint=complaint)
    text = draft(letter, DAY, "ja", {})
    assert "2026年11月20日は、ご多用のところ" in text
    assert "2026年12月4日までに終え" in text
    settled = replace(letter, complaint=complaint.model_copy(update={"reports": reports[2:]}))
    assert "〔期日〕までに終え" in draft(settled, DAY, "ja", {})


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("{{ our_name }}", "{{ our_name }}"),
        ("{% for n in range(9) %}", "{% for n in range(9) %}"),
        ("<b>太字</b> & \"'", "<b>太字</b> & \"'"),
        ("{name} %s \\n", "{name} %s \\n"),
        (date(2026, 12, 5), "2026年12月5日"),
        (Text("あ", "a"), "あ"),
        ("", "〔原因〕"),
        ("　", "〔原因〕"),
        (None, "〔原因〕"),
    ],
)
def test_a_fact_is_put_in_as_it_was_typed(given: object, shown: str) -> None:
    text = draft(about("general", "apology"), DAY, "ja", {"cause": given})
    assert f"原因は、{shown}でございました。" in text


@pytest.mark.parametrize(
    "template",
    [
        "{{ name.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ name.format.__globals__ }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(name) }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{% for n in range(1000000000) %}a{% endfor %}",
        "{% include 'secret' %}",
        "{{ nothing_of_that_name }}",
        "{{ 1 // 0 }}",
        "{{ body",
    ],
)
def test_a_template_that_reaches_beyond_its_words_is_refused(template: str) -> None:
    letter = about("general", "apology")
    kind = letter.letter.model_copy(update={"template": Text(template, template)})
    pack = letter.pack.model_copy(update={"letters": {"apology": kind}})
    unsafe = Matter(letter.account, pack, "apology", letter.recipient, letter.sender)
    with pytest.raises(CannotRender) as refused:
        draft(unsafe, DAY, "ja", {})
    assert refused.value.code == "letter.template"


def test_a_kind_nobody_knows_is_named_beside_those_there_are() -> None:
    letter = about("general", "love-letter")
    with pytest.raises(NotFound) as refused:
        draft(letter, DAY, "ja", {})
    assert refused.value.code == "letter.kind_unknown"
    assert "apology" in str(refused.value.facts["known"])
