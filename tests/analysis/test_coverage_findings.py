"""The findings about who of ours holds a line to whom, and the nearest cases that are none."""

import pytest


@pytest.fixture
def seen(account, person, line, raised):
    """Return the facts of a code's findings with lines such as ('kato', 'sales-1', 'deep')."""

    def facts(code, *lines, left=()):
        people = tuple(
            person(name, left_on="2026-11-01" if name in left else None)
            for name in ("kato", "sato", "ito")
        )
        held = tuple(line(*each) for each in lines)
        return raised(account(stakeholders=people, coverage=held), code)

    return facts


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [("kato", "sales-1", "several_times"), ("sato", "engineer", "deep")], [], id="two, two"
        ),
        pytest.param(
            [("kato", "sales-1", "several_times"), ("sato", "engineer", "acquainted")],
            [{"theirs": 1, "ours": 2}],
            id="one of theirs only an acquaintance",
        ),
        pytest.param(
            [("kato", "sales-1", "deep"), ("sato", "sales-1", "deep")],
            [{"theirs": 2, "ours": 1}],
            id="only one of ours",
        ),
        pytest.param(
            [("kato", "sales-1", "deep"), ("kato", "engineer", "deep")],
            [{"theirs": 1, "ours": 2}],
            id="only one of theirs",
        ),
        pytest.param(
            [("kato", "sales-1", "deep"), ("sato", "engineer", "unknown")],
            [],
            id="an unknown line may be deep",
        ),
        pytest.param(
            [("kato", "sales-1", "deep"), ("sato", "engineer", "none")],
            [{"theirs": 1, "ours": 1}],
            id="no line is none",
        ),
        pytest.param([("kato", "sales-1", "unknown")], [], id="nothing known"),
        pytest.param([], [], id="nothing entered"),
        pytest.param(
            [("kato", "sales-1", "none")], [{"theirs": 0, "ours": 0}], id="nobody reaches them"
        ),
    ],
)
def test_few_lines_are_a_thread(lines, expected, seen) -> None:
    assert seen("people.single_thread", *lines) == expected


def test_a_line_to_somebody_who_left_holds_nothing(seen) -> None:
    lines = [("kato", "sales-1", "deep"), ("sato", "engineer", "deep")]
    found = seen("people.single_thread", *lines, left=("sato",))
    assert found == [{"theirs": 1, "ours": 1}]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [("kato", "sales-1", "deep"), ("kato", "sales-2", "deep"), ("sato", "sales-2", "deep")],
            [{"n": 2}],
            id="each of theirs counted once",
        ),
        pytest.param(
            [("kato", "sales-1", "deep"), ("sato", "engineer", "acquainted")], [], id="an engineer"
        ),
        pytest.param(
            [("kato", "sales-1", "deep"), ("sato", "engineer", "none")],
            [{"n": 1}],
            id="an engineer who meets nobody",
        ),
        pytest.param(
            [("kato", "sales-1", "deep"), ("sato", "engineer", "unknown")],
            [],
            id="an engineer who may have met them",
        ),
        pytest.param(
            [("kato", "sales-1", "deep"), ("sato", "somebody", "deep")],
            [],
            id="a member of unknown function",
        ),
        pytest.param([("kato", "sales-1", "unknown")], [], id="no line known"),
        pytest.param([], [], id="nothing entered"),
    ],
)
def test_lines_held_by_sales_alone_are_a_finding(lines, expected, seen) -> None:
    assert seen("people.sales_only", *lines) == expected


@pytest.mark.parametrize(
    ("level", "wished", "n"),
    [
        ("none", "acquainted", 1),
        ("several_times", "deep", 1),
        ("deep", "deep", 0),
        ("deep", "acquainted", 0),
        ("unknown", "deep", 0),
        ("none", "unknown", 0),
    ],
)
def test_a_line_less_deep_than_wished_is_a_finding(level, wished, n, seen) -> None:
    found = seen("people.coverage_below_wish", ("kato", "sales-1", level, wished))
    assert found == [{"names": ("kato",), "n": 1}] * n


def test_two_lines_below_wish_name_the_person_once(seen) -> None:
    lines = [("kato", "sales-1", "none", "deep"), ("kato", "engineer", "none", "deep")]
    assert seen("people.coverage_below_wish", *lines) == [{"names": ("kato",), "n": 1}]


def test_a_wish_about_somebody_who_left_is_over(seen) -> None:
    lines = [("kato", "sales-1", "none", "deep"), ("sato", "sales-1", "none", "deep")]
    found = seen("people.coverage_below_wish", *lines, left=("kato",))
    assert found == [{"names": ("sato",), "n": 1}]
