from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pytest
from drawn import account_of, hatches, overlapping, placed, texts
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from kit.account import (
    Account,
    Attitude,
    DecisionRole,
    Relation,
    RelationKind,
    Stakeholder,
)
from kit.charts import power_chart
from kit.pack import Pack

BOSS = {"roles": [DecisionRole.decision_maker], "influence": 5}


def person(n: int, under: int | None = None, **fields: object) -> Stakeholder:
    above = None if under is None else f"p{under}"
    given = {"id": f"p{n}", "name": f"関係者{n:03}", "reports_to": above, **fields}
    return Stakeholder.model_validate(given)


def line(source: int, target: int, kind: RelationKind = RelationKind.influence) -> Relation:
    name = f"{source}-{target}-{kind.value}"
    return Relation(id=name, source=f"p{source}", target=f"p{target}", kind=kind)


def house(*people: Stakeholder, lines: Iterable[Relation] = ()) -> Account:
    return account_of(people, relations=tuple(lines))


def places(figure: Figure) -> dict[str, tuple[float, float]]:
    """Return where each name begins, and how far up it stands."""
    boxes = ((text, box) for text, box in placed(figure) if text.startswith("関係者"))
    return {text.partition("【")[0]: (box.x0, box.y0) for text, box in boxes}


@pytest.fixture
def crowd() -> Account:
    """Return two hundred people under one top; a few far below decide or move somebody."""
    people = [person(0)] + [person(n, (n - 1) // 3, department=f"部{n % 9}") for n in range(1, 200)]
    people[150] = people[150].changed(**BOSS)
    lines = (line(190, 191), line(120, 150))
    return house(*people, lines=lines)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("n", [5, 12, 40])
def test_all_people_are_named_and_no_text_overlaps(
    n: int, lang: str, forty: Account, pack: Pack, today: date
) -> None:
    people = [
        p.model_copy(update={"reports_to": f"p{i // 4}" if i else None, "department": f"部{i % 5}"})
        for i, p in enumerate(forty.stakeholders[:n])
    ]
    kinds = list(RelationKind)
    lines = [line(i, i // 2, kinds[i % 5]) for i in range(1, n)]
    figure = power_chart(house(*people, lines=lines), today, pack, lang)
    said = "\n".join(texts(figure))
    assert [p.name for p in people if p.name not in said] == []
    assert overlapping(figure) == []


def test_people_stand_below_their_superior_and_further_in(pack: Pack, today: date) -> None:
    figure = power_chart(house(person(1), person(2, 1), person(3, 2)), today, pack, "ja")
    found = places(figure)
    steps = [found[f"関係者{n:03}"] for n in (1, 2, 3)]
    for (x, y), (further, lower) in pairwise(steps):
        assert further > x
        assert lower < y


def test_role_attitude_title_department_and_influence_are_said(pack: Pack, today: date) -> None:
    boss = person(1, title="社長", department="役員室", attitude=Attitude.strongly_against, **BOSS)
    said = texts(power_chart(house(boss, person(2, 1)), today, pack, "ja"))
    assert {"関係者001【決】", "××", "社長", "役員室", "5", "【決】決裁者"} <= {*said}
    assert {"？", "不明"} <= {*said}, "what is not known of the other"


def test_departments_stand_together_and_are_written_once(pack: Pack, today: date) -> None:
    under = [person(n, 1, department=("営業部", "技術部")[n % 2]) for n in range(2, 8)]
    said = texts(power_chart(house(person(1, department="役員"), *under), today, pack, "ja"))
    assert (said.count("営業部"), said.count("技術部")) == (1, 1)


def test_without_a_known_superior_nobody_stands_at_the_top_but_who_has_most_below(
    pack: Pack, today: date
) -> None:
    account = house(person(1), person(2), person(3, 2), person(4, 2), person(5), person(6, 5))
    figure = power_chart(account, today, pack, "ja")
    height = {name: y for name, (_, y) in places(figure).items()}
    assert max(height, key=lambda name: height[name]) == "関係者002"
    assert height["関係者006"] < height["関係者005"] < height["関係者004"]
    assert "上司不明" in texts(figure)
    assert hatches(figure) == 1


def test_nobody_is_at_the_top_where_no_superior_is_known(pack: Pack, today: date) -> None:
    figure = power_chart(house(person(1, **BOSS), person(2)), today, pack, "ja")
    (band,) = (box for text, box in placed(figure) if text == "上司不明")
    assert all(y < band.y0 for _, y in places(figure).values())


def test_people_who_report_in_a_circle_are_all_drawn(pack: Pack, today: date) -> None:
    account = house(person(1, 2), person(2, 3), person(3, 1), person(4, 4))
    assert len(places(power_chart(account, today, pack, "ja"))) == 4


def test_who_left_stands_apart_with_where_they_went_and_who_followed(
    pack: Pack, today: date
) -> None:
    gone = person(2, 1, left_on=date(2026, 9, 30), moved_to="子会社", successor="p3")
    account = house(person(1), gone, person(3, 1), lines=[line(2, 1, RelationKind.informal)])
    figure = power_chart(account, today, pack, "ja")
    found = places(figure)
    assert found["関係者002"][1] < min(found["関係者001"][1], found["関係者003"][1])
    assert "離任した人" in texts(figure)
    assert "離任 → 子会社、後任 関係者003（2026年9月30日）" in texts(figure)


def test_the_people_of_somebody_gone_stand_under_the_successor(pack: Pack, today: date) -> None:
    gone = person(2, 1, left_on=date(2026, 9, 30), successor="p4")
    account = house(person(1), gone, person(3, 2), person(4, 2))
    found = places(power_chart(account, today, pack, "ja"))
    assert found["関係者001"][0] < found["関係者004"][0] < found["関係者003"][0]


def test_without_a_successor_their_superior_is_not_known(pack: Pack, today: date) -> None:
    gone = person(2, 1, left_on=date(2026, 9, 30))
    account = house(person(1), gone, person(3, 2), person(4, 1))
    figure = power_chart(account, today, pack, "ja")
    (band,) = (box for text, box in placed(figure) if text == "上司不明")
    height = {name: y for name, (_, y) in places(figure).items()}
    assert height["関係者004"] > band.y0 > height["関係者003"]


def strokes(kind: RelationKind, pack: Pack, today: date) -> set[tuple[object, ...]]:
    """Return how lines look that are drawn for a line of a kind, and not without it."""

    def looks(*lines: Relation) -> set[tuple[object, ...]]:
        figure = power_chart(house(person(1), person(2, 1), lines=lines), today, pack, "ja")
        found = figure.findobj(Line2D)
        return {
            (str(each._dash_pattern), each.get_linewidth(), len(each.get_xdata())) for each in found
        }

    return looks(line(2, 1, kind)) - looks()


def test_each_kind_of_line_has_a_stroke_of_its_own_without_colour(pack: Pack, today: date) -> None:
    seen = [frozenset(strokes(kind, pack, today)) for kind in RelationKind]
    assert all(seen)
    assert len(set(seen)) == len(RelationKind)


@pytest.mark.parametrize(
    ("kind", "mark", "ja"),
    [
        (RelationKind.alliance, "盟", "同盟"),
        (RelationKind.conflict, "対", "対立"),
        (RelationKind.informal, "非", "非公式のつながり"),
        (RelationKind.unknown, "？", "種類不明"),
    ],
)
def test_a_line_bears_its_mark_and_the_key_explains_it(
    kind: RelationKind, mark: str, ja: str, pack: Pack, today: date
) -> None:
    one = person(1, attitude=Attitude.neutral)
    two = person(2, 1, attitude=Attitude.neutral)
    said = texts(power_chart(house(one, two, lines=[line(2, 1, kind)]), today, pack, "ja"))
    assert said.count(mark) == 2, "on the line and in the key"
    assert ja in said


def test_an_arrow_points_at_who_is_influenced(pack: Pack, today: date) -> None:
    def tip(source: int, target: int) -> float:
        account = house(person(1), person(2, 1), lines=[line(source, target)])
        figure = power_chart(account, today, pack, "ja")
        return float(figure.findobj(Polygon)[0].get_xy()[0][1])

    assert tip(2, 1) < tip(1, 2), "y runs down"


SUPPORT, AGAINST = Attitude.support, Attitude.against


@pytest.mark.parametrize(
    ("people", "lines", "ja"),
    [
        ([person(1), person(2, 1)], [line(2, 1)], "決裁者が誰か、まだ分かっていない"),
        ([person(1, **BOSS), person(2, 1)], [], "人と人の関係線は、まだ記録がない"),
        ([person(1, **BOSS), person(2, 1)], [line(1, 2)], "決裁者へ向かう影響線が確認できない"),
        (
            [person(1, **BOSS), person(2, 1)],
            [line(2, 1, RelationKind.informal)],
            "決裁者へ向かう影響線が確認できない",
        ),
        (
            [person(1, **BOSS), person(2, 1, attitude=AGAINST), person(3, 1, attitude=SUPPORT)],
            [line(2, 1)],
            "決裁者に影響線が届く支持者がいない（届くのは反対1人）",
        ),
        (
            [person(1, **BOSS), person(2, 1, **BOSS), person(3, 1, attitude=SUPPORT)],
            [line(3, 2)],
            "決裁者2人のうち1人へ向かう影響線が確認できない",
        ),
        (
            [person(1, **BOSS), person(2, 1, attitude=AGAINST), person(3, 2, attitude=SUPPORT)],
            [line(2, 1), line(3, 2)],
            "決裁者に影響線が届く人：支持1人・反対1人",
        ),
    ],
)
def test_the_title_is_true_of_the_lines_to_those_who_decide(
    people: list[Stakeholder], lines: list[Relation], ja: str, pack: Pack, today: date
) -> None:
    assert power_chart(house(*people, lines=lines), today, pack, "ja").get_label() == ja


def test_influence_of_somebody_gone_does_not_count(pack: Pack, today: date) -> None:
    gone = person(2, 1, left_on=date(2026, 9, 30))
    account = house(person(1, **BOSS), gone, person(3, 1), lines=[line(2, 1), line(3, 2)])
    assert (
        power_chart(account, today, pack, "ja").get_label() == "決裁者へ向かう影響線が確認できない"
    )


def test_of_a_crowd_those_who_matter_are_drawn_with_all_their_superiors(
    crowd: Account, pack: Pack, today: date
) -> None:
    figure = power_chart(crowd, today, pack, "ja")
    drawn = {int(name[3:]) for name in places(figure)}
    assert {150, 120, 190, 191} <= drawn
    assert all((n - 1) // 3 in drawn for n in drawn if n)
    assert any(text.startswith(f"ほか{200 - len(drawn)}人") for text in texts(figure))
    assert len(drawn) < 20, "nobody who neither matters nor stands above"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_however_many_matter_the_chart_fits_a_page(lang: str, pack: Pack, today: date) -> None:
    people = [person(0)] + [person(n, (n - 1) // 8, influence=5) for n in range(1, 200)]
    lines = [line(n, n % 7, RelationKind.alliance) for n in range(8, 100)]
    figure = power_chart(house(*people, lines=lines), today, pack, lang)
    width, height = figure.get_size_inches() * 25.4
    assert width == pytest.approx(170)
    assert height < 250
    assert len(places(figure)) == 40
    assert overlapping(figure) == []
    size = figure.get_size_inches() * figure.dpi
    assert [text for text, box in placed(figure) if box.x0 < -1 or box.x1 > size[0] + 1] == []


def test_of_a_line_of_superiors_longer_than_the_page_the_nearest_are_drawn(
    pack: Pack, today: date
) -> None:
    people = [person(0), *(person(n, n - 1) for n in range(1, 59)), person(59, 58, **BOSS)]
    figure = power_chart(house(*people), today, pack, "ja")
    assert places(figure).keys() == {f"関係者{n:03}" for n in range(20, 60)}
    assert overlapping(figure) == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_without_lines_every_text_stays_on_the_sheet(lang: str, pack: Pack, today: date) -> None:
    figure = power_chart(house(person(1), person(2, 1)), today, pack, lang)
    width = figure.get_size_inches()[0] * figure.dpi
    assert [text for text, box in placed(figure) if box.x0 < -1 or box.x1 > width + 1] == []


def test_lines_for_which_there_is_no_room_are_counted(pack: Pack, today: date) -> None:
    people = [person(0), *(person(n, 0) for n in range(1, 39))]
    lines = [line(n, 38 - n, RelationKind.conflict) for n in range(19)]
    said = texts(power_chart(house(*people, lines=lines), today, pack, "ja"))
    assert "関係線は、ほか5本を描いていません。" in said


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_empty_account_gets_its_first_step(lang: str, pack: Pack, today: date) -> None:
    assert len(texts(power_chart(account_of([]), today, pack, lang))) == 2
