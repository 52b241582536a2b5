"""The encoding of a file is told from its bytes, however few there are."""

import random

import pytest

from kit.errors import Faults
from kit.exchange.lists.letters import decoded

SMALL = "氏名,会社名,部署\r\n佐藤 花子,株式会社蒼原工機,購買部\r\n轟　健,美央乃原病院,薬剤部\r\n"
ENCODINGS = ["cp932", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "euc-jp"]


def texts() -> list[str]:
    """Return lists of three rows, each from words that stand in lists."""
    pick = random.Random(7)  # noqa: S311 - the same lists each time
    names = ["佐藤", "鈴木", "渡辺", "斎藤", "早川", "辻", "樋口", "鷲尾", "轟", "蓮見"]
    given = ["太郎", "花子", "健", "舞", "翔太", "さくら", "大輔", "裕子", "拓也", "薫"]
    kana = ["サトウ タロウ", "ﾀｶﾊｼ ｹﾝ", "いとう しょうた", "ﾜﾀﾅﾍﾞ ﾕｳﾔ"]
    firms = [
        "株式会社蒼原工機",
        "徳佐渡製菓（株）",
        "瀬越醸造",
        "Acme株式会社",
        "ハイセ・クリニック",
    ]
    heads = ["氏名,会社名,メモ", "名前,フリガナ,顧客名", "NAME,KANA,COMPANY", "ｼﾒｲ,ｶﾅ,ｶｲｼｬ"]
    made = []
    for _ in range(60):
        rows = [
            f"{pick.choice(names)} {pick.choice(given)},{pick.choice(kana)},{pick.choice(firms)}"
            for _ in range(3)
        ]
        made.append("\r\n".join([pick.choice(heads), *rows]) + "\r\n")
    return made


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_lists_of_three_rows_are_read_in_every_encoding(encoding: str) -> None:
    for text in (SMALL, *texts()):
        assert decoded(text.encode(encoding), "a.csv").text == text


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-16", "utf-16-le"])
def test_letters_of_japanese_names_beside_jis_are_read(encoding: str) -> None:
    text = "氏名,会社名\r\n髙橋 健,㈱﨑山製作所\r\n辻 薫,①～③－Ⅲ\r\n"
    assert decoded(text.encode(encoding), "a.csv").text == text


def test_half_width_kana_alone_are_cp932() -> None:
    text = "NAME,KANA\r\nﾔﾏﾀﾞ ﾀﾛｳ,ﾔﾏﾀﾞ\r\nｲﾄｳ ｹﾝ,ｲﾄｳ\r\n"
    assert decoded(text.encode("cp932"), "a.csv").text == text


def test_letters_far_below_plain_ones_are_weighed_too() -> None:
    text = "name,company\r\n" + "Smith,Acme\r\n" * 2000 + "轟 健,美央乃原病院\r\n"
    for encoding in ("cp932", "utf-8", "euc-jp"):
        assert decoded(text.encode(encoding), "a.csv").text == text


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig"])
def test_lone_bad_byte_is_a_fault_with_its_line_and_no_mojibake(encoding: str) -> None:
    lines = (SMALL * 3).encode(encoding).splitlines(keepends=True)
    lines[4] = lines[4][:-2] + b"\xff,\r\n"
    with pytest.raises(Faults) as refusal:
        decoded(b"".join(lines), "a.csv")
    (fault,) = refusal.value.faults
    assert (fault.code, fault.facts["line"]) == ("list.bad_bytes", 5)
    assert "0xFF" in fault.facts["bytes"]


def test_damaged_utf8_is_never_read_as_something_else() -> None:
    content = (SMALL * 4).encode()
    pick = random.Random(3)  # noqa: S311 - the same damage each time
    for _ in range(200):
        at = pick.randrange(len(content))
        damaged = content[:at] + bytes([pick.choice([0xFF, 0xC0, 0x80])]) + content[at:]
        with pytest.raises(Faults) as refusal:
            decoded(damaged, "a.csv")
        assert {fault.code for fault in refusal.value.faults} == {"list.bad_bytes"}


def test_text_cut_in_the_middle_of_a_letter_is_a_fault() -> None:
    with pytest.raises(Faults) as refusal:
        decoded((SMALL * 3).encode() + "山".encode()[:2], "a.csv")
    assert refusal.value.faults[0].facts["line"] == 10


def test_what_is_no_text_at_all_is_refused_once() -> None:
    with pytest.raises(Faults) as refusal:
        decoded(bytes(range(256)) * 20, "a.csv")
    assert [fault.code for fault in refusal.value.faults] == ["list.encoding_unknown"]
