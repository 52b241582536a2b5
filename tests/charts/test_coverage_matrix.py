from datetime import date

import pytest
from drawn import account_of, hatches, texts
from matplotlib.patches import Patch

from kit.account import Account, Coverage, Function, Level, Member, Stakeholder
from kit.charts import coverage_matrix

MEMBERS = tuple(
    Member(id=function.value, name=function.value, function=function) for function in Function
)


def account(*lines: Coverage, people: int = 2) -> Account:
    persons = (Stakeholder(id=f"p{n}", name=f"関係者{n:02}", influence=3) for n in range(people))
    return account_of(persons, members=MEMBERS, coverage=lines)


def line(person: int, function: Function, level: Level, wished: Level = Level.unknown) -> Coverage:
    return Coverage(
        id=f"{person}-{function.value}-{level.value}",
        stakeholder=f"p{person}",
        member=function.value,
        level=level,
        wished=wished,
    )


def test_levels_are_said_in_words(today: date) -> None:
    figure = coverage_matrix(
        account(
            line(0, Function.sales, Level.deep),
            line(0, Function.engineering, Level.several_times),
            line(1, Function.sales, Level.acquainted),
            line(1, Function.executive, Level.none),
        ),
        today,
        "ja",
    )
    assert {"深い", "数回", "面識", "なし"} <= set(texts(figure))


def test_not_known_and_not_entered_are_hatched_never_none(today: date) -> None:
    figure = coverage_matrix(account(line(0, Function.sales, Level.unknown)), today, "ja")
    in_the_key = 1
    assert hatches(figure) == 10 + in_the_key
    assert texts(figure).count("不明") == 1
    assert "なし" not in texts(figure)


def test_the_deepest_line_of_a_function_counts_and_unknown_is_not_none(today: date) -> None:
    deeper = account(line(0, Function.sales, Level.deep), line(0, Function.sales, Level.acquainted))
    assert "深い" in texts(coverage_matrix(deeper, today, "ja"))
    unsure = account(line(0, Function.sales, Level.none), line(0, Function.sales, Level.unknown))
    assert "なし" not in texts(coverage_matrix(unsure, today, "ja"))


def test_a_wish_is_outlined(today: date) -> None:
    def boxes(wished: Level) -> int:
        drawn = account(line(0, Function.sales, Level.acquainted, wished))
        return len(coverage_matrix(drawn, today, "ja").findobj(Patch))

    assert boxes(Level.deep) == boxes(Level.acquainted) + 2


@pytest.mark.parametrize(
    ("lines", "ja"),
    [
        ([], "誰が誰に会っているか、まだ記録がない"),
        ([line(0, Function.sales, Level.deep)], "記録では、営業だけで会っている人が1人"),
        (
            [line(0, Function.sales, Level.deep), line(0, Function.service, Level.unknown)],
            "接点が確認できない人が1人",
        ),
        (
            [
                line(0, Function.service, Level.acquainted, Level.deep),
                line(1, Function.service, Level.deep, Level.deep),
            ],
            "目指す深さに届いていない人が1人",
        ),
        (
            [
                line(0, Function.sales, Level.deep),
                line(0, Function.service, Level.deep),
                line(1, Function.service, Level.deep),
            ],
            "2人中1人に、二つ以上の職能から接点がある",
        ),
    ],
)
def test_the_title_is_true_of_the_lines(lines: list[Coverage], ja: str, today: date) -> None:
    assert coverage_matrix(account(*lines), today, "ja").get_label() == ja


def test_those_the_title_speaks_of_are_marked(today: date) -> None:
    met_by_sales = account(line(0, Function.sales, Level.deep), people=3)
    assert texts(coverage_matrix(met_by_sales, today, "ja")).count("営業のみ") == 1


def test_after_twenty_rows_the_others_are_counted(today: date) -> None:
    said = texts(coverage_matrix(account(people=40), today, "ja"))
    assert sum(text.startswith("関係者") for text in said) == 20
    assert "影響力の高い順に20人。ほか20人" in said


def test_members_of_unknown_function_get_a_column_only_where_they_hold_a_line(today: date) -> None:
    without = texts(coverage_matrix(account(line(0, Function.sales, Level.deep)), today, "ja"))
    held = texts(coverage_matrix(account(line(0, Function.unknown, Level.deep)), today, "ja"))
    assert "職能不明" not in without
    assert "職能不明" in held


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nothing_of_ours_is_cut_with_six_columns(lang: str, today: date) -> None:
    every = account(
        *(line(0, f, level) for f, level in zip(Function, [*Level, Level.deep], strict=True))
    )
    assert [t for t in texts(coverage_matrix(every, today, lang)) if t.endswith("…")] == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_empty_account_gets_its_first_step(lang: str, today: date) -> None:
    assert len(texts(coverage_matrix(account(people=0), today, lang))) == 2
