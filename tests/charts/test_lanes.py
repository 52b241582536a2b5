from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kit.charts.people.lanes import Span, lanes_of

ROWS = st.integers(0, 12)
SPANS = st.lists(
    st.builds(Span, ROWS, ROWS, st.booleans()).filter(lambda span: span.source != span.target),
    max_size=30,
)


@given(SPANS)
def test_lines_of_one_lane_never_meet(spans: list[Span]) -> None:
    lane = lanes_of(spans).lane
    meeting = [
        (one, other)
        for one, other in combinations(lane, 2)
        if lane[one] == lane[other] and {*spans[one].rows} & {*spans[other].rows}
    ]
    assert meeting == []


@given(SPANS)
def test_only_arrows_that_come_from_one_side_share_the_place_where_they_end(
    spans: list[Span],
) -> None:
    ends = lanes_of(spans).ends
    for (one, row), (other, its) in combinations(ends, 2):
        if row == its and ends[one, row] == ends[other, row]:
            assert spans[one].arrow
            assert spans[other].arrow
            assert spans[one].target == spans[other].target == row
            assert (spans[one].source < row) == (spans[other].source < row)


@given(SPANS)
def test_an_end_stays_within_its_row(spans: list[Span]) -> None:
    assert all(-0.5 < share < 0.5 for share in lanes_of(spans).ends.values())


def test_a_short_line_runs_inside_a_long_one_and_does_not_cross_it() -> None:
    lanes = lanes_of([Span(0, 5), Span(0, 2)])
    assert (lanes.lane[1], lanes.lane[0]) == (0, 1)
    assert lanes.ends[0, 0] < lanes.ends[1, 0]


def test_of_too_many_lines_beside_a_row_the_first_given_stay() -> None:
    drawn = lanes_of([Span(0, 1) for _ in range(30)]).lane
    assert sorted(drawn) == list(range(14))
