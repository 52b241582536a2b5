from datetime import date, timedelta

import pytest
from drawn import hatches, overlapping, placed, texts
from matplotlib.figure import Figure

from kit.account import Account, Complaint, Contact, Deal, Member, Milestone, Profile, Promise
from kit.analysis.after_order import delivery
from kit.charts import milestone_chart, svg
from kit.pack import Pack, load_pack
from kit.settings import current_settings

DEAL = Deal(id="d", name="検査装置", status="won", ordered_on=date(2026, 5, 20))
SALES = Member(id="m", name="速水", function="sales")


def step(name: str, **fields: object) -> Milestone:
    return Milestone.model_validate({"id": name, "deal": "d", "step": name, **fields})


def promise(n: int, **fields: object) -> Promise:
    return Promise.model_validate({"id": f"y{n}", "what": f"約束{n:02}", "deal": "d", **fields})


def met(held_on: str) -> Contact:
    given = {"id": f"k{held_on}", "held_on": held_on, "channel": "visit", "members": ("m",)}
    return Contact.model_validate({**given, "deal": "d"})


@pytest.fixture
def draw(pack: Pack, today: date):
    """Draw the milestone line of an account that has these entries."""

    def make(lang: str = "ja", **entries: object) -> Figure:
        plain = {"deals": (DEAL,), "members": (SALES,), "profile": Profile(name="顧客")}
        account = Account(id="a", **{**plain, **entries})
        return milestone_chart(delivery(account, account.deals[0], pack, today), pack, today, lang)

    return make


@pytest.fixture
def busy(today: date) -> dict[str, object]:
    """Return a delivery with every kind of mark, close to each other."""
    steps = (
        step("order", planned_on="2026-05-20", done_on="2026-05-20", sales_was_there="yes"),
        step("detail-design", planned_on="2026-05-25", done_on="2026-05-27", confirmed="yes"),
        step("delivery", planned_on="2026-06-10", done_on="2026-08-20", sales_was_there="no"),
        step("acceptance", planned_on="2026-11-01"),
        step("go-live", planned_on="2026-12-01"),
        step("visit-after"),
    )
    days = [today + timedelta(days=3 * n - 20) for n in range(14)]
    promises = (
        *(promise(n, due_on=day) for n, day in enumerate(days)),
        promise(20, due_on="2026-10-01", kept_on="2026-09-20"),
        promise(21, kept_on="2026-09-20", confirmed_on="2026-09-25"),
        promise(22),
    )
    complaints = tuple(
        Complaint.model_validate({"id": f"e{n}", "what": f"お叱り{n}", "deal": "d", **fields})
        for n, fields in enumerate(
            (
                {"received_on": "2026-09-01"},
                {"received_on": "2026-07-01", "agreed_closed_on": "2026-08-01"},
                {},
            )
        )
    )
    contacts = (met("2026-06-01"), met("2026-11-20"))
    return {
        "milestones": steps,
        "promises": promises,
        "complaints": complaints,
        "contacts": contacts,
    }


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_crowded_delivery_reads_without_overlaps(lang: str, draw, busy) -> None:
    figure = draw(lang, **busy)
    assert overlapping(figure) == []
    boxes = [box for _, box in placed(figure)]
    assert min(min(box.x0, box.y0) for box in boxes) >= 0
    assert max(box.x1 for box in boxes) <= figure.bbox.width


def test_milestones_and_complaints_are_named_and_promises_as_many_as_have_room(draw, busy) -> None:
    said = texts(draw(**busy))
    for name in ("受注", "納品", "検収", "本番稼働", "稼働後の訪問", "お叱り0", "お叱り2"):
        assert name in said
    assert sum(text.startswith("約束") for text in said) == 12 + len(["約束の期日"])
    assert "ほかに約束が5件" in said


def test_what_is_not_known_is_hatched_and_told(draw) -> None:
    figure = draw(milestones=(step("go-live"),), contacts=(met("2026-11-20"),))
    assert "日が不明" in texts(figure)
    log_begins_late, undated, in_the_key = 1, 1, 1
    assert hatches(figure) == log_begins_late + undated + in_the_key


@pytest.mark.parametrize(
    ("presence", "told", "hatched"),
    [("yes", "済み・営業あり", 0), ("no", "済み・営業なし", 0), ("unknown", "済み・営業は不明", 2)],
)
def test_the_sign_of_a_milestone_tells_whether_sales_was_there(
    presence: str, told: str, hatched: int, draw
) -> None:
    done = step("delivery", done_on="2026-06-10", sales_was_there=presence)
    log = (met("2026-05-20"),)
    figure = draw(milestones=(done,), contacts=log)
    assert told in texts(figure)
    assert hatches(figure) == hatched
    assert ("営業なし" in texts(figure)) is (presence == "no")


def test_the_key_explains_only_what_is_drawn(draw) -> None:
    said = texts(draw(promises=(promise(1, due_on="2026-12-10"),), contacts=(met("2026-11-20"),)))
    assert "約束の期日" in said
    assert not {"予定", "済み・営業あり", "お叱りを受けた", "先方が確かめた"} & {*said}


def test_a_silence_is_shaded_with_its_length(draw) -> None:
    log = (met("2026-05-20"), met("2026-08-20"), met("2026-11-20"))
    said = texts(draw(milestones=(step("order", done_on="2026-05-20"),), contacts=log))
    assert {"92日"} <= {*said}
    assert "営業が14日を超えて会っていない" in said
    regular = [met((date(2026, 5, 20) + timedelta(days=7 * n)).isoformat()) for n in range(27)]
    steady = texts(draw(milestones=(step("order", done_on="2026-05-20"),), contacts=regular))
    assert "営業が14日を超えて会っていない" not in steady


def test_days_run_to_the_right(draw) -> None:
    steps = (step("delivery", planned_on="2026-06-10"), step("acceptance", planned_on="2026-07-10"))
    said = dict(placed(draw(milestones=steps)))
    months = [text for text in said if text.endswith("月")]
    assert len(months) >= 3
    assert [*months] == sorted(months, key=lambda text: said[text].x0)
    assert "今日" in said


@pytest.mark.parametrize(
    ("entries", "ja"),
    [
        (
            {"contacts": (met("2026-05-20"), met("2026-10-13"))},
            "本番稼働が認められていないのに、営業が40日会っていない",
        ),
        (
            {
                "contacts": (
                    met("2026-05-20").model_copy(update={"members": ()}),
                    met("2026-05-20").model_copy(update={"id": "x", "channel": "mail"}),
                )
            },
            "受注の後、営業が会った記録がない",
        ),
        (
            {
                "milestones": (step("delivery", planned_on="2026-11-01"),),
                "promises": (promise(1, due_on="2026-11-01"),),
            },
            "遅れている節目が1件、期日を過ぎた約束が1件",
        ),
        (
            {"promises": (promise(1, due_on="2026-11-01"),)},
            "期日を過ぎた約束が1件（遅れている節目：0件）",
        ),
        (
            {
                "milestones": (step("go-live", done_on="2026-10-01", signed_off_on="2026-10-08"),),
            },
            "2026年10月8日に、本番稼働は約束どおりと認められた",
        ),
        (
            {"milestones": (step("delivery", done_on="2026-10-01", sales_was_there="no"),)},
            "済んだ1件の節目のうち、1件に営業がいなかった",
        ),
        (
            {"milestones": (step("order", done_on="2026-10-01"), step("go-live"))},
            "2件の節目のうち1件まで済んだ",
        ),
    ],
)
def test_the_title_says_what_most_asks_for_a_talk(entries, ja: str, draw) -> None:
    given = {"promises": (promise(1, due_on="2026-12-10"),), **entries}
    assert draw(**given).get_label() == ja


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_order_of_which_nothing_is_entered_gets_its_first_step(lang: str, draw) -> None:
    said = texts(draw(lang))
    assert len(said) == 3
    assert "検査装置" in said


def test_what_stands_for_an_entry_leads_back_to_it(draw, busy) -> None:
    drawn = svg(draw(**busy), "line")
    for item in ("milestones/go-live", "promises/y0", "complaints/e0"):
        assert f'data-item="{item}"' in drawn


@pytest.mark.parametrize("typed", ["", "<b>$x$</b>\n二行目", "長" * 200])
def test_whatever_was_promised_stays_text_in_its_room(typed: str, draw) -> None:
    given = promise(1, due_on="2026-12-10").model_copy(update={"what": typed})
    figure = draw(promises=(given,))
    assert overlapping(figure) == []
    assert svg(figure, "line").startswith("<svg")


def test_the_pack_names_the_go_live(today: date) -> None:
    pharma = load_pack("pharma", current_settings())
    account = Account(id="a", profile=Profile(name="顧客"), deals=(DEAL,))
    each = delivery(account, DEAL, pharma, today)
    said = " ".join(texts(milestone_chart(each, pharma, today, "ja")))
    assert "「使用開始」の予定日" in said
