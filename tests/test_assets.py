"""The built fonts: what is typed is what can be copied out of a PDF."""

from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import plutoprint
import pytest
from fontTools.ttLib import TTFont
from matplotlib.font_manager import FontManager
from pypdf import PdfReader

ASSETS = Path(__file__).resolve().parent.parent / "kit" / "assets"
FACES = {
    "KitSansJP-Regular": ("Kit Sans JP", "Regular"),
    "KitSansJP-Bold": ("Kit Sans JP", "Bold"),
    "KitKaiJP-Regular": ("Kit Kai JP", "Regular"),
}
LETTERS = "一二氏日髙﨑𠮷～〜"
TYPED = f"{LETTERS}–—…・○△×→■□"

each_face = pytest.mark.parametrize("face", FACES)


def asset(name: str) -> Path:
    path = ASSETS / name
    assert path.is_file(), f"kit/assets/{name} is missing: run `make setup` to build it."
    return path


@cache
def font(face: str) -> TTFont:
    return TTFont(asset(f"fonts/{face}.ttf"))


def letters(face: str) -> dict[int, str]:
    return dict(font(face).getBestCmap())


def vertical_forms(face: str) -> dict[str, str]:
    table = font(face)["GSUB"].table
    forms: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "vert":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    forms |= getattr(part, "ExtSubTable", part).mapping
    return forms


@each_face
def test_every_code_point_has_a_glyph_of_its_own(face: str) -> None:
    uses = Counter(letters(face).values())
    assert [glyph for glyph, times in uses.items() if times > 1] == []


@each_face
def test_all_character_maps_of_a_font_agree(face: str) -> None:
    best = letters(face)
    for table in font(face)["cmap"].tables:
        assert table.cmap.items() <= best.items()


@each_face
@pytest.mark.parametrize(
    "block", [(0x2E80, 0x2FDF), (0xFE10, 0xFE1F), (0xFE30, 0xFE4F)], ids="{0[0]:X}".format
)
def test_radicals_and_vertical_forms_have_no_code_point(face: str, block: tuple[int, int]) -> None:
    first, last = block
    assert [hex(point) for point in letters(face) if first <= point <= last] == []


@each_face
def test_letters_of_names_are_present(face: str) -> None:
    assert [letter for letter in LETTERS if ord(letter) not in letters(face)] == []


@each_face
def test_every_letter_of_everyday_japanese_is_present(face: str) -> None:
    present = letters(face)
    rows = (bytes([row + 0xA0, cell + 0xA0]) for row in range(16, 85) for cell in range(1, 95))
    kanji = "".join(pair.decode("euc_jp", errors="ignore") for pair in rows)
    assert len(kanji) == 2965 + 3390
    assert "".join(letter for letter in kanji if ord(letter) not in present) == ""


@each_face
def test_fonts_bear_a_name_of_ours(face: str) -> None:
    names = font(face)["name"]
    assert (names.getDebugName(1), names.getDebugName(2)) == FACES[face]
    assert names.getDebugName(6) == face
    shown = [names.getDebugName(key) or "" for key in (1, 3, 4, 6, 16, 25)]
    assert not any("Noto" in name or "Source" in name or "Klee" in name for name in shown)


def test_bold_is_a_real_bold_file() -> None:
    bold = font("KitSansJP-Bold")
    assert bold["OS/2"].usWeightClass == 700
    assert bold["head"].macStyle & 1


@each_face
def test_vertical_forms_are_each_letters_own(face: str) -> None:
    forms, present = vertical_forms(face), letters(face)
    used = [forms[glyph] for glyph in present.values() if glyph in forms]
    assert {"、", "。", "ー", "（", "」"} <= {chr(p) for p, g in present.items() if g in forms}
    assert len(used) == len(set(used))
    assert not set(used) & set(present.values())


@each_face
def test_a_cloned_letter_measures_like_its_original(face: str) -> None:
    present, one = letters(face), font(face)
    wave, tilde = present[ord("〜")], present[ord("～")]
    assert one["hmtx"][wave] == one["hmtx"][tilde]
    assert one["vmtx"][wave] == one["vmtx"][tilde]
    assert {wave, tilde} <= vertical_forms(face).keys()


@each_face
def test_text_comes_out_of_a_pdf_as_it_was_typed(face: str) -> None:
    family, style = FACES[face]
    source = asset(f"fonts/{face}.ttf").as_uri()
    book = plutoprint.Book(plutoprint.PAGE_SIZE_A4)
    book.load_html(
        f"<p>{TYPED}</p>",
        user_style=f'@font-face {{ font-family: "{family}"; src: url("{source}"); '
        f"font-weight: {style.replace('Regular', 'normal')} }} "
        f'p {{ font: {style.replace("Regular", "normal")} 10pt "{family}" }}',
    )
    pdf = BytesIO()
    book.write_to_pdf_stream(pdf)
    page = PdfReader(pdf).pages[0]
    assert normalize("NFC", page.extract_text().strip()) == normalize("NFC", TYPED)
    fonts = page["/Resources"]["/Font"].values()
    assert {one.get_object()["/BaseFont"].partition("+")[2] for one in fonts} == {face}


def test_charts_find_the_fonts_by_family_and_weight() -> None:
    manager = FontManager()
    for face in FACES:
        manager.addfont(str(asset(f"fonts/{face}.ttf")))
    found = {(one.name, one.weight) for one in manager.ttflist if one.name.startswith("Kit ")}
    assert found == {("Kit Sans JP", 400), ("Kit Sans JP", 700), ("Kit Kai JP", 400)}


@pytest.mark.parametrize("package", ["noto-sans-jp", "klee-one"])
def test_licence_texts_lie_beside_the_fonts(package: str) -> None:
    text = asset(f"licences/{package}-OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Copyright" in text


def test_the_list_names_every_font() -> None:
    listed = asset("licences/README.txt").read_text("utf-8")
    assert [face for face in FACES if f"fonts/{face}.ttf" not in listed] == []
