"""A letter sent on: its day, the one contact that tells of it, and the complaint it answers."""

from datetime import date

import pytest
from written import SETTINGS

from kit.account import (
    Account,
    Channel,
    Complaint,
    Contact,
    Deal,
    Effect,
    Letter,
    Member,
    Profile,
    Purpose,
    Stakeholder,
    StartedBy,
    Touch,
)
from kit.analysis.after_order.complaints import letter_sent_on, waits_for_letter
from kit.letters import post_letter, take_back, told_by
from kit.pack import load_pack

PACK = load_pack("general", SETTINGS)
DAY, LATER = date(2026, 11, 20), date(2026, 11, 21)
LETTER = Letter(id="l1", kind="apology-and-thanks", recipient="kato", writer="sato", complaint="c1")


@pytest.fixture
def account() -> Account:
    return Account(
        id="aoba",
        profile=Profile(name="青葉"),
        members=(Member(id="sato", name="佐藤"),),
        stakeholders=(Stakeholder(id="kato", name="加藤"),),
        deals=(Deal(id="line", name="検査装置"),),
        complaints=(
            Complaint(id="c1", what="連絡が遅い", deal="line", received_on=date(2026, 11, 10)),
        ),
        letters=(LETTER,),
    )


def posted(account: Account, day: date = DAY, *raised: str) -> Account:
    letter = account.letter("l1")
    assert letter
    return post_letter(account, letter, day, PACK, raised)


def test_a_letter_sent_is_one_contact_started_by_us(account: Account) -> None:
    after = posted(account, DAY, "R5")
    assert after.letters[0].sent_on == DAY
    assert after.contacts == (
        Contact(
            id="contact-l1",
            held_on=DAY,
            channel=Channel.letter,
            started_by=StartedBy.us,
            stakeholders=("kato",),
            members=("sato",),
            deal="line",
            purposes=(Purpose.apologise, Purpose.thank),
            touches=(Touch(pair="R5", effect=Effect.raises),),
            origin="letter:l1",
        ),
    )


def test_telling_it_twice_or_for_another_day_stays_one_contact(account: Account) -> None:
    after = posted(posted(posted(account)), LATER, "R13")
    (contact,) = after.contacts
    assert contact.held_on == after.letters[0].sent_on == LATER
    assert [each.pair for each in contact.touches] == ["R13"]


def test_what_was_typed_in_the_log_stays(account: Account) -> None:
    (contact,) = posted(account).contacts
    touches = (Touch(pair="R9", effect=Effect.raises),)
    typed = contact.changed(heard="お返事をいただいた", touches=touches)
    again = posted(account.model_copy(update={"contacts": (typed,)}), LATER, "R5")
    assert again.contacts[0].heard == "お返事をいただいた"
    assert [each.pair for each in again.contacts[0].touches] == ["R9", "R5"]


def test_a_letter_already_in_the_log_is_not_told_again(account: Account) -> None:
    typed = Contact(id="k", held_on=DAY, channel=Channel.letter, stakeholders=("kato",))
    after = posted(account.model_copy(update={"contacts": (typed,)}))
    assert [(each.id, each.origin) for each in after.contacts] == [("k", "letter:l1")]


def test_a_pair_that_is_not_proposed_for_the_kind_is_never_touched(account: Account) -> None:
    assert posted(account, DAY, "R1").contacts[0].touches == ()


def test_the_complaint_waits_for_its_letter_no_more(account: Account) -> None:
    (complaint,) = account.complaints
    assert waits_for_letter(account, complaint, LATER, 3)
    after = posted(account)
    assert letter_sent_on(after, complaint, LATER) == DAY
    assert not waits_for_letter(after, complaint, LATER, 3)


def test_taken_back_the_contact_goes_too_unless_more_was_typed_there(account: Account) -> None:
    after = posted(account, DAY, "R5")
    back = take_back(after, after.letters[0], PACK)
    assert back == account
    typed = after.contacts[0].changed(heard="お返事")
    kept = after.model_copy(update={"contacts": (typed,)})
    assert take_back(kept, kept.letters[0], PACK).contacts == (typed,)


def test_what_tells_of_a_letter_is_found_by_its_own_mark(account: Account) -> None:
    assert told_by(account, LETTER) is None
    assert told_by(posted(account), LETTER) == posted(account).contacts[0]


@pytest.mark.parametrize("pack", ["general", "it", "pharma"])
def test_every_shipped_kind_says_what_it_is_for(pack: str) -> None:
    for name, kind in load_pack(pack, SETTINGS).letters.items():
        assert kind.purposes, name
        assert kind.raises, name
