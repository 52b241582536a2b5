"""What lists make of accounts: who is known is updated, who is not is added, nothing is erased."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.account import Account, Deal, DealStatus, Profile, Stakeholder, reference_faults
from kit.errors import Fault, Faults, NotFound, WrongUse
from kit.exchange.lists import Arranged, Known, arrange, read_list
from kit.exchange.lists.protect import protected, unprotected

Write = Callable[..., Path]
Refused = Callable[..., Any]
Take = Callable[..., Arranged]


@pytest.fixture
def take(csv: Write) -> Take:
    """Read lines and arrange them with accounts; what comes of it is a right account."""

    def work(lines: tuple[str, ...], *known: Account, **asked: Any) -> Arranged:
        listing = read_list(csv(*lines, encoding="utf-8"))
        arranged = arrange(listing, Known.of(*known), **asked)
        for each in arranged.accounts:
            assert Account.model_validate(each.model_dump()) == each
            assert reference_faults(each) == ()
        return arranged

    return work


def only(arranged: Arranged) -> Account:
    (account,) = arranged.accounts
    return account


def counts(arranged: Arranged) -> tuple[int, int, int]:
    (tally,) = arranged.tallies.values()
    return tally.new, tally.updated, tally.same


def codes(faults: tuple[Fault, ...]) -> list[tuple[str, int]]:
    return [(fault.code, fault.cell.row if fault.cell else 0) for fault in faults]


PEOPLE = "氏名,会社名,部署,役職,態度"


def test_known_person_is_updated_by_what_is_not_blank(take: Take, aohara: Account) -> None:
    arranged = take((PEOPLE, "花田　節子,株式会社蒼原工機,購買部,,支持"), aohara)
    person = only(arranged).stakeholder("p1")
    assert person == aohara.stakeholders[0].model_copy(update={"attitude": "support"})
    assert (person.name, person.title, person.trust) == ("花田 節子", "部長", 4)
    assert counts(arranged) == (0, 1, 0)


def test_unknown_never_takes_the_place_of_what_is_known(take: Take, aohara: Account) -> None:
    lines = ("氏名,会社名,信頼,役職", "花田 節子,aohara,不明,部長")
    assert only(take(lines, aohara)) is aohara


def test_new_people_come_after_the_known_ones_and_get_the_same_id_each_time(
    take: Take, aohara: Account
) -> None:
    lines = (PEOPLE, "辻 薫,aohara,品質保証部,課長,中立")
    one, other = (only(take(lines, aohara)) for _ in range(2))
    assert [each.name for each in one.stakeholders] == ["花田 節子", "釜田 匠", "辻 薫"]
    assert one == other


def test_the_same_list_again_changes_nothing(take: Take, aohara: Account) -> None:
    lines = (
        "氏名,会社名,部署,上司,自社担当,情報源",
        "辻 薫,aohara,品質保証部,花田 節子,桑原 典子,名刺",
        "辻 薫,aohara,総務部,辻 薫の上司,速水 拓也,",
        "辻 薫の上司,aohara,,,,",
    )
    first = only(take(lines, aohara))
    again = take(lines, first)
    assert only(again) is first
    assert counts(again) == (0, 0, 3)


def test_department_tells_namesakes_apart(take: Take, aohara: Account) -> None:
    arranged = take((PEOPLE, "花田 節子,aohara,経理部,,"), aohara)
    assert counts(arranged) == (1, 0, 0)
    assert "note.namesake" in [note.code for note in arranged.notes]


def test_department_is_filled_in_where_it_was_not_known(take: Take, aohara: Account) -> None:
    arranged = take((PEOPLE, "釜田 匠,aohara,技術部,,"), aohara)
    assert only(arranged).stakeholder("p2").department == "技術部"
    assert counts(arranged) == (0, 1, 0)


def test_person_who_could_be_either_of_two_is_asked_about(
    take: Take, aohara: Account, refused: Refused
) -> None:
    twin = Stakeholder(id="p3", name="花田 節子", department="経理部")
    both = aohara.model_copy(update={"stakeholders": (*aohara.stakeholders, twin)})
    faults = refused(lambda: take((PEOPLE, "花田 節子,aohara,,,支持"), both))
    assert codes(faults) == [("list.entry_ambiguous", 2)]
    assert faults[0].facts["known"] == ("花田 節子 (p1)", "花田 節子 (p3)")


def test_two_departments_for_one_person_without_any_are_asked_about(
    take: Take, aohara: Account, refused: Refused
) -> None:
    lines = (PEOPLE, "釜田 匠,aohara,技術部,,", "釜田 匠,aohara,総務部,,")
    assert codes(refused(lambda: take(lines, aohara))) == [
        ("list.entry_ambiguous", 2), ("list.entry_ambiguous", 3),
    ]  # fmt: skip


def test_same_row_twice_is_one_person(take: Take, aohara: Account) -> None:
    lines = (PEOPLE, "辻 薫,aohara,総務部,課長,", "辻　薫,aohara,総務部,,中立")
    arranged = take(lines, aohara)
    assert counts(arranged) == (1, 0, 0)
    assert only(arranged).stakeholders[-1].title == "課長"
    assert "note.duplicates" in [note.code for note in arranged.notes]


def test_rows_that_contradict_each_other_are_both_at_fault(
    take: Take, aohara: Account, refused: Refused
) -> None:
    lines = (PEOPLE, "辻 薫,aohara,総務部,課長,", "辻 薫,aohara,総務部,部長,")
    faults = refused(lambda: take(lines, aohara))
    assert codes(faults) == [("list.rows_differ", 2), ("list.rows_differ", 3)]
    assert (faults[0].facts["found"], faults[0].facts["other"]) == ("課長", "部長")
    left = take((*lines, "轟 健,aohara,総務部,,"), aohara, skip_faulty=True)
    assert only(left).stakeholders[-1].name == "轟 健"
    assert counts(left) == (1, 0, 0)


def test_person_is_found_by_id_and_may_be_renamed(take: Take, aohara: Account) -> None:
    arranged = take(("関係者ID,氏名,会社名", "p1,山崎 節子,aohara"), aohara)
    assert only(arranged).stakeholder("p1").name == "山崎 節子"


def test_reports_to_leads_to_people_of_the_list_itself(take: Take, aohara: Account) -> None:
    lines = ("氏名,会社名,上司", "辻 薫,aohara,轟 健", "轟 健,aohara,花田節子")
    found = {each.name: each for each in only(take(lines, aohara)).stakeholders}
    assert found["辻 薫"].reports_to == found["轟 健"].id
    assert found["轟 健"].reports_to == "p1"


def test_boss_nobody_knows_is_a_fault_that_names_who_is_near(
    take: Take, aohara: Account, refused: Refused
) -> None:
    (fault,) = refused(lambda: take(("氏名,会社名,上司", "辻 薫,aohara,花田"), aohara))
    assert (fault.code, fault.cell.column) == ("cell.reference_unknown", "上司")
    assert "花田 節子" in fault.facts["known"]


def test_people_who_report_to_each_other_are_a_fault(
    take: Take, aohara: Account, refused: Refused
) -> None:
    lines = ("氏名,会社名,上司", "辻 薫,aohara,轟 健", "轟 健,aohara,辻 薫")
    assert "reference.circle" in {each.code for each in refused(lambda: take(lines, aohara))}


def test_row_left_out_takes_those_that_lean_on_it_along(take: Take, aohara: Account) -> None:
    lines = ("氏名,会社名,上司,影響力", "辻 薫,aohara,轟 健,1", "轟 健,aohara,,9", "早川,aohara,,1")
    arranged = take(lines, aohara, skip_faulty=True)
    assert codes(arranged.faults) == [("cell.reference_unknown", 2), ("cell.number_or_unknown", 3)]
    assert only(arranged).stakeholders[-1].name == "早川"


def test_owner_becomes_a_member_with_a_line_to_the_person(take: Take, aohara: Account) -> None:
    lines = ("氏名,会社名,自社担当", "花田 節子,aohara,速水拓也", "辻 薫,aohara,桑原 典子")
    account = only(take(lines, aohara))
    assert [(each.name, each.function) for each in account.members][1:] == [
        ("桑原 典子", "unknown")
    ]
    assert {(each.stakeholder, each.member) for each in account.coverage} == {
        ("p1", "m1"), (account.stakeholders[-1].id, account.members[-1].id),
    }  # fmt: skip


DEALS = "商談名,会社名,フェーズ,受注予定日,結果,担当者,備考"


def test_deals_arrive_not_assessed_with_the_crm_stage_in_the_note(
    take: Take, aohara: Account
) -> None:
    lines = (DEALS, "検査装置の更新,aohara,提案,2026-12-01,進行中,速水 拓也,")
    account = only(take(lines, aohara))
    deal = account.deal("d1")
    assert (deal.note, deal.owner, str(deal.decision_on)) == (
        "手書きのメモ\nフェーズ：提案", "m1", "2026-12-01",
    )  # fmt: skip
    assert account.assessments == ()
    later = (DEALS, "検査装置の更新,aohara,交渉,,,,")
    assert only(take(later, account)).deal("d1").note == "手書きのメモ\nフェーズ：交渉"


def test_deal_numbers_of_a_crm_become_ids(take: Take, aohara: Account) -> None:
    lines = (
        "商談番号,商談名,会社名",
        "OPP-7,保守,aohara",
        "OPP-8,保守,aohara",
        "第9号,保守,aohara",
    )
    account = only(take(lines, aohara))
    assert [each.id for each in account.deals][:3] == ["d1", "OPP-7", "OPP-8"]
    assert len({each.id for each in account.deals}) == 4
    assert only(take(lines, account)) is account


def test_deal_without_a_status_counts_as_in_progress_and_that_is_told(
    take: Take, aohara: Account
) -> None:
    arranged = take(("商談名,会社名", "保守,aohara"), aohara)
    assert only(arranged).deals[-1].status is DealStatus.in_progress
    assert "note.status_assumed" in [note.code for note in arranged.notes]


def test_two_known_deals_of_one_name_are_asked_about(
    take: Take, aohara: Account, refused: Refused
) -> None:
    twice = aohara.model_copy(
        update={"deals": (Deal(id="a", name="保守"), Deal(id="b", name="保守"))}
    )
    faults = refused(lambda: take(("商談名,会社名", "保守,aohara"), twice))
    assert codes(faults) == [("list.entry_ambiguous", 2)]


def test_groups_of_fields_are_filled_without_touching_their_neighbours(
    take: Take, aohara: Account
) -> None:
    first = only(take(("商談名,会社名,最初に知った日", "保守,aohara,2026-01-05"), aohara))
    deal = only(take(("商談名,会社名,知った経緯", "保守,aohara,自社から提案"), first)).deals[-1]
    assert (str(deal.early.first_heard_on), deal.early.how_heard) == (
        "2026-01-05",
        "proposed_by_us",
    )


def test_list_of_accounts_updates_and_adds(take: Take, aohara: Account) -> None:
    lines = (
        "顧客コード,会社名,フリガナ,業種,担当者,決算月",
        "aohara,株式会社蒼原工機,アオハラコウキ,製造,速水 拓也,3月",
        "segoshi-1,瀬越醸造,,食品,桑原 典子,",
    )
    known, new = take(lines, aohara, new_accounts=True).accounts
    assert (known.profile.kana, known.profile.rep) == ("アオハラコウキ", "m1")
    assert (known.profile.calendar.closing_month, known.profile.note) == (3, "業種：製造")
    assert (new.id, new.profile.name, new.members[0].name) == ("segoshi-1", "瀬越醸造", "桑原 典子")


@pytest.mark.parametrize(
    "text",
    [
        "株式会社蒼原工機",
        "㈱蒼原工機",
        "(株)蒼原工機",
        "（株） 蒼原工機",
        "蒼原工機",
        "aohara",
        " 蒼原　工機 ",
    ],
)
def test_account_is_found_however_offices_write_it(take: Take, aohara: Account, text: str) -> None:
    arranged = take(("氏名,会社名", f"辻 薫,{text}"), aohara)
    assert only(arranged).id == "aohara"
    told = [note for note in arranged.notes if note.code == "note.account_taken_for"]
    assert bool(told) == (text not in {"aohara", "㈱蒼原工機"} and "株" not in text)


@pytest.mark.parametrize("text", ["蒼原工機株式会社", "有限会社蒼原工機", "蒼原工業", "aohara2"])
def test_account_that_is_another_one_is_not_taken_for_it(
    take: Take, aohara: Account, refused: Refused, text: str
) -> None:
    faults = refused(lambda: take(("氏名,会社名", f"辻 薫,{text}"), aohara))
    assert codes(faults) == [("list.account_unknown", 2)]


def test_account_that_could_be_two_is_asked_about(take: Take, refused: Refused) -> None:
    known = [
        Account(id=i, profile=Profile(name=n))
        for i, n in (("a", "株式会社青"), ("b", "青株式会社"))
    ]
    faults = refused(lambda: take(("氏名,会社名", "辻,青"), *known))
    assert codes(faults) == [("list.account_ambiguous", 2)]
    assert faults[0].facts["known"] == ("株式会社青 (a)", "青株式会社 (b)")


def test_code_and_name_that_lead_to_two_accounts_are_asked_about(
    take: Take, aohara: Account, refused: Refused
) -> None:
    other = Account(id="segoshi", profile=Profile(name="瀬越醸造"))
    faults = refused(lambda: take(("氏名,顧客コード,会社名", "辻,segoshi,蒼原工機"), aohara, other))
    assert codes(faults) == [("list.account_ambiguous", 2)]


def test_new_accounts_get_their_code_or_an_id_of_their_name(take: Take) -> None:
    lines = ("氏名,顧客コード,会社名", "辻,c-001,青", "轟,C002,赤", "早川,,黒", "鷲尾,,㈱黒")
    ids = [each.id for each in take(lines, new_accounts=True).accounts]
    assert ids[0] == "c-001"
    assert len(ids) == 3
    again = take(lines, *take(lines, new_accounts=True).accounts)
    assert [each.same for each in again.tallies.values()] == [1, 1, 2]
    assert not any(each.new or each.updated for each in again.tallies.values())


def test_two_codes_are_two_accounts_whatever_their_names(take: Take) -> None:
    lines = ("氏名,顧客コード,会社名", "辻,C001,青", "轟,C002,青")
    accounts = take(lines, new_accounts=True).accounts
    assert len(accounts) == 2
    assert [len(each.stakeholders) for each in take(lines, *accounts).accounts] == [1, 1]


def test_account_is_asked_for_and_not_guessed(
    take: Take, aohara: Account, refused: Refused
) -> None:
    lines = ("氏名,部署", "辻 薫,総務部")
    assert codes(refused(lambda: take(lines, aohara))) == [("list.no_account", 0)]
    assert only(take(lines, aohara, account="aohara")).stakeholders[-1].name == "辻 薫"
    with pytest.raises(NotFound, match=r"account\.unknown"):
        take(lines, aohara, account="segoshi")
    with pytest.raises(WrongUse, match=r"list\.account_twice"):
        take((PEOPLE, "辻,aohara,,,"), aohara, account="aohara")


def test_blank_account_is_a_fault_in_its_row(take: Take, aohara: Account, refused: Refused) -> None:
    assert codes(refused(lambda: take(("氏名,会社名", "辻,aohara", "轟,"), aohara))) == [
        ("value.missing", 3)
    ]


def test_fault_of_a_whole_column_is_not_skipped(take: Take, aohara: Account) -> None:
    with pytest.raises(Faults):
        take(("氏名,会社名,最終面談日", "辻,aohara,3/4/2026"), aohara, skip_faulty=True)


LIVE = "=+-@\t\r\n＝＋－＠"


@given(st.text(st.sampled_from([*"'=+-@\t\r＝ab, "]), max_size=6))
def test_protected_text_is_never_computed_and_comes_back(text: str) -> None:
    safe = protected(text)
    assert not safe.startswith(tuple(LIVE))
    assert unprotected(safe) == text


NAMES = st.sampled_from(["辻 薫", "辻　薫", "轟 健", "花田 節子", "釜田 匠", "早川"])
FIRMS = st.sampled_from(["aohara", "青空精機", "㈱青空精機"])
ROWS = st.lists(
    st.tuples(NAMES, FIRMS, st.sampled_from(["", "購買部", "製造部"]), st.sampled_from(["", "5"])),
    max_size=6,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS)
def test_rows_looked_at_one_by_one_come_to_the_same_as_all_at_once(
    csv: Write, aohara: Account, rows: list[tuple[str, ...]]
) -> None:
    def taken(*more: str) -> tuple[Any, ...]:
        heading = ",".join(("氏名,会社名,部署,信頼", *more))
        lines = (",".join((*row, *("" for _ in more))) for row in rows)
        listing = read_list(csv(heading, *lines))
        try:
            arranged = arrange(listing, Known.of(aohara), new_accounts=True)
        except Faults as refusal:
            return tuple((fault.code, fault.cell and fault.cell.row) for fault in refusal.faults)
        return arranged.accounts, dict(arranged.tallies)

    # A column of references, though empty, has every row looked at by itself.
    assert taken("上司") == taken()
