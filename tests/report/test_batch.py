import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from kit.account import Account, Profile
from kit.errors import CannotRender, KitError, NotFound, Refused
from kit.exchange import Incoming
from kit.fonts import missing_letters
from kit.report.batch import Order, render_all
from kit.report.engine import run_notebook
from kit.report.manifest import Entry, merge, read_manifest, write_manifest
from kit.report.pdf import to_pdf
from kit.settings import Settings
from kit.store import Store
from kit.words import say
from kit.workbook import bring_in
from tests.report.conftest import TODAY


def order(folder: Path, *accounts: str, **more: object) -> Order:
    return Order(dict.fromkeys(accounts, TODAY), folder, "ja", **more)  # type: ignore[arg-type]


def with_template(settings: Settings, home: Path, change: Callable[[str], str]) -> Settings:
    """Make a workbook whose own report template differs from ours."""
    source = settings.template("report.ipynb").read_text(encoding="utf-8")
    (home / "templates").mkdir(parents=True)
    (home / "templates" / "report.ipynb").write_text(change(source), encoding="utf-8")
    return replace(settings, home=home)


LIGHT = """{"cells": [
 {"cell_type": "code", "execution_count": null, "id": "a", "outputs": [],
  "metadata": {"tags": ["parameters"]},
  "source": "account = ''\\nlang = ''\\nedition = ''\\ntoday = ''"},
 {"cell_type": "code", "execution_count": null, "id": "b", "outputs": [], "metadata": {},
  "source": "from IPython.display import HTML\\nHTML(f'<p>{account} {today}</p>')"}],
 "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
 "nbformat": 4, "nbformat_minor": 5}"""
SHOWN = "HTML(f'<p>{account} {today}</p>')"


@pytest.fixture
def light(settings: Settings, tmp_path: Path) -> Settings:
    """Make a workbook with a template of two small cells, for what is not about the report."""
    return with_template(settings, tmp_path / "light", lambda _: LIGHT)


def test_unchanged_accounts_are_skipped_and_changed_ones_are_not(
    store: Store, light: Settings, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    wanted = order(out, "tokusado-seika", formats=("html",))
    assert [e.status for e in render_all(wanted, store, light)] == ["rendered"]
    assert [e.status for e in render_all(wanted, store, light)] == ["unchanged"]

    account = store.read("tokusado-seika").account
    renamed = account.profile.model_copy(update={"name": "木賊堂ホールディングス"})
    changed = account.model_copy(update={"profile": renamed})
    bring_in(store, [Incoming(changed, None)], "tester")

    assert [e.status for e in render_all(wanted, store, light)] == ["rendered"]
    assert "木賊堂ホールディングス" in (out / "index.html").read_text(encoding="utf-8")


def test_force_renders_again_and_a_lost_file_too(
    store: Store, light: Settings, tmp_path: Path
) -> None:
    wanted = order(tmp_path, "tokusado-seika", formats=("html",))
    render_all(wanted, store, light)
    (tmp_path / "tokusado-seika.html").unlink()
    assert [e.status for e in render_all(wanted, store, light)] == ["rendered"]
    assert [e.status for e in render_all(replace(wanted, force=True), store, light)] == ["rendered"]


def test_an_unknown_account_is_named_and_the_others_are_rendered(
    store: Store, light: Settings, tmp_path: Path
) -> None:
    wanted = order(tmp_path, "nobody", "tokusado-seika", formats=("html",))
    entries = render_all(wanted, store, light)
    assert [(e.account, e.status) for e in entries] == [
        ("nobody", "failed"),
        ("tokusado-seika", "rendered"),
    ]
    assert "nobody" in (entries[0].error or "")
    listed = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["reports"]
    assert {(each["account"], each["status"]) for each in listed} == {
        ("nobody", "failed"),
        ("tokusado-seika", "rendered"),
    }
    assert "作成できませんでした" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_a_cell_that_raises_is_named_and_leaves_the_earlier_report(
    store: Store, settings: Settings, light: Settings, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    wanted = order(out, "tokusado-seika", formats=("html",))
    render_all(wanted, store, light)
    before = (out / "tokusado-seika.html").read_bytes()
    broken = with_template(settings, tmp_path / "home", lambda _: LIGHT.replace(SHOWN, "1 / 0"))

    (entry,) = render_all(wanted, store, broken)

    assert entry.status == "failed"
    assert "2番目のセル" in (entry.error or "")
    assert "ZeroDivisionError" in (entry.error or "")
    assert (out / "tokusado-seika.html").read_bytes() == before
    assert not list(out.glob(".kit-*"))


def test_a_template_that_does_not_know_a_parameter_is_refused(
    settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(CannotRender) as refused:
        run_notebook(
            settings.template("report.ipynb"), {"accounts; import os": "x"}, tmp_path / "out.ipynb"
        )
    assert "accounts; import os" in say(refused.value, "ja")
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_is_no_notebook_is_told_in_a_sentence(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    broken = with_template(settings, tmp_path / "home", lambda _: "{ not a notebook")
    (entry,) = render_all(order(tmp_path / "out", "tokusado-seika"), store, broken)
    assert entry.status == "failed"
    assert "report.ipynb" in (entry.error or "")


def test_a_process_that_dies_harms_one_report_only(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    # The cell ends the process that runs it, as the system does when memory runs out.
    dying = (
        "import os, signal\\nif account == 'tokusado-seika': os.kill(os.getppid(), signal.SIGKILL)"
    )
    broken = with_template(
        settings, tmp_path / "home", lambda _: LIGHT.replace(SHOWN, f"{dying}\\n{SHOWN}")
    )
    wanted = order(tmp_path / "out", "tokusado-seika", "segoshi-soun", formats=("html",), jobs=2)
    statuses = {e.account: e.status for e in render_all(wanted, store, broken)}
    assert statuses == {"tokusado-seika": "failed", "segoshi-soun": "rendered"}


def test_a_missing_font_is_one_sentence_before_any_work(
    store: Store, light: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kit.report.batch.SANS_FILES", {"bold": "fonts/Gone.ttf"})
    with pytest.raises(NotFound) as refused:
        render_all(order(tmp_path / "out", "tokusado-seika"), store, light)
    assert "make setup" in say(refused.value, "ja")
    assert not (tmp_path / "out").exists()


def test_an_unwritable_folder_is_refused_before_any_work(
    store: Store, light: Settings, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("a file stands here", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        render_all(order(tmp_path / "out", "tokusado-seika"), store, light)
    assert str(tmp_path / "out") in say(refused.value, "en")


def test_an_unreadable_manifest_is_refused_before_any_work(
    store: Store, light: Settings, tmp_path: Path
) -> None:
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(KitError) as refused:
        render_all(order(tmp_path, "tokusado-seika"), store, light)
    assert "manifest.json" in say(refused.value, "ja")


def test_a_second_run_in_another_language_keeps_the_first_in_the_manifest(tmp_path: Path) -> None:
    first = Entry("a", "coach", "ja", "rendered")
    second = Entry("a", "coach", "en", "failed", error="…")
    write_manifest(tmp_path, merge([first], [second]))
    assert read_manifest(tmp_path) == (second, first)


TYPED = "<img src=x onerror=alert(1)> & \"q\" 'q' {{ 7*7 }} $x^2$ </style></main><script>1</script>"


def test_text_people_typed_stays_text(store: Store, settings: Settings, tmp_path: Path) -> None:
    account = Account.model_validate(
        {
            "id": "typed",
            "profile": {"name": TYPED, "rep": "rep"},
            "members": [{"id": "rep", "name": TYPED, "function": "sales"}],
            "deals": [{"id": "deal", "name": TYPED, "effect": {"words": TYPED}}],
            "stakeholders": [
                {"id": f"p{n}", "name": TYPED, "title": TYPED, "opinion_words": TYPED}
                for n in range(4)
            ],
            "coverage": [{"id": "c", "stakeholder": "p0", "member": "rep", "level": "deep"}],
        }
    )
    bring_in(store, [Incoming(account, None)], "tester")
    (entry,) = render_all(order(tmp_path / "out", "typed"), store, settings)
    assert entry.status == "rendered", entry.error
    page = (tmp_path / "out" / "typed.html").read_text(encoding="utf-8")
    assert "<img" not in page
    assert "<script" not in page
    assert "49" not in page.split("<body>")[1].split("2026")[0]
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "<img" not in index


def test_letters_the_font_lacks_are_named_and_no_empty_box_is_printed(
    settings: Settings, tmp_path: Path
) -> None:
    assert missing_letters("髙﨑𠮷 一二 パ が 😀 한", settings) == ("😀", "한")
    assert missing_letters("葛\U000e0100城", settings) == ("\U000e0100",)
    page = "<html><body><main><p>山田 😀 様</p></main></body></html>"
    to_pdf(page, "見出し \"\\'", "ja", tmp_path / "a.pdf", settings)
    text = pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert "〓" in text
    assert "U+1F600" in text


@pytest.mark.parametrize(
    "letter", ["神", "祥", "福", "﨑", "髙", "𠮷", "一", "二", "氏", "〜", "～", "①"]
)
def test_every_letter_is_printed_as_itself(settings: Settings, tmp_path: Path, letter: str) -> None:
    to_pdf(f"<main><p>あ{letter}あ</p></main>", "", "ja", tmp_path / "a.pdf", settings)
    assert f"あ{letter}あ" in pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


def test_the_same_report_gives_the_same_pdf(settings: Settings, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        to_pdf("<main><p>同じ報告書</p></main>", "頭", "ja", tmp_path / name, settings)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_an_account_whose_name_is_only_spaces_or_very_long_still_prints(
    store: Store, light: Settings, tmp_path: Path
) -> None:
    for item_id, name in {"blank": "  ", "long": "長い名前の" * 80}.items():
        account = Account(id=item_id, profile=Profile(name=name))
        bring_in(store, [Incoming(account, None)], "tester")
    entries = render_all(order(tmp_path, "blank", "long"), store, light)
    assert [entry.status for entry in entries] == ["rendered", "rendered"]
    assert (tmp_path / "long.pdf").is_file()
