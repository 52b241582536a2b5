from datetime import date

import pytest
from drawn import hatches, overlapping, placed, texts
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from kit.account import Account, Complaint, Profile
from kit.analysis.after_order import compare_causes
from kit.charts import cause_chart
from kit.pack import Pack


def complaint(n: int, supposed: str | None, real: str | None) -> Complaint:
    given = {"before": {"cause": supposed}, "after": {"cause": real}}
    return Complaint.model_validate({"id": f"e{n}", "what": "来ない", **given})


@pytest.fixture
def draw(pack: Pack, today: date):
    """Draw pairs of supposed and real causes."""

    def make(*pairs: tuple[str | None, str | None], lang: str = "ja") -> Figure:
        complaints = tuple(complaint(n, *pair) for n, pair in enumerate(pairs))
        account = Account(id="a", profile=Profile(name="顧客"), complaints=complaints)
        return cause_chart(compare_causes([account], today), pack, lang)

    return make


def lines(figure: Figure) -> list[tuple[bool, bool]]:
    """Return of each line between two causes whether it is level, and whether it is dashed."""
    found = []
    for line in figure.findobj(Line2D):
        xs, ys = line.get_data()
        if xs[0] > 60 and xs[-1] < 110:
            found.append((ys[0] == ys[-1], line.get_linestyle() != "-"))
    return sorted(found)


def test_a_cause_read_right_is_a_level_line_and_a_misread_one_is_slanted(draw) -> None:
    assert lines(draw(("fault", "fault"), ("late", "sales-absent"))) == [
        (False, False),
        (True, False),
    ]


def test_an_unknown_side_is_hatched_and_its_line_dashed(draw) -> None:
    figure = draw(("fault", None))
    assert lines(figure) == [(False, True)]
    assert hatches(figure) == 1
    assert "不明" in texts(figure)


def test_a_cause_stands_only_on_the_side_where_it_was_named_with_its_number(draw) -> None:
    figure = draw(("fault", "sales-absent"), ("fault", "no-word"))
    said = texts(figure)
    assert said.count("品質・不具合") == 1
    assert sorted(text for text in said if text.isdigit()) == ["1", "1", "2"]
    where = {text: box.x0 for text, box in placed(figure)}
    assert where["品質・不具合"] < where["営業が来なくなった"]


@pytest.mark.parametrize(
    ("pairs", "ja"),
    [
        ([("fault", "late"), ("late", "late")], "伺う前に考えた原因は、2件中1件で外れていた"),
        ([("fault", "fault")], "伺う前に考えた原因は、1件すべて当たっていた"),
        (
            [("fault", "fault"), (None, "late")],
            "伺う前に考えた原因は、1件すべて当たっていた（不明 1件）",
        ),
        ([("fault", None)], "考えた原因と本当の原因が、まだ一件もそろっていない（不明 1件）"),
    ],
)
def test_the_title_says_how_often_we_were_wrong(pairs, ja: str, draw) -> None:
    assert draw(*pairs).get_label() == ja


@pytest.mark.parametrize(
    ("pairs", "ja"),
    [
        (
            [("fault", "late"), ("late", "late"), ("fault", "fault")],
            "本当の原因で最も多いのは「日程の遅れ」（2件）",
        ),
        (
            [("fault", "late"), ("fault", "no-word")],
            "本当の原因の分かった2件のうち、営業にあったものは1件",
        ),
    ],
)
def test_below_it_stands_where_the_causes_lay(pairs, ja: str, draw) -> None:
    assert ja in texts(draw(*pairs))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_cause_of_the_pack_has_room(lang: str, draw, pack: Pack) -> None:
    causes = [*pack.causes, None, "a-cause-of-another-pack"]
    figure = draw(*zip(causes, reversed(causes), strict=True), lang=lang)
    assert overlapping(figure) == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_without_a_complaint_there_is_a_first_step(lang: str, draw) -> None:
    assert len(texts(draw(lang=lang))) == 2
