import re
import unicodedata
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest

from kit.report.manifest import Entry, read_manifest

Rendered = Mapping[str, tuple[Entry, Path]]
BOTH = ["shiomino-bank-ja", "tokusado-seika-en"]


def pdf(rendered: Rendered, name: str) -> pypdf.PdfReader:
    entry, folder = rendered[name]
    return pypdf.PdfReader(folder / entry.files["pdf"])


def html(rendered: Rendered, name: str) -> str:
    entry, folder = rendered[name]
    return (folder / entry.files["html"]).read_text(encoding="utf-8")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("name", BOTH)
def test_every_report_is_rendered_as_html_and_pdf(rendered: Rendered, name: str) -> None:
    entry, folder = rendered[name]
    assert entry.status == "rendered", entry.error
    assert {path.suffix for path in folder.iterdir() if path.stem == Path(entry.files["pdf"]).stem}
    assert len(pdf(rendered, name).pages) >= 1


def test_a_nearly_empty_account_is_two_pages_of_questions(rendered: Rendered) -> None:
    reader = pdf(rendered, "tokusado-seika-ja")
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    assert len(reader.pages) == 2
    assert "まず聞くこと" in text
    assert "アカウントプランはまだありません" in text
    assert "<svg" not in html(rendered, "tokusado-seika-ja")


def test_a_rich_account_shows_every_kind_of_picture(rendered: Rendered) -> None:
    pictures = re.findall(r'<svg[^>]*role="img"', html(rendered, "shiomino-bank-ja"))
    changes, people, relationship, plan, orders = 1, 4, 5, 1, 1
    ladders = 3
    assert len(pictures) == changes + ladders + people + relationship + plan + orders


def test_what_became_of_an_order_is_told_with_its_promises_and_complaints(
    rendered: Rendered,
) -> None:
    reader = pdf(rendered, "shiomino-bank-ja")
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    for told in (
        "受注の後",
        "2026年8月28日に、本番稼働は約束どおりと認められた",
        "約束の台帳",
        "平均9日が6日になったかを、半年後に数字で確かめる",
        "お叱り・苦情",
        "「金額ではない。分かった日に、電話一本ほしかった」",
        "連絡・報告が来ない読み違い",
    ):
        assert told in text
    assert "受注の後" not in html(rendered, "tokusado-seika-ja")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_real_cause_stands_beside_the_supposed_one(rendered: Rendered, lang: str) -> None:
    page = html(rendered, f"shiomino-bank-{lang}")
    row = page[page.index("帳票の追加の費用を、決まってから聞かされた</") :]
    before, real = ("追加開発の費用・請求", "連絡・報告が来ない")
    if lang == "en":
        before, real = ("Cost or billing of extra development", "No word, no report")
    assert -1 < row.index(before) < row.index(real) < row.index("電話一本ほしかった")


@pytest.mark.parametrize(
    ("name", "alt"),
    [
        (
            "shiomino-bank-ja",
            ["勢力図", "当社への信頼と相互依存の図", "接触の時系列図", "関係資産の増減図"],
        ),
        (
            "shiomino-bank-en",
            ["Power chart", "Map of trust in us", "Timeline of contacts", "Balance of what"],
        ),
    ],
)
def test_each_picture_is_named_for_a_screen_reader_and_told_how_to_read(
    rendered: Rendered, name: str, alt: list[str]
) -> None:
    page = html(rendered, name)
    assert [each for each in alt if f">{each}" not in page] == []
    assert page.count('<figcaption class="reading">') == 3 + 5 + 1


def test_where_somebody_went_is_told_once(rendered: Rendered) -> None:
    assert html(rendered, "shiomino-bank-ja").count("汐見野リース株式会社 常務取締役") == 1


def test_names_come_out_of_the_pdf_as_they_were_typed(rendered: Rendered) -> None:
    text = squeezed("".join(p.extract_text() for p in pdf(rendered, "shiomino-bank-ja").pages))
    for name in ("髙橋", "山﨑", "𠮷田", "汐見野銀行"):
        assert name in text, f"{name} is not in the PDF as typed"
    assert not re.search(r"[\u2e80-\u2fdf\ufffd]", text), "radicals or replacement marks"


def test_only_our_fonts_are_in_the_pdf(rendered: Rendered) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in pdf(rendered, "shiomino-bank-ja").pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts, "no font at all"
    assert all("KitSansJP" in font.replace("-", "").replace(" ", "") for font in fonts), fonts


def test_every_page_but_the_first_bears_the_customer_and_its_number(rendered: Rendered) -> None:
    pages = pdf(rendered, "shiomino-bank-ja").pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert f"{number} / {len(pages)}" in text
        assert number == 1 or "株式会社汐見野銀行 コーチング報告書" in text


def test_no_line_begins_with_what_may_not_begin_one(rendered: Rendered) -> None:
    forbidden = "、。，．」』）】ぁぃぅぇぉっゃゅょァィゥェォッャュョー々"
    lines = [
        line
        for page in pdf(rendered, "shiomino-bank-ja").pages
        for line in page.extract_text().splitlines()
    ]
    assert [line for line in lines if line[:1] and line[0] in forbidden] == []


def test_english_reports_hold_no_japanese_but_what_was_typed(rendered: Rendered) -> None:
    reader = pdf(rendered, "tokusado-seika-en")
    text = "".join(page.extract_text() for page in reader.pages)
    typed = (
        "木賊堂製菓株式会社速水拓也桑原典子包装ラインの異物検査蓑輪千尋みのわちひろ製造課主任箕輪"
    )
    left = {c for c in text if unicodedata.name(c, "").startswith(("CJK", "HIRA", "KATA"))}
    assert left <= set(typed), "Japanese words of ours in an English report"


def test_a_report_fetches_nothing_and_runs_nothing(rendered: Rendered) -> None:
    page = Page(html(rendered, "shiomino-bank-ja"))
    assert not [tag for tag, _ in page.tags if tag in {"script", "link", "iframe", "object"}]
    addresses = [
        value
        for _, attributes in page.tags
        for key, value in attributes.items()
        if key in {"src", "href", "xlink:href"} and value and not value.startswith(("#", "data:"))
    ]
    assert addresses == []
    policy = next(a for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in (policy["content"] or "")
    assert not any(key.startswith("on") for _, a in page.tags for key in a)


def test_ids_of_a_page_are_unique(rendered: Rendered) -> None:
    ids = [a["id"] for _, a in Page(html(rendered, "shiomino-bank-ja")).tags if a.get("id")]
    assert sorted(ids) == sorted(set(ids))


def test_manifest_and_index_name_every_report(rendered: Rendered) -> None:
    _, folder = rendered["shiomino-bank-ja"]
    entries = read_manifest(folder)
    assert [entry.identity for entry in entries] == [
        ("shiomino-bank", "coach", "en"),
        ("shiomino-bank", "coach", "ja"),
        ("tokusado-seika", "coach", "en"),
        ("tokusado-seika", "coach", "ja"),
    ]
    index = (folder / "index.html").read_text(encoding="utf-8")
    for entry in entries:
        for name in entry.files.values():
            assert f'href="{name}"' in index
            assert (folder / name).is_file()
    assert not list(folder.glob(".kit-*")), "half-written things are left"
