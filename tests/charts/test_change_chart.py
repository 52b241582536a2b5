"""The slopes: what turned, up and down, with the unknown as a step of its own."""

from datetime import date

import pytest
from drawn import account_of, hatches, overlapping, texts

from kit.account import Attitude, Stakeholder
from kit.analysis.changes import State, changes
from kit.charts import change_chart
from kit.pack import Pack, load_pack
from kit.samples import sample_accounts, sample_past
from kit.settings import current_settings

THEN = date(2026, 10, 23)


def people(*told: tuple[str, int | None]) -> list[Stakeholder]:
    return [
        Stakeholder(id=f"p{n}", name=f"人物{n}", attitude=Attitude(attitude), trust=trust)
        for n, (attitude, trust) in enumerate(told)
    ]


def chart(then, now, pack: Pack, today: date, lang: str = "ja"):
    states = State(account_of(people(*then)), THEN), State(account_of(people(*now)), today)
    return change_chart(*states, changes(*states, pack), lang)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_names_stand_at_their_lines_and_do_not_overlap(lang, pack, today) -> None:
    then = [("neutral", 3), ("support", 3), ("unknown", None), ("against", 2), ("neutral", 3)]
    now = [("support", 4), ("neutral", 4), ("neutral", 4), ("neutral", 4), ("neutral", 3)]
    figure = chart(then, now, pack, today, lang)
    assert overlapping(figure) == []
    assert {f"人物{n}" for n in range(4)} <= set(texts(figure))
    assert "人物4" not in texts(figure)
    assert hatches(figure) == 2, "the step of the unknown, on each scale"


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("sample", ["aohara-koki", "shiomino-bank"])
def test_levels_of_deals_stand_beside_people_without_overlap(sample, lang) -> None:
    settings = current_settings()
    account = next(e.account for e in sample_accounts(settings) if e.account.id == sample)
    moment, then = sample_past(account, settings)[-1]
    states = State(then, moment.date()), State(account, account.profile.as_of)
    pack = load_pack(account.profile.pack, settings)
    figure = change_chart(*states, changes(*states, pack), lang)
    assert overlapping(figure) == []
    assert hatches(figure) == 3


def test_the_message_counts_up_down_and_what_touches_the_unknown(pack, today) -> None:
    figure = chart(
        [("neutral", 3), ("support", 3), ("unknown", None)],
        [("support", 3), ("against", 3), ("neutral", None)],
        pack,
        today,
    )
    assert figure.get_label() == "上がった線1本、下がった線1本、不明がからむ線1本"
    assert "変わらず0人、不明のまま0人" in texts(figure)


def test_whoever_stays_unknown_is_counted_apart_from_those_who_stay(pack, today) -> None:
    same = [("support", 3), ("unknown", None)]
    figure = chart([*same, ("neutral", 3)], [*same, ("support", 3)], pack, today)
    assert "変わらず1人、不明のまま1人" in texts(figure)


def test_where_many_turned_alike_they_share_a_line(pack, today) -> None:
    figure = chart([("neutral", 3)] * 15, [("support", 3)] * 15, pack, today)
    assert overlapping(figure) == []
    assert "15人" in texts(figure)


def test_where_nothing_turned_it_says_what_to_do_first(pack, today) -> None:
    same = [("neutral", 3)]
    figure = chart(same, same, pack, today)
    assert figure.get_label() == "段階・態度・信頼に、変わった線はない"
