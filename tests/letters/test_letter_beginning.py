"""A letter begun: from whom, about what, with what the last one said."""

from datetime import date

import pytest
from written import SETTINGS

from kit.account import (
    Account,
    Complaint,
    Contact,
    Deal,
    GivenFact,
    Letter,
    Member,
    Profile,
    Stakeholder,
)
from kit.letters import begun, draft, facts_known, kind_for, matter_of
from kit.pack import load_pack

PACK = load_pack("general", SETTINGS)
OURS = GivenFact(fact="our_company", text="株式会社凪瀬計測")
NEW = Letter(id="new", kind="thanks-visit", recipient="kato")


def account(*letters: Letter) -> Account:
    return Account(
        id="aoba",
        profile=Profile(name="青葉", rep="sato"),
        members=(Member(id="sato", name="佐藤"),),
        stakeholders=(Stakeholder(id="kato", name="加藤"),),
        deals=(Deal(id="line", name="検査装置"),),
        contacts=(Contact(id="k1", held_on=date(2026, 11, 18), next_step="測定結果のまとめ"),),
        complaints=(Complaint(id="c1", what="連絡が遅い", deal="line"),),
        letters=letters,
    )


def test_the_rep_writes_and_the_deal_is_the_complaints() -> None:
    letter = begun(account(), PACK, NEW.changed(complaint="c1"), "ja")
    assert (letter.writer, letter.deal, letter.facts) == ("sato", "line", ())


def test_what_lasts_is_taken_over_from_the_newest_letter_that_says_it() -> None:
    old = Letter(
        id="l1",
        kind="apology",
        recipient="kato",
        body="　お世話になっております。",
        facts=(OURS, GivenFact(fact="cause", text="遅れ")),
    )
    silent = Letter(id="l2", kind="apology", recipient="kato")
    assert begun(account(old, silent), PACK, NEW, "ja").facts == (OURS,)
    assert begun(account(old, silent), PACK, NEW, "en").facts == ()


@pytest.mark.parametrize(
    ("visited_on", "kind"), [(None, "apology"), ("2026-11-12", "apology-and-thanks")]
)
def test_a_complaint_asks_for_thanks_too_once_we_were_there(visited_on, kind) -> None:
    complaint = account().complaints[0].changed(**{"after.visited_on": visited_on})
    assert kind_for(complaint, PACK) == kind


def test_the_contact_a_letter_follows_fills_in_its_day_and_next_step() -> None:
    letter = NEW.changed(contact="k1")
    matter = matter_of(account(letter), letter, PACK)
    known = {"visited_on": "2026年11月18日", "next_step": "測定結果のまとめ"}
    assert facts_known(matter, "ja") == known
    text = draft(matter, date(2026, 11, 20), "ja", {})
    assert all(each in text for each in known.values())


def test_nothing_is_known_where_the_records_say_nothing() -> None:
    assert facts_known(matter_of(account(NEW), NEW, PACK), "ja") == {}
