from collections.abc import Callable
from datetime import date, timedelta

import pytest
from drawn import account_of, hatches, overlapping, texts
from matplotlib.figure import Figure

from kit.account import Account, Certainty, Fact, InformationItem
from kit.charts import information_chart, understanding_chart
from kit.pack import Pack

TODAY = date(2026, 11, 22)
Draw = Callable[[Account, date, Pack, str], Figure]


def answer(question: str, days: int | None, certainty: Certainty) -> InformationItem:
    heard_on = None if days is None else TODAY - timedelta(days=days)
    return InformationItem(
        id=f"i-{question}-{days}",
        question=question,
        answer="増やす",
        heard_on=heard_on,
        certainty=certainty,
    )


def test_each_question_tells_age_and_certainty(pack: Pack, today: date) -> None:
    items = (
        answer("investment", 20, Certainty.confirmed),
        answer("problems", 200, Certainty.hearsay),
        answer("direction", None, Certainty.guess),
        answer("buying", 3, Certainty.unknown),
    )
    figure = information_chart(account_of([], information=items), today, pack, "ja")
    said = texts(figure)
    told = ["20日前・確認済み", "要確認 200日前・伝聞", "日付なし・推測", "3日前・確かさ不明"]
    assert [each for each in told if each not in said] == []
    assert figure.get_label() == "11の問いのうち、空白が7、古いか日付のない答えが2"
    assert overlapping(figure) == []


def test_blank_questions_are_hatched(pack: Pack, today: date) -> None:
    items = (answer("investment", 20, Certainty.confirmed),)
    figure = information_chart(account_of([], information=items), today, pack, "en")
    assert hatches(figure) == 10
    assert texts(figure).count("Blank: not known yet") == 10


def test_an_answer_older_than_the_scale_stays_on_the_sheet(pack: Pack, today: date) -> None:
    items = (answer("investment", 4000, Certainty.confirmed),)
    figure = information_chart(account_of([], information=items), today, pack, "ja")
    assert "要確認 4000日前・確認済み" in texts(figure)
    assert overlapping(figure) == []


def test_each_area_is_judged_by_its_own_freshness(pack: Pack, today: date) -> None:
    quick = next(n for n, a in pack.understanding.items() if a.freshness.value == "scenario")
    facts = tuple(
        Fact(id=area, area=area, text="食品向けが伸びる", as_of=TODAY - timedelta(days=60))
        for area in (quick, "business")
    )
    said = texts(understanding_chart(account_of([], facts=facts), today, pack, "ja"))
    assert {"60日前・1件", "要確認 60日前・1件"} <= set(said)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("draw", [information_chart, understanding_chart])
def test_nothing_known_gets_its_first_step(draw: Draw, lang: str, pack: Pack, today: date) -> None:
    assert len(texts(draw(account_of([]), today, pack, lang))) == 2
