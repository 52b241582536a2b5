from datetime import date

import pytest
from drawn import account_of, hatches, overlapping, placed, texts

from kit.account import Account, Attitude, DecisionRole, Stakeholder
from kit.charts import attitude_map
from kit.pack import Pack


def person(n: int, **fields: object) -> Stakeholder:
    return Stakeholder.model_validate({"id": f"p{n}", "name": f"高橋 裕一郎{n}", **fields})


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_forty_people_are_all_named_and_no_label_overlaps(
    lang: str, forty: Account, pack: Pack, today: date
) -> None:
    figure = attitude_map(forty, today, pack, lang)
    said = "\n".join(texts(figure))
    assert [p.name for p in forty.stakeholders if p.name not in said] == []
    assert overlapping(figure) == []


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"influence": 5, "attitude": Attitude.strongly_against, "roles": list(DecisionRole)},
        {"influence": 1, "attitude": Attitude.unknown, "roles": [DecisionRole.decision_maker]},
    ],
)
def test_forty_people_in_one_cell_do_not_overlap(
    fields: dict[str, object], lang: str, pack: Pack, today: date
) -> None:
    figure = attitude_map(account_of(person(n, **fields) for n in range(40)), today, pack, lang)
    assert overlapping(figure) == []


def test_every_text_stays_on_the_sheet(forty: Account, pack: Pack, today: date) -> None:
    figure = attitude_map(forty, today, pack, "en")
    width, height = figure.get_size_inches() * figure.dpi
    outside = [t for t, b in placed(figure) if b.x0 < -1 or b.x1 > width + 1 or b.y1 > height]
    assert outside == []


def test_a_full_cell_says_how_many_more(pack: Pack, today: date) -> None:
    crowd = account_of(person(n, influence=4, attitude=Attitude.support) for n in range(300))
    figure = attitude_map(crowd, today, pack, "ja")
    shown = sum("裕一郎" in text for text in texts(figure))
    assert f"ほか{300 - shown}人" in texts(figure)
    assert figure.get_size_inches()[1] * 25.4 <= 160


def test_the_title_counts_those_who_weigh(pack: Pack, today: date) -> None:
    people = [
        person(1, influence=5, attitude=Attitude.strong_support),
        person(2, influence=4, attitude=Attitude.support),
        person(3, influence=4, attitude=Attitude.against),
        person(4, influence=4),
        person(5, influence=1, attitude=Attitude.against),
        person(6, attitude=Attitude.support),
    ]
    account = account_of(people)
    assert attitude_map(account, today, pack, "ja").get_label() == (
        "影響力4以上は支持2人・反対1人・態度不明1人（影響力不明が1人）"
    )
    assert attitude_map(account, today, pack, "en").get_label() == (
        "Influence 4 or more: 2 for us, 1 against, 1 unknown (influence of 1 unknown)"
    )


def test_unknown_has_a_hatched_band_of_its_own_and_is_no_low_influence(
    pack: Pack, today: date
) -> None:
    account = account_of([person(1), person(2, influence=1, attitude=Attitude.neutral)])
    figure = attitude_map(account, today, pack, "ja")
    heights = {text: box.y0 for text, box in placed(figure) if "裕一郎" in text}
    assert heights["高橋 裕一郎1"] < heights["高橋 裕一郎2"]
    assert hatches(figure) == 2
    assert "？" in texts(figure)


def test_those_who_decide_bear_their_badge_and_the_badge_is_explained(
    pack: Pack, today: date
) -> None:
    account = account_of([person(1, influence=5, roles=[DecisionRole.decision_maker])])
    said = texts(attitude_map(account, today, pack, "ja"))
    assert "高橋 裕一郎1【決】" in said
    assert "【決】決裁者" in said


def test_who_has_left_is_not_on_the_map(pack: Pack, today: date) -> None:
    account = account_of([person(1), person(2, left_on=date(2026, 1, 1))])
    assert "高橋 裕一郎2" not in texts(attitude_map(account, today, pack, "ja"))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_empty_account_gets_its_first_step(lang: str, pack: Pack, today: date) -> None:
    figure = attitude_map(account_of([]), today, pack, lang)
    assert len(texts(figure)) == 2
    assert figure.get_size_inches()[1] * 25.4 < 30


def test_the_same_account_is_placed_the_same(forty: Account, pack: Pack, today: date) -> None:
    once, again = (attitude_map(forty, today, pack, "ja") for _ in range(2))
    assert [(t, b.bounds) for t, b in placed(once)] == [(t, b.bounds) for t, b in placed(again)]
