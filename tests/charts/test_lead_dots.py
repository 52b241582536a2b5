from datetime import date, timedelta

import pytest
from drawn import account_of, hatches, overlapping, texts

from kit.account import Account, Deal, EarlyInvolvement, HowHeard
from kit.charts import lead_dots
from kit.pack import Pack

HEARD = date(2026, 4, 3)


def deal(n: int, lead: int | None, heard_on: date | None = HEARD) -> Deal:
    request = None if lead is None else HEARD + timedelta(days=lead)
    early = EarlyInvolvement(first_heard_on=heard_on, formal_request_on=request)
    return Deal(id=f"d{n}", name=f"検査装置{n}", early=early)


def deals(*found: Deal) -> Account:
    return account_of([], deals=found)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_early_late_and_unknown_are_told_apart(lang: str, pack: Pack, today: date) -> None:
    account = deals(deal(1, 120), deal(2, 10), deal(3, 0), deal(4, -7), deal(5, None))
    figure = lead_dots(account, today, pack, lang)
    assert hatches(figure) == 1
    assert overlapping(figure) == []
    told = {"ja": {"120日前", "同じ日", "7日遅れ"}, "en": {"120 days before", "7 days late"}}
    assert told[lang] <= set(texts(figure))


def test_a_quarter_is_named_once(pack: Pack, today: date) -> None:
    account = deals(deal(1, 120), deal(2, 10), deal(3, None, None))
    said = texts(lead_dots(account, today, pack, "ja"))
    assert said.count("2026年4月〜6月") == 1
    assert "時期不明" in said


def test_few_deals_get_no_per_cent(pack: Pack, today: date) -> None:
    few = lead_dots(deals(deal(1, 120)), today, pack, "ja").get_label()
    assert few == "相見積もりの依頼より前に知った商談は1件中1件。割合を言うには少なすぎる"
    enough = lead_dots(deals(*(deal(n, 120 * (n > 0)) for n in range(5))), today, pack, "ja")
    assert enough.get_label() == "相見積もりの依頼より前に知った商談は5件中4件（80%）"


def test_how_we_heard_counts_where_no_day_is_known(pack: Pack, today: date) -> None:
    early = EarlyInvolvement(how_heard=HowHeard.proposed_by_us)
    figure = lead_dots(deals(Deal(id="d", name="検査装置", early=early)), today, pack, "ja")
    assert "依頼より前" in texts(figure)


def test_more_deals_than_there_is_room_for_are_counted(pack: Pack, today: date) -> None:
    figure = lead_dots(deals(*(deal(n, 30) for n in range(40))), today, pack, "ja")
    assert any("ほか16件" in text for text in texts(figure))
    assert figure.get_size_inches()[1] * 25.4 <= 170
