import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import matplotlib as mpl
import pytest
from drawn import account_of, parsed
from matplotlib.figure import Figure

from kit.account import Account, Attitude, Stakeholder
from kit.charts import attitude_map, coverage_matrix, png, power_chart, svg, trust_map
from kit.charts.style import register_fonts
from kit.errors import NotFound
from kit.pack import Pack
from kit.settings import Settings

Draw = Callable[[Account, date, Pack, str], Figure]
ATTACK = "<img src=x onerror=alert(1)>"


def ids(drawn: str) -> list[str]:
    found = (element.get("id") for element in parsed(drawn).iter())
    return [each for each in found if each]


def test_it_is_one_well_formed_element_without_prolog_date_or_page_wide_style(
    forty: Account, pack: Pack, today: date
) -> None:
    drawn = svg(attitude_map(forty, today, pack, "ja"), "map")
    assert parsed(drawn).tag == "{http://www.w3.org/2000/svg}svg"
    assert drawn.startswith("<svg ")
    assert not re.search(r"<\?xml|<!DOCTYPE|<style|<metadata|Matplotlib", drawn)


def test_letters_stay_letters(forty: Account, pack: Pack, today: date) -> None:
    drawn = svg(attitude_map(forty, today, pack, "ja"), "map")
    assert all(person.name in drawn for person in forty.stakeholders)


def test_typed_text_is_only_ever_text(pack: Pack, today: date) -> None:
    names = (ATTACK, "$\\frac{1}{0}$", "a & b ]]>", "\"'></text>", "制\x01御\x7f文字\u202e")
    people = [
        Stakeholder(id=f"p{n}", name=name, influence=5, attitude=list(Attitude)[n])
        for n, name in enumerate(names)
    ]
    account = account_of(people)
    for figure in (
        attitude_map(account, today, pack, "ja"),
        coverage_matrix(account, today, "ja"),
        power_chart(account, today, pack, "ja"),
        trust_map(account, today, pack, "ja"),
    ):
        drawn = svg(figure, ATTACK, alt=f"{ATTACK}\x01\x0b")
        said = "".join(parsed(drawn).itertext())
        assert "<img" not in drawn
        assert "&lt;img src=x" in drawn
        assert "$\\frac{1}{0}$" in said
        assert "制御文字" in said


def test_letters_the_font_lacks_become_a_geta(pack: Pack, today: date) -> None:
    people = [Stakeholder(id="p", name="山田😀ᚠ"), Stakeholder(id="q", name="葛\U000e0100城𠮷")]
    figure = attitude_map(account_of(people), today, pack, "ja")
    drawn = svg(figure, "map")
    assert "山田〓〓" in drawn
    assert "葛城𠮷" in drawn
    assert png(figure).startswith(b"\x89PNG")


def test_ids_of_two_charts_in_a_page_never_meet(forty: Account, pack: Pack, today: date) -> None:
    figure = attitude_map(forty, today, pack, "ja")
    names = ("map", "map-2", "地図", "図面", "a b", "a-b")
    every = [each for name in names for each in ids(svg(figure, name))]
    assert len(every) == len(set(every))
    assert len(every) >= 2 * len(names)


def test_every_reference_leads_to_an_id_of_the_same_chart(
    forty: Account, pack: Pack, today: date
) -> None:
    for figure in (attitude_map(forty, today, pack, "ja"), coverage_matrix(forty, today, "ja")):
        drawn = svg(figure, "x")
        wanted = re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', drawn)
        assert wanted
        assert {one or other for one, other in wanted} <= set(ids(drawn))


def test_a_screen_reader_hears_the_alternative_or_else_the_message(
    forty: Account, pack: Pack, today: date
) -> None:
    figure = attitude_map(forty, today, pack, "ja")
    for alt, heard in (("関係者の地図", "関係者の地図"), ("", figure.get_label())):
        root = parsed(svg(figure, "map", alt))
        assert root.attrib["role"] == "img"
        assert root[0].attrib["id"] == root.attrib["aria-labelledby"]
        assert root[0].text == heard


@pytest.mark.parametrize("draw", [attitude_map, power_chart, trust_map])
def test_what_stands_for_a_person_leads_back_to_them(draw: Draw, pack: Pack, today: date) -> None:
    account = account_of([Stakeholder(id="p7", name="山田")])
    assert svg(draw(account, today, pack, "ja"), "map").count('data-item="stakeholders/p7"') == 1


@pytest.mark.parametrize(
    ("lang", "draw"), [("ja", attitude_map), ("en", power_chart), ("ja", trust_map)]
)
def test_the_same_data_gives_the_same_bytes_whatever_the_session_has_set(
    lang: str, draw: Draw, forty: Account, pack: Pack, today: date
) -> None:
    once = draw(forty, today, pack, lang)
    with mpl.rc_context({"svg.fonttype": "path", "font.size": 20, "hatch.linewidth": 3}):
        again = draw(forty, today, pack, lang)
        drawn = svg(again, "map"), png(again)
        assert mpl.rcParams["font.size"] == 20
    assert drawn == (svg(once, "map"), png(once))


def test_the_kit_is_imported_without_matplotlib() -> None:
    seen = "import sys, kit, kit.analysis; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_drawing_leaves_pyplot_alone() -> None:
    seen = "import sys, kit.charts; print('matplotlib.pyplot' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_missing_font_is_told_by_name(
    monkeypatch: pytest.MonkeyPatch, pack: Pack, today: date
) -> None:
    def missing(_: Settings, name: str) -> None:
        raise NotFound("asset.missing", asset=name)

    monkeypatch.setattr(Settings, "asset", missing)
    register_fonts.cache_clear()
    with pytest.raises(NotFound) as told:
        attitude_map(account_of([]), today, pack, "ja")
    assert told.value.facts == {"asset": "fonts/KitSansJP-Regular.ttf"}
