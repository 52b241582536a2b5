"""The map of what they use: what stands in each cell, white space, unknown, and what is old."""

from datetime import date, timedelta

import pytest
from drawn import hatches, overlapping, texts

from kit.account import Account, Profile, Rival, Usage
from kit.charts import usage_chart

TODAY = date(2026, 11, 20)


def _usage(number: int, supply: str, domain: str = "equipment", **fields) -> Usage:
    given = {"id": f"u{number}", "department": "製造部", "domain": domain, "supply": supply}
    return Usage.model_validate({**given, **fields})


def _account(*usages: Usage) -> Account:
    rivals = (Rival(id="v1", name="角倉商会"),)
    return Account(id="aohara", profile=Profile(name="青原"), usages=usages, rivals=rivals)


@pytest.fixture
def chart(pack):
    def draw(*usages: Usage, lang: str = "ja"):
        return usage_chart(_account(*usages), TODAY, pack, lang)

    return draw


def test_white_space_is_the_message(chart) -> None:
    written = texts(chart(_usage(1, "none"), _usage(2, "ours", "materials")))
    assert written[0] == "まだどこも入っていないところが1か所"


def test_without_white_space_the_message_is_what_is_not_known(chart, pack) -> None:
    n = len(pack.domains)
    written = texts(chart(_usage(1, "rival")))
    assert written[0] == f"{n}欄のうち{n - 1}欄は、どこのものか分かっていない"


def test_a_map_that_is_known_says_how_far_we_are_in(chart, pack) -> None:
    supplies = dict.fromkeys(pack.domains, "rival") | {"materials": "both"}
    figure = chart(*(_usage(n, s, d) for n, (d, s) in enumerate(supplies.items())))
    n = len(pack.domains)
    assert texts(figure)[0] == f"{n}欄のうち1欄に当社が入っている"
    assert hatches(figure) == 0


def test_each_cell_is_told_by_mark_and_word(chart) -> None:
    written = texts(
        chart(
            _usage(1, "ours", what="検査装置"),
            _usage(2, "rival", "materials", rival="v1"),
            _usage(3, "rival", "information"),
            _usage(4, "none", "maintenance"),
            _usage(5, "both", "consumables", rival="v1"),
        )
    )
    assert {"● 当社", "検査装置", "■ 角倉商会", "■ 競合", "○ 空き", "●■ 角倉商会"} <= {*written}


def test_what_is_unknown_is_hatched_and_never_blank(chart, pack) -> None:
    figure = chart(_usage(1, "ours"))
    unknown = len(pack.domains) - 1
    # The key has one more.
    assert hatches(figure) == unknown + 1
    assert texts(figure).count("？ 不明") == unknown + 1


@pytest.mark.parametrize(("days", "marked"), [(180, 0), (181, 1)])
def test_what_was_not_checked_for_long_bears_a_mark(days, marked, chart) -> None:
    figure = chart(_usage(1, "rival", as_of=TODAY - timedelta(days=days)))
    assert texts(figure).count("△") == marked
    assert any("180" in text for text in texts(figure)) is bool(marked)


def test_departments_beyond_what_a_page_holds_are_counted(chart) -> None:
    usages = (_usage(n, "ours", department=f"第{n}課") for n in range(20))
    assert "ほか4部署" in texts(chart(*usages))


def test_an_empty_map_tells_the_first_step(chart) -> None:
    ja, en = (texts(chart(lang=lang)) for lang in ("ja", "en"))
    assert ja[0] == "取引マップはまだ書かれていない"
    assert en[0] == "The trade map is still blank"


def test_no_line_begins_with_a_stop(chart) -> None:
    written = texts(chart(_usage(1, "ours", what="立ち上げの後の点検、交換部品、講習")))
    assert not [text for text in written if text.startswith(("、", "。", "ー"))]


def test_no_text_lies_over_another(chart, pack) -> None:
    usages = [
        _usage(n, supply, domain, rival="v1", what="立ち上げの後の点検と講習", as_of="2026-01-05")
        for n, (supply, domain) in enumerate(
            zip(("ours", "rival", "both", "none", "unknown", "both"), pack.domains, strict=True)
        )
    ]
    assert overlapping(chart(*usages)) == []
