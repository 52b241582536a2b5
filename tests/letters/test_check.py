"""What the rules find in letters, and what they leave alone."""

import pytest
from written import FAULTY, GOOD, SETTINGS, accounts, faulty, good, matter

from kit.letters import check, tell
from kit.pack import load_pack

PACKS = ("general", "it", "pharma")


@pytest.mark.parametrize("name", GOOD)
def test_nothing_is_remarked_on_in_a_good_letter(name: str) -> None:
    text, about = good(name)
    assert [(each.code, text[each.start : each.end]) for each in check(text, about)] == []


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_letter_is_caught_by_the_right_rule_alone(name: str) -> None:
    text, about = faulty(name)
    assert {each.code for each in check(text, about)} == {FAULTY[name]["caught"]}


def test_thirty_letters_are_wrong_each_in_its_own_way_and_ten_are_right() -> None:
    wrong = {faulty(name)[0] for name in FAULTY}
    assert len(wrong) == len(FAULTY) >= 30
    right = {good(name)[0] for name in GOOD}
    assert len(right) == len(GOOD) >= 10
    assert not wrong & right


def test_every_rule_is_tried_by_a_faulty_letter() -> None:
    rules = {code for pack in PACKS for code in load_pack(pack, SETTINGS).letter_rules}
    assert {entry["caught"] for entry in FAULTY.values()} == rules


@pytest.mark.parametrize(
    ("name", "line", "column", "words"),
    [
        ("the spoken word for their company", 11, 9, "御社"),
        ("the reader's name with other kanji", 5, 1, "山崎 智弘"),
        ("the blame on the engineers", 12, 105, "技術部門の不手際"),
        ("no honorific", 5, 1, "緒方 佐知"),
        ("another title", 4, 7, "次長"),
        ("a doctor addressed like anybody", 5, 1, "猿渡 誠 様"),
        ("no closing", 11, 1, "拝啓"),
        ("an excuse in English", 12, 88, "very busy"),
    ],
)
def test_a_remark_names_its_place(name: str, line: int, column: int, words: str) -> None:
    text, about = faulty(name)
    (remark,) = check(text, about)
    assert text[remark.start : remark.end] == words
    assert (remark.place.line, remark.place.column) == (line, column)
    assert (remark.place.end_line, remark.place.end_column) == (line, column + len(words))


def test_what_is_missing_is_placed_where_it_would_stand() -> None:
    text, about = faulty("nobody answers for it")
    (remark,) = check(text, about)
    assert remark.start == remark.end
    assert text[: remark.start].endswith("謹んでお詫び申し上げます。")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", FAULTY)
def test_a_remark_is_told_in_words(name: str, lang: str) -> None:
    text, about = faulty(name)
    for remark in check(text, about):
        told = tell(remark, about, lang)
        assert not {"{", "}"} & set(told.place + told.sentence + told.advice)
        assert told.sentence.endswith("。" if lang == "ja" else ".")
        assert str(remark.place.line) in told.place


def test_remarks_come_in_the_order_of_the_text() -> None:
    text, about = good("delay")
    wrong = (
        text.replace("貴社", "御社").replace("緒方 佐知 様", "緒方 佐知 殿").replace("敬具", "草々")
    )
    found = check(wrong, about)
    assert [each.code for each in found] == ["dono", "spoken-company", "pair-wrong"]


def test_several_slips_of_one_kind_are_each_remarked_on() -> None:
    text, about = good("delay")
    found = check(text.replace("貴社", "御社").replace("ご信頼を", "御社のご信頼を"), about)
    assert [each.place.line for each in found] == [11, 15]


def test_a_remark_may_lie_in_what_is_attached() -> None:
    text, about = good("grave")
    (remark,) = check(text + "四　繁忙期のため、連絡が遅れる\n", about)
    assert (remark.code, remark.place.line) == ("excuse", 21)


def test_a_letter_broken_into_lines_by_hand_is_read_as_one() -> None:
    text, about = faulty("an apology in case something happened")
    broken = text.replace("もしご迷惑だった", "もしご迷惑\nだった")
    assert [each.code for each in check(broken, about)] == ["conditional-apology"]


def test_the_letters_of_the_samples_pass_their_check() -> None:
    written = [(account, letter) for account in accounts().values() for letter in account.letters]
    assert written
    for account, letter in written:
        about = matter(account.id, letter.recipient, letter.kind)
        assert [each.code for each in check(letter.body, about)] == [], letter.id
