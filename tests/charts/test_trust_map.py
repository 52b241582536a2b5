from datetime import date

import pytest
from drawn import account_of, hatches, overlapping, placed, texts

from kit.account import Account, Attitude, DecisionRole, Dependence, Profile, Stakeholder
from kit.charts import trust_map
from kit.pack import Pack


def person(
    n: int, trust: int | None, they: int | None, we: int | None = 3, **fields: object
) -> Stakeholder:
    dependence = Dependence(they_on_us=they, we_on_them=we)
    return Stakeholder(
        id=f"p{n}", name=f"関係者{n:02}", trust=trust, dependence=dependence, **fields
    )


@pytest.fixture
def crowd() -> Account:
    """Return forty people who stand in every cell."""
    known = (None, 1, 2, 3, 4, 5)
    return account_of(
        person(n, known[n % 6], known[n // 6 % 6], known[n % 5], roles=[list(DecisionRole)[n % 11]])
        for n in range(40)
    )


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_forty_people_are_all_named_and_no_name_overlaps(
    lang: str, crowd: Account, pack: Pack, today: date
) -> None:
    figure = trust_map(crowd, today, pack, lang)
    said = "\n".join(texts(figure))
    assert [p.name for p in crowd.stakeholders if p.name not in said] == []
    assert overlapping(figure) == []


def test_trust_goes_to_the_right_and_their_dependence_upwards(pack: Pack, today: date) -> None:
    figure = trust_map(account_of([person(1, 5, 2), person(2, 2, 4)]), today, pack, "ja")
    box = {text: box for text, box in placed(figure) if "関係者" in text}
    assert box["関係者01"].x0 > box["関係者02"].x0
    assert box["関係者01"].y0 < box["関係者02"].y0


def test_unknown_stands_in_hatched_strips_and_is_no_low_rating(pack: Pack, today: date) -> None:
    people = [person(1, 1, 1), person(2, None, 1), person(3, 1, None)]
    figure = trust_map(account_of(people), today, pack, "ja")
    box = {text: box for text, box in placed(figure) if "関係者" in text}
    assert box["関係者02"].x0 > box["関係者01"].x0
    assert box["関係者03"].y0 < box["関係者01"].y0
    in_the_key = 1
    assert hatches(figure) == 2 + in_the_key


def test_a_ring_says_how_far_we_depend_on_somebody(pack: Pack, today: date) -> None:
    def rings(we: int | None) -> tuple[int, int]:
        figure = trust_map(account_of([person(1, 3, 3, we)]), today, pack, "ja")
        return texts(figure).count("4"), texts(figure).count("？")

    row_of_four, in_the_key = 1, 1
    assert rings(4) == (row_of_four + 1, in_the_key)
    assert rings(None) == (row_of_four, in_the_key + 1)


def test_attitudes_are_left_to_the_other_map(pack: Pack, today: date) -> None:
    people = (person(n, 3, 3, attitude=attitude) for n, attitude in enumerate(Attitude))
    assert not {"◎", "○", "△", "×", "××"} & {
        *texts(trust_map(account_of(people), today, pack, "ja"))
    }


@pytest.mark.parametrize(
    ("people", "ja"),
    [
        ([person(1, None, None)], "信頼も依存も、まだ誰についても分かっていない"),
        (
            [person(1, 4, None), person(2, None, None)],
            "信頼と依存の両方が分かっている人がいない",
        ),
        ([person(1, None, 1, 4)], "当社の依存が先方を3以上上回る相手が1人"),
        ([person(1, 4, 1, 4)], "当社の依存が先方を3以上上回る相手が1人"),
        ([person(1, 4, 2)], "信頼は高いのに、当社がいなくても困らない人が1人"),
        (
            [person(1, 4, 4), person(2, 5, 5), person(3, 3, None)],
            "信頼も当社への依存も4以上の人は2人（信頼か依存が不明 1人）",
        ),
        ([person(1, 3, 3)], "信頼も当社への依存も4以上と分かっている人がいない"),
    ],
)
def test_the_title_says_what_most_asks_for_a_talk(
    people: list[Stakeholder], ja: str, pack: Pack, today: date
) -> None:
    assert trust_map(account_of(people), today, pack, "ja").get_label() == ja


@pytest.mark.parametrize(
    ("they", "ja"),
    [(4, "先方の当社への依存 4、当社の先方への依存 2"), (None, "先方の当社への依存 不明")],
)
def test_the_dependence_of_the_whole_account_is_told(
    they: int | None, ja: str, pack: Pack, today: date
) -> None:
    dependence = Dependence(they_on_us=they, we_on_them=2)
    profile = Profile(name="顧客", dependence=dependence)
    account = account_of([person(1, 3, 3)]).model_copy(update={"profile": profile})
    assert ja in "\n".join(texts(trust_map(account, today, pack, "ja")))


def test_who_has_left_is_not_on_the_map(pack: Pack, today: date) -> None:
    account = account_of([person(1, 3, 3), person(2, 3, 3, left_on=date(2026, 1, 1))])
    assert "関係者02" not in texts(trust_map(account, today, pack, "ja"))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_empty_account_gets_its_first_step(lang: str, pack: Pack, today: date) -> None:
    assert len(texts(trust_map(account_of([]), today, pack, lang))) == 2
