from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from drawn import account_of, hatches, overlapping, placed, texts

from kit.account import Account, Channel, Contact, Deal, EarlyInvolvement, StartedBy
from kit.charts import contact_timeline
from kit.pack import Pack

TODAY = date(2026, 11, 22)
CHANNELS, STARTERS = list(Channel), list(StartedBy)


def contact(days: int, channel: Channel = Channel.visit, **fields: object) -> Contact:
    fields = {"id": f"c{days}", "started_by": StartedBy.us} | fields
    return Contact.model_validate(
        {"held_on": TODAY - timedelta(days=days), "channel": channel, **fields}
    )


def log(contacts: Iterable[Contact], *deals: Deal) -> Account:
    return account_of([], contacts=tuple(contacts), deals=deals)


def many(n: int) -> Account:
    return log(
        contact(i * 180 // n, CHANNELS[i % 8], started_by=STARTERS[i % 3], id=f"c{i}")
        for i in range(n)
    )


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("n", [5, 60, 1000])
def test_any_number_of_contacts_reads(n: int, lang: str, pack: Pack, today: date) -> None:
    figure = contact_timeline(many(n), today, pack, lang)
    width, height = figure.get_size_inches() * figure.dpi
    assert overlapping(figure) == []
    assert [t for t, b in placed(figure) if b.x0 < -1 or b.x1 > width + 1 or b.y0 < 0] == []
    assert height / figure.dpi * 25.4 <= 150


def test_a_crowded_log_is_drawn_by_weeks_and_says_so(pack: Pack, today: date) -> None:
    said = "件数が多いため、週ごとの本数で示す"
    assert said in texts(contact_timeline(many(1000), today, pack, "ja"))
    assert said not in texts(contact_timeline(many(60), today, pack, "ja"))


def test_a_silence_that_goes_on_is_the_title(pack: Pack, today: date) -> None:
    account = log([contact(90), contact(45), contact(2, Channel.mail)])
    figure = contact_timeline(account, today, pack, "ja")
    assert figure.get_label() == "45日、誰とも話していない"
    assert {"45日 話していない（続いている）", "45日 話していない"} <= set(texts(figure))


def test_a_small_number_gets_no_per_cent(pack: Pack, today: date) -> None:
    title = contact_timeline(log([contact(3), contact(9)]), today, pack, "ja").get_label()
    assert "少なすぎる" in title
    assert "%" not in title


def test_replying_alone_is_told(pack: Pack, today: date) -> None:
    theirs = [contact(n, started_by=StartedBy.them) for n in range(1, 9)]
    account = log([*theirs, contact(20, started_by=StartedBy.unknown)])
    figure = contact_timeline(account, today, pack, "en")
    assert figure.get_label() == "Mostly replying: we started 0 of 8 contacts (0 %, last 90 days)"
    assert hatches(figure) == 2, "the contact of which it is unknown, and its key"


def test_milestones_of_deals_stand_above_in_the_words_of_the_pack(pack: Pack, today: date) -> None:
    early = EarlyInvolvement(first_heard_on=date(2026, 10, 1), formal_request_on=date(2026, 11, 1))
    account = log([contact(100), contact(1)], Deal(id="d", name="検査装置", early=early))
    said = texts(contact_timeline(account, today, pack, "ja"))
    assert {"初耳 検査装置", "相見積もりの依頼 検査装置"} <= set(said)


def test_crowded_milestones_are_counted(pack: Pack, today: date) -> None:
    early = EarlyInvolvement(first_heard_on=date(2026, 10, 1))
    deals = [Deal(id=f"d{n}", name="検査装置", early=early) for n in range(7)]
    figure = contact_timeline(log([contact(100)], *deals), today, pack, "ja")
    assert any("節目は、ほか3件" in text for text in texts(figure))
    assert overlapping(figure) == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_contact_gets_its_first_step(lang: str, pack: Pack, today: date) -> None:
    assert len(texts(contact_timeline(account_of([]), today, pack, lang))) == 2
