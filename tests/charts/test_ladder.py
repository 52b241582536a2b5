from datetime import date

import pytest
from drawn import MakeEntry, MakeStanding, hatches, texts
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from kit.account import Agreement, AnswerValue, Deal, DealStatus
from kit.charts import ladder, png, svg
from kit.pack import Pack

AGREED = Agreement(value=AnswerValue.yes, agreed_by=("here",), agreed_on=date(2026, 10, 3))
HEIGHT_LIMIT, WIDTH = 95, 170


def title(figure: Figure) -> str:
    return str(figure.get_label())


def test_the_message_is_the_title(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    rep = [*(rung(n, agreement=AGREED) for n in range(3)), rung(3), rung(4, AnswerValue.no)]
    rep[3] = rep[3].model_copy(update={"agreement": Agreement(value=AnswerValue.no)})
    where = stands(rep)
    assert title(ladder(where, pack, today, "ja")) == "評価は段階3まで、合意は段階2まで"
    assert (
        title(ladder(where, pack, today, "en")) == "Rating up to stage 3, agreement up to stage 2"
    )


def test_both_at_the_same_stage_is_one_message(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    rep = [rung(n, agreement=AGREED) for n in range(10)]
    assert title(ladder(stands(rep), pack, today, "ja")) == "評価も合意も段階9まで"


def test_a_count_stopped_by_something_unknown_is_at_least(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    figure = ladder(stands([rung(0, agreement=AGREED), rung(1)]), pack, today, "ja")
    assert {"評価 1以上", "合意 0以上"} <= set(texts(figure))


def test_nothing_reached_is_below_and_nothing_known_is_unknown_never_zero(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    figure = ladder(stands([rung(0, AnswerValue.no)]), pack, today, "ja")
    assert {"評価 段階0の手前", "合意 不明"} <= set(texts(figure))
    assert title(figure) == "評価は段階0の手前、合意は不明"


def test_every_unknown_rung_is_hatched_and_says_so(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    figure = ladder(stands([rung(0, agreement=AGREED)]), pack, today, "ja")
    assert texts(figure).count("不明") == 18
    assert hatches(figure) == 18


@pytest.mark.parametrize(
    "case",
    [
        (AnswerValue.yes, date(2026, 11, 20), "根拠 2026年11月20日"),
        (AnswerValue.yes, None, "自己申告"),
        (AnswerValue.partly, None, "一部"),
        (AnswerValue.no, None, "いいえ"),
    ],
)
def test_each_mark_is_said_in_words(
    case: tuple[AnswerValue, date | None, str],
    stands: MakeStanding,
    rung: MakeEntry,
    pack: Pack,
    today: date,
) -> None:
    value, shown_on, said = case
    figure = ladder(stands([rung(0, value, shown_on=shown_on)]), pack, today, "ja")
    assert any(text.startswith(said) for text in texts(figure))


def test_every_mark_has_a_picture_of_its_own(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    kinds = {
        "met": rung(5),
        "claimed": rung(5, shown_on=None),
        "partly": rung(5, AnswerValue.partly),
        "no": rung(5, AnswerValue.no),
        "unknown": rung(5, AnswerValue.unknown),
    }
    drawn = {
        name: png(ladder(stands([rung(0), rung(1), entry]), pack, today, "ja"), dpi=50)
        for name, entry in kinds.items()
    }
    assert len(set(drawn.values())) == len(kinds)


def test_claimed_is_outlined_where_met_is_solid(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    def bar(shown_on: date | None) -> list[Rectangle]:
        figure = ladder(stands([rung(0, shown_on=shown_on)]), pack, today, "ja")
        return [box for box in figure.findobj(Rectangle) if box.get_facecolor()[2] == 148 / 255]

    assert len(bar(today)) == 1
    assert bar(None) == []


def test_a_hole_and_what_was_skipped_over_it_are_named(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    rep = [rung(0), rung(1, AnswerValue.no), rung(2), rung(3)]
    figure = ladder(stands(rep), pack, today, "ja")
    assert texts(figure).count("抜け") == 1
    assert texts(figure).count("飛び越し") == 2
    assert any(text.startswith("飛び越し：") for text in texts(figure))


def test_old_evidence_asks_to_be_checked_and_the_level_stays(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    figure = ladder(stands([rung(0), rung(1, shown_on=date(2020, 1, 6))]), pack, today, "ja")
    assert "要再確認 2020年1月6日" in texts(figure)
    assert "評価 1以上" in texts(figure)


def test_evidence_of_a_closed_deal_does_not_grow_old(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    won = Deal(id="d", name="更新", status=DealStatus.won)
    rep = [rung(0), rung(1, shown_on=date(2020, 1, 6))]
    figure = ladder(stands(rep, deal=won), pack, today, "ja")
    assert not any("要再確認" in text for text in texts(figure))
    assert any("受注" in text for text in texts(figure))


def test_an_agreement_withdrawn_or_left_behind_says_so(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    gone = AGREED.model_copy(update={"agreed_by": ("gone",)})
    withdrawn = AGREED.model_copy(update={"withdrawn_on": date(2026, 11, 1)})
    rep = [rung(0, agreement=AGREED), rung(1, agreement=gone), rung(2, agreement=withdrawn)]
    said = texts(ladder(stands(rep), pack, today, "ja"))
    assert {"合意 2026年10月3日", "要再確認・合意者が離任", "撤回 2026年11月1日"} <= set(said)


def test_the_coach_joins_only_when_both_ratings_are_in(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    rep = [rung(0), rung(1)]
    alone = texts(ladder(stands(rep), pack, today, "ja"))
    both = texts(ladder(stands(rep, [rung(0), rung(1, AnswerValue.no)]), pack, today, "ja"))
    assert not any("講師" in text for text in alone)
    assert "講師・上長 0" in both


def test_nothing_is_cut_beside_a_coach_but_dates_that_the_table_repeats(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    late = Agreement(value=AnswerValue.yes, agreed_by=("here",), agreed_on=date(2025, 12, 28))
    old = date(2025, 12, 28)
    rep = [rung(n, shown_on=old, agreement=late) for n in range(10)]
    rep[1] = rung(1, AnswerValue.no, agreement=late.model_copy(update={"withdrawn_on": old}))
    for lang in ("ja", "en"):
        said = texts(ladder(stands(rep, rep), pack, today, lang))
        assert [text for text in said if text.endswith("…")] == []


def test_a_deal_not_assessed_gets_its_first_step(
    stands: MakeStanding, pack: Pack, today: date
) -> None:
    figure = ladder(stands([]), pack, today, "ja")
    assert title(figure) == "段階はまだ評価していません"
    assert any("まず段階0から" in text for text in texts(figure))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_all_ten_rungs_are_named_on_a_picture_that_fits_the_page(
    lang: str, stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    figure = ladder(stands([rung(0)]), pack, today, lang)
    names = [stage.name.in_(lang) for stage in pack.stages.values()]
    assert set(names) <= set(texts(figure))
    width, height = (inches * 25.4 for inches in figure.get_size_inches())
    assert round(width) == WIDTH
    assert height <= HEIGHT_LIMIT


def test_hostile_and_endless_names_stay_text(
    stands: MakeStanding, rung: MakeEntry, pack: Pack, today: date
) -> None:
    deal = Deal(id="d", name="<script>alert(1)</script> $x^{ 😀\x01" + "長" * 300)
    drawn = svg(ladder(stands([rung(0)], deal=deal), pack, today, "ja"), "x")
    assert "<script" not in drawn
    assert "&lt;script&gt;alert(1)&lt;/script&gt; $x^{ 〓" in drawn
