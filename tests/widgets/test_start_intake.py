"""A file taken in on the first page: shown first, saved at a button, faults with their places."""

import base64
import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from seen_on_page import buttons, pieces, press, told

from kit.account import Account, Member, Profile, Stakeholder
from kit.exchange import Incoming
from kit.settings import current_settings
from kit.store import Store, open_store
from kit.widgets.start import StartPage, open_start
from kit.widgets.start.take_in import IntakeForm
from kit.workbook import bring_in
from kit.workbook.departures import taken_out

HEAD = "氏名,会社名,影響力"
Send = Callable[..., IntakeForm]


@pytest.fixture
def store(home: Path) -> Store:
    assert home.is_dir()
    return open_store(current_settings())


@pytest.fixture
def page(store: Store) -> StartPage:
    account = Account(id="aoba", profile=Profile(name="青葉"))
    bring_in(store, [Incoming(account, None)], "start")
    return open_start("", "2026-11-20")


def sent(page: StartPage, name: str, content: bytes) -> IntakeForm:
    """Send a file as a browser does."""
    page.folds["take_in"].turn(True)
    assert page.intake
    file = {"name": name, "type": "", "size": len(content), "content": memoryview(content)}
    page.intake.upload.value = ({**file, "last_modified": datetime.now(UTC)},)
    return page.intake


def lines(*told_lines: str) -> bytes:
    return "".join(f"{each}\r\n" for each in told_lines).encode("cp932")


def names(store: Store, account: str = "aoba") -> list[str]:
    return [each.name for each in store.read(account).account.stakeholders]


def test_list_is_shown_first_and_saved_at_the_button(page: StartPage, store: Store) -> None:
    form = sent(page, "名簿.csv", lines(HEAD, "轟 健,青葉,4", "辻 薫,青葉,"))
    assert "まだ何も保存していません" in told(form.box)
    assert "「青葉」（aoba）：関係者 新規2件・更新0件・変わりなし0件" in told(form.box)
    assert names(store) == []
    press(form.box, "取り込む")
    assert names(store) == ["轟 健", "辻 薫"]
    assert "「名簿.csv」を取り込みました。" in told(form.box)
    assert "取り込む" not in buttons(form.box)
    assert store.read("aoba").saved.author == "sato"


def test_same_list_again_changes_nothing(page: StartPage, store: Store) -> None:
    content = lines(HEAD, "轟 健,青葉,4")
    press(sent(page, "名簿.csv", content).box, "取り込む")
    revision = store.revision("aoba")
    form = sent(page, "名簿.csv", content)
    assert "取り込んでも変わるものはありません。" in told(form.box)
    assert "取り込む" not in buttons(form.box)
    assert store.revision("aoba") == revision


def test_file_that_is_left_is_gone_and_nothing_saved(page: StartPage, store: Store) -> None:
    form = sent(page, "名簿.csv", lines(HEAD, "轟 健,青葉,4"))
    assert form.sent
    path = form.sent.path
    assert path.is_file()
    press(form.box, "やめる")
    assert not path.exists()
    assert "名簿" not in told(form.box)
    assert names(store) == []


def test_faults_are_all_told_with_their_places(page: StartPage, store: Store) -> None:
    rows = ("轟,青葉,高", ",青葉,1", "辻,青葉,7")
    form = sent(page, "名簿.csv", lines(HEAD, *rows))
    shown = told(form.box)
    assert "「名簿.csv」は、このままでは取り込めません。" in shown
    for place in ("2行目 「影響力」", "3行目 「氏名」", "4行目 「影響力」"):
        assert place in shown
    assert "1から5までの整数" in shown
    assert "取り込む" not in buttons(form.box)
    assert names(store) == []


def test_rows_left_out_come_back_as_a_file(page: StartPage, store: Store, home: Path) -> None:
    form = sent(page, "名簿.csv", lines(HEAD, "轟,青葉,高", "辻,青葉,3"))
    form.skip.value = True
    assert "取り込めない行：1行。" in told(form.box)
    press(form.box, "取り込む")
    assert names(store) == ["辻"]
    faulty = home / "records" / "名簿-faulty.csv"
    assert str(faulty) in told(form.box)
    link = next(w.value for w in pieces(form.box) if "download=" in str(getattr(w, "value", "")))
    found = re.search(r'download="([^"]+)" href="data:text/csv;base64,([^"]+)"', link)
    assert found
    assert found[1] == "名簿-faulty.csv"
    assert base64.b64decode(found[2]) == faulty.read_bytes()
    assert "轟" in faulty.read_text("utf-8-sig")
    assert not form.skip.value


def test_list_whose_rows_are_all_faulty_gives_them_back(page: StartPage, home: Path) -> None:
    form = sent(page, "名簿.csv", lines(HEAD, "轟,青葉,高"))
    form.skip.value = True
    press(form.box, "取り込む")
    assert (home / "records" / "名簿-faulty.csv").is_file()


def test_unknown_account_is_refused_until_new_ones_are_welcome(
    page: StartPage, store: Store
) -> None:
    form = sent(page, "名簿.csv", lines(HEAD, "轟,みどり工業,3"))
    assert "「まだない顧客も新しく加える」に印を付けてください" in told(form.box)
    assert "--" not in told(form.box)
    form.new.value = True
    assert "「みどり工業」" in told(form.box)
    assert "新しい顧客として加わります" in told(form.box)
    press(form.box, "取り込む")
    assert page.chosen
    assert page.chosen.workbook.account.profile.name == "みどり工業"
    assert len(store.accounts()) == 2
    assert not form.new.value


def test_into_an_empty_store_whatever_comes_is_new(store: Store) -> None:
    page = open_start("", "2026-11-20")
    press(sent(page, "名簿.csv", lines(HEAD, "轟,みどり工業,3")).box, "取り込む")
    assert [each.name for each in store.listing()] == ["みどり工業"]


def test_list_that_names_no_account_counts_for_the_one_that_is_open(
    page: StartPage, store: Store
) -> None:
    form = sent(page, "名簿.csv", lines("氏名,役職", "轟,部長"))
    assert "開いている「青葉」のものとして読みました" in told(form.box)
    press(form.box, "取り込む")
    assert store.read("aoba").account.stakeholders[0].title == "部長"


def test_list_that_names_no_account_finds_none_in_an_empty_store(store: Store) -> None:
    form = sent(open_start("", "2026-11-20"), "名簿.csv", lines("氏名,役職", "轟,部長"))
    assert "先に一覧で顧客を選ぶ" in told(form.box)
    assert store.accounts() == ()


def test_order_of_dates_is_asked_and_never_guessed(page: StartPage, store: Store) -> None:
    content = lines("氏名,会社名,最終面談日", "轟,青葉,3/4/2026")
    form = sent(page, "名簿.csv", content)
    asked = form.questions.lists["dates"]
    assert asked in pieces(form.box)
    assert "取り込む" not in buttons(form.box)
    asked.value = "dmy"
    press(form.box, "取り込む")
    met = store.read("aoba").account.stakeholders[0].last_met_on
    assert met
    assert met.isoformat() == "2026-04-03"
    assert asked not in pieces(form.box)


def test_sheet_is_asked_where_several_could_be_meant(page: StartPage, store: Store) -> None:
    book = Book()
    for title, name in (("東", "轟"), ("西", "辻")):
        sheet = book.create_sheet(title)
        sheet.append(["氏名", "会社名"])
        sheet.append([name, "青葉"])
    saved = BytesIO()
    book.save(saved)
    form = sent(page, "名簿.xlsx", saved.getvalue())
    asked = form.questions.lists["sheet"]
    assert [value for _, value in asked.options] == ["", "東", "西"]
    asked.value = "西"
    press(form.box, "取り込む")
    assert names(store) == ["辻"]


def test_kind_is_asked_where_several_could_be_meant(page: StartPage, store: Store) -> None:
    form = sent(page, "一覧.csv", lines("氏名,商談名,会社名", "轟,検査装置,青葉"))
    form.questions.lists["kind"].value = "deals"
    press(form.box, "取り込む")
    assert [each.name for each in store.read("aoba").account.deals] == ["検査装置"]
    assert names(store) == []


def test_workbook_that_was_written_here_comes_back(page: StartPage, store: Store) -> None:
    book = load_workbook(BytesIO(taken_out(store, "aoba", ".xlsx", "ja", current_settings())))
    book["関係者"]["B5"] = "花田"
    saved = BytesIO()
    book.save(saved)
    form = sent(page, "青葉.xlsx", saved.getvalue())
    assert "「青葉」（aoba）の1項目が変わります" in told(form.box)
    assert "内訳：関係者 1" in told(form.box)
    press(form.box, "取り込む")
    assert names(store) == ["花田"]


@pytest.mark.parametrize(
    ("name", "content", "told_of_it"),
    [
        ("写真.png", b"\x89PNG", "扱えません"),
        ("空.csv", b"", "ファイルが空です"),
        ("顧客.json", b"{}", "値がありません"),
        ("..\\..\\名簿.csv", b"\x00\xff", "名簿.csv"),
        ("<b>.csv", lines("謎,謎2", "1,2"), "「<b>.csv」"),
    ],
)
def test_file_that_cannot_be_read_is_refused_in_words(
    page: StartPage, name: str, content: bytes, told_of_it: str
) -> None:
    form = sent(page, name, content)
    assert told_of_it in told(form.box)
    assert "このままでは取り込めません" in told(form.box)
    assert "取り込む" not in buttons(form.box)


def test_long_list_of_faults_is_cut_and_says_so(page: StartPage) -> None:
    rows = (f"人{n},青葉,高" for n in range(300))
    form = sent(page, "名簿.csv", lines(HEAD, *rows))
    assert "ほか100件" in told(form.box)


def test_change_of_language_keeps_the_file_and_what_was_answered(
    page: StartPage, store: Store
) -> None:
    rows = ("轟,青葉,3/4/2026,4", "辻,青葉,5/6/2026,高")
    form = sent(page, "名簿.csv", lines("氏名,会社名,最終面談日,影響力", *rows))
    form.questions.lists["dates"].value = "mdy"
    form.skip.value = True
    page.language.value = "en"
    assert page.intake
    assert page.intake is not form
    shown = told(page.intake.box)
    assert "nothing is saved yet" in shown
    assert "row 3 “影響力”" in shown
    press(page.intake.box, "Take in")
    assert names(store) == ["轟"]


def test_saved_elsewhere_meanwhile_is_looked_at_anew(page: StartPage, store: Store) -> None:
    book = taken_out(store, "aoba", ".json", "ja", current_settings()).decode()
    changed = book.replace('"青葉"', '"青葉工業"').encode()
    form = sent(page, "青葉.json", changed)
    found = store.read("aoba")
    profile = found.account.profile.changed(name="青葉商事")
    store.save(found, found.account.model_copy(update={"profile": profile}), "somebody")
    press(form.box, "取り込む")
    assert "その後ほかの人が保存しています" in told(form.box)
    assert store.read("aoba").account.profile.name == "青葉商事"


MAILS = """日付,差出人,宛先,件名
2026/11/10 09:00,佐藤,加藤,検査装置の件
2026/11/11 10:00,加藤,佐藤,Re: 検査装置の件
2026/11/12 10:00,広告社,佐藤,ご案内
"""
DIARY = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20261105
SUMMARY:青葉 加藤様 訪問
ATTENDEE;CN=加藤:mailto:kato@example.jp
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def known(store: Store) -> StartPage:
    """Open the start page on an account whose people are known."""
    people = (Stakeholder(id="kato", name="加藤"),)
    account = Account(
        id="aoba",
        profile=Profile(name="青葉"),
        members=(Member(id="sato", name="佐藤"),),
        stakeholders=people,
    )
    bring_in(store, [Incoming(account, None)], "start")
    return open_start("", "2026-11-20")


def test_mails_are_proposed_as_contacts_and_saved_once_confirmed(
    known: StartPage, store: Store
) -> None:
    form = sent(known, "mails.csv", MAILS.encode())
    shown = told(form.box)
    assert "検査装置の件" in shown
    assert "2026年11月10日" in shown
    assert "広告社" in shown, "who is not known is named"
    assert store.read("aoba").account.contacts == ()
    press(form.box, "取り込む")
    kept = store.read("aoba").account.contacts
    assert [(each.channel.value, each.stakeholders) for each in kept] == [("mail", ("kato",))] * 2
    assert "取り込んでも変わるものはありません" in told(
        sent(known, "mails.csv", MAILS.encode()).box
    )
    assert store.read("aoba").account.contacts == kept


def test_a_calendar_is_proposed_as_contacts(known: StartPage, store: Store) -> None:
    form = sent(known, "diary.ics", DIARY.replace("\n", "\r\n").encode())
    assert "青葉 加藤様 訪問" in told(form.box)
    press(form.box, "取り込む")
    (contact,) = store.read("aoba").account.contacts
    assert (contact.held_on.isoformat(), contact.stakeholders) == ("2026-11-05", ("kato",))


def test_a_broken_calendar_is_refused_in_words_without_a_command(known: StartPage) -> None:
    form = sent(known, "diary.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\n")
    shown = told(form.box)
    assert "--" not in shown
    assert "diary.ics" in shown


def test_contacts_need_to_know_whose_they_are(store: Store) -> None:
    form = sent(open_start("", "2026-11-20"), "mails.csv", MAILS.encode())
    assert "先に一覧で顧客を選ぶ" in told(form.box)
    assert store.accounts() == ()
