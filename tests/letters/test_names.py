"""Names with other kanji than in the records."""

from dataclasses import replace

import pytest
from written import matter

from kit.account import Account, Member, Profile, Stakeholder
from kit.letters import Matter
from kit.letters.names import misspelt

PACK = matter("shiomino-bank", "baba-kyoko", "note").pack


def about(*names: str, ours: tuple[str, ...] = (), company: str = "") -> Matter:
    people = tuple(Stakeholder(id=f"p{n}", name=name) for n, name in enumerate(names))
    members = tuple(Member(id=f"m{n}", name=name) for n, name in enumerate(ours))
    account = Account(id="a", profile=Profile(name=company), stakeholders=people, members=members)
    return Matter(account, PACK, "note", people[0])


def found(text: str, letter: Matter) -> list[tuple[str, str]]:
    return [(each.found, each.expected) for each in misspelt(text, letter)]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("髙橋 修司", "高橋"),
        ("高橋 修司", "髙橋"),
        ("山﨑 智弘", "山崎"),
        ("山﨑 智弘", "山嵜"),
        ("渡邊 一", "渡辺"),
        ("渡邉 一", "渡邊"),
        ("齋藤 花", "斎藤"),
        ("斉藤 花", "齊藤"),
        ("濵田 誠", "浜田"),
        ("𠮷田 賢次", "吉田"),
        ("\ufa19谷 隆", "神谷"),
        ("葛\U000e0100城 昭一", "葛城"),
    ],
)
def test_another_form_of_a_kanji_is_found_in_family_and_whole_names(
    name: str, written: str
) -> None:
    letter = about(name)
    family, given = name.split()
    assert found(f"{written}様のお話", letter) == [(written, family)]
    assert found(f"{written}　{given} 様", letter) == [(f"{written}　{given}", name)]
    assert found(f"{family}様、{name}様、{family}{given}様", letter) == []


def test_the_letters_that_differ_are_named() -> None:
    (wrong,) = misspelt("髙崎様", about("高﨑 健"))
    assert wrong.letters == ("髙→高", "崎→﨑")
    (selected,) = misspelt("葛城様", about("葛\U000e0100城 昭一"))
    assert selected.letters == ("葛→葛\U000e0100",)


def test_another_person_of_that_form_is_not_taken_for_a_mistake() -> None:
    letter = about("山﨑 智弘", "山崎 花")
    assert found("山崎様も山﨑様もお元気で", letter) == []
    assert found("山崎 智弘 様", letter) == [("山崎 智弘", "山﨑 智弘")]


def test_our_own_people_and_their_company_are_looked_at_too() -> None:
    letter = about("花田 徹", ours=("濵野 明",), company="株式会社髙島工機")
    assert found("浜野が伺います", letter) == [("浜野", "濵野")]
    assert found("株式会社高島工機", letter) == [("株式会社高島工機", "株式会社髙島工機")]


def test_a_name_of_one_kanji_counts_only_where_somebody_is_addressed() -> None:
    letter = about("邊 一")
    assert found("この辺りの話を、辺様に", letter) == [("辺", "邊")]


def test_a_name_is_not_read_across_the_end_of_a_line() -> None:
    assert found("最高\n橋を渡る", about("髙橋 修司")) == []


def test_names_in_latin_letters_have_no_other_forms() -> None:
    letter = replace(about("Priya Menon"), kind="note")
    assert found("priya menon", letter) == []
