"""contact.* and balance.*: each finding, and beside it the nearest case that is none."""

from datetime import date

import pytest

from kit.analysis import find, tell
from kit.words import Text


@pytest.fixture(scope="module")
def seen(account, contact, raised, ago):
    """Return the facts of a code's findings with contacts such as (10, "visit", {fields})."""

    def facts(code, *held, **entries):
        contacts = tuple(
            contact(n, ago(days), channel, **fields)
            for n, (days, channel, fields) in enumerate(held)
        )
        return raised(account(contacts=contacts, **entries), code)

    return facts


def _started(us=0, them=0, unknown=0, days=1):
    who = ["us"] * us + ["them"] * them + ["unknown"] * unknown
    return [(days, "visit", {"started_by": each}) for each in who]


@pytest.mark.parametrize(
    ("held", "n"),
    [
        pytest.param([(30, "visit", {})], 0, id="30 days ago"),
        pytest.param([(31, "visit", {})], 1, id="31 days ago"),
        pytest.param([(31, "visit", {}), (2, "mail", {})], 1, id="a mail breaks no silence"),
        pytest.param([(31, "visit", {}), (2, "phone", {})], 0, id="a call does"),
        pytest.param([(2, "mail", {})], 1, id="a log of mails alone"),
        pytest.param([], 0, id="nothing entered is unknown"),
        pytest.param([(-3, "visit", {})], 0, id="an entry for a day to come says nothing yet"),
    ],
)
def test_an_account_is_silent_after_thirty_days_without_a_talk(held, n, seen) -> None:
    assert len(seen("contact.silence", *held, stakeholders=())) == n


def test_a_silent_account_is_told_with_its_name_and_the_last_talk(seen, ago) -> None:
    assert seen("contact.silence", (45, "phone", {}), stakeholders=()) == [
        {"names": ("青原",), "limit": 30, "last_on": (ago(45),)}
    ]
    assert seen("contact.silence", (45, "mail", {}), stakeholders=()) == [
        {"names": ("青原",), "limit": 30, "last_on": (None,)}
    ]


def test_a_silence_of_unknown_beginning_is_told_as_unknown(account, contact, pack, ago) -> None:
    customer = account(stakeholders=(), contacts=(contact(1, ago(1), "mail"),))
    (silence,) = (f for f in find(customer, pack, ago(0)) if f.code == "contact.silence")
    assert "最後に話した日：不明" in tell(silence, pack, "ja").sentence


@pytest.mark.parametrize(("days", "named"), [(60, ()), (61, ("boss",))])
def test_a_decision_maker_is_silent_after_sixty_days(days, named, seen, person, ago) -> None:
    boss = person("boss", roles=["decision_maker"])
    other = person("other")
    held = [(1, "phone", {"stakeholders": ["other"]}), (days, "visit", {"stakeholders": ["boss"]})]
    found = seen("contact.silence", *held, stakeholders=(boss, other))
    assert found == [{"names": named, "limit": 60, "last_on": (ago(61),)}] * len(named)


@pytest.mark.parametrize(
    ("others", "named"),
    [
        pytest.param(60, [("青原",), ("boss",)], id="others were talked to since"),
        pytest.param(61, [("青原",)], id="the silence of the account says it of everybody"),
    ],
)
def test_a_silent_decision_maker_is_told_beside_the_account(others, named, seen, person) -> None:
    boss = person("boss", roles=["decision_maker"])
    held = [(others, "phone", {}), (90, "visit", {"stakeholders": ["boss"]})]
    found = seen("contact.silence", *held, stakeholders=(boss,))
    assert [facts["names"] for facts in found] == named


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"roles": ["champion"], "last_met_on": "2026-01-01"}, id="does not decide"),
        pytest.param({"roles": ["decision_maker"]}, id="never met: another finding says so"),
        pytest.param(
            {"roles": ["decision_maker"], "last_met_on": "2026-01-01", "left_on": "2026-11-01"},
            id="has left",
        ),
    ],
)
def test_only_a_decision_maker_once_spoken_with_falls_silent(fields, seen, person) -> None:
    held = (1, "phone", {})
    assert seen("contact.silence", held, stakeholders=(person("kato", **fields),)) == []


def test_a_logged_talk_with_a_decision_maker_is_a_meeting(seen, person, ago) -> None:
    boss = person("boss", roles=["decision_maker"], last_met_on=ago(200))
    talk = (60, "online", {"stakeholders": ["boss"]})
    written = (5, "mail", {"stakeholders": ["boss"]})
    assert seen("people.decision_maker_unmet", talk, written, stakeholders=(boss,)) == []
    old = (61, "online", {"stakeholders": ["boss"]})
    unmet = seen("people.decision_maker_unmet", old, written, stakeholders=(boss,))
    assert unmet == [{"names": ("boss",), "n": 1, "days": 60}]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        pytest.param(_started(us=2, them=3), [], id="exactly forty per cent"),
        pytest.param(
            _started(us=1, them=4),
            [{"days": 90, "n": 5, "part": 1, "percent": 20, "unknown": 0}],
            id="one of five",
        ),
        pytest.param(
            _started(them=5, unknown=2),
            [{"days": 90, "n": 5, "part": 0, "percent": 0, "unknown": 2}],
            id="unknown ones are beside",
        ),
        pytest.param(_started(them=4, unknown=9), [], id="four known are too few"),
        pytest.param(
            _started(us=1, them=4, days=90),
            [{"days": 90, "n": 5, "part": 1, "percent": 20, "unknown": 0}],
            id="on the last day of the window",
        ),
        pytest.param(_started(us=1, them=4, days=91), [], id="before the window"),
    ],
)
def test_fewer_than_forty_per_cent_started_by_us_is_mostly_reacting(held, expected, seen) -> None:
    assert seen("contact.reply_only", *held) == expected


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        pytest.param(["mail"] * 7 + ["phone"] * 3, [], id="exactly seventy per cent"),
        pytest.param(
            ["mail"] * 8 + ["phone"] * 3,
            [{"days": 90, "n": 11, "part": 8, "percent": 73, "unknown": 0}],
            id="eight of eleven",
        ),
        pytest.param(
            ["mail"] * 5 + ["unknown"],
            [{"days": 90, "n": 5, "part": 5, "percent": 100, "unknown": 1}],
            id="an unknown channel is beside",
        ),
        pytest.param(["mail"] * 4, [], id="four are too few"),
        pytest.param(["mail"] * 4 + ["letter"] * 2, [], id="a letter is no mail"),
    ],
)
def test_more_than_seventy_per_cent_of_mail_is_mostly_mail(channels, expected, seen) -> None:
    held = [(n, channel, {}) for n, channel in enumerate(channels)]
    assert seen("contact.mail_only", *held) == expected


@pytest.mark.parametrize(
    ("unknown", "known", "expected"),
    [
        pytest.param(3, 7, [], id="exactly thirty per cent"),
        pytest.param(4, 7, [{"days": 90, "n": 11, "part": 4, "percent": 36}], id="more"),
        pytest.param(4, 0, [], id="four contacts are too few"),
        pytest.param(5, 0, [{"days": 90, "n": 5, "part": 5, "percent": 100}], id="all unknown"),
    ],
)
def test_who_started_is_asked_where_it_is_too_often_unknown(unknown, known, expected, seen) -> None:
    held = _started(us=known, unknown=unknown)
    assert seen("contact.initiator_unknown", *held) == expected


def test_who_started_is_asked_of_the_entries_that_do_not_say(account, contact, pack, ago) -> None:
    entered = {1: "unknown", 2: "unknown", 3: "us", 4: "us", 5: "us", 120: "unknown"}
    held = tuple(contact(days, ago(days), started_by=who) for days, who in entered.items())
    found = find(account(contacts=held), pack, ago(0))
    (asked,) = (each for each in found if each.code == "contact.initiator_unknown")
    assert {ref.id for ref in asked.about} == {"k1", "k2"}
    assert {ref.kind for ref in asked.about} == {"contacts"}


REGULAR, EXTRA = {"occasion": "regular"}, {"occasion": "extra"}


@pytest.mark.parametrize(
    ("held", "n"),
    [
        pytest.param([(d, "visit", REGULAR) for d in (1, 30, 60)], 3, id="three regular talks"),
        pytest.param([(d, "visit", REGULAR) for d in (1, 30)], 0, id="two are too few"),
        pytest.param(
            [(d, "visit", REGULAR) for d in (1, 30, 60)] + [(5, "phone", EXTRA)], 0, id="one extra"
        ),
        pytest.param(
            [(d, "visit", REGULAR) for d in (1, 30, 60)] + [(5, "phone", {})],
            0,
            id="one unknown may have been extra",
        ),
        pytest.param(
            [(d, "visit", REGULAR) for d in (1, 30, 60)] + [(5, "mail", EXTRA)],
            3,
            id="a mail is no talk",
        ),
        pytest.param(
            [(d, "visit", REGULAR) for d in (1, 30, 90)] + [(91, "phone", EXTRA)],
            3,
            id="an extra one before the window",
        ),
    ],
)
def test_talking_at_regular_meetings_alone_is_a_finding(held, n, seen) -> None:
    assert seen("contact.routine_only", *held) == [{"days": 90, "n": n}] * bool(n)


def _purposes(*given):
    return [(n, "visit", {"purposes": list(each)}) for n, each in enumerate(given)]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        pytest.param(_purposes(*[["report"]] * 5), [0], id="five contacts, no suggestion"),
        pytest.param(_purposes(*[["report"]] * 4), [], id="four are too few"),
        pytest.param(_purposes(*[["report"]] * 4, ["thank", "propose"]), [], id="a proposal"),
        pytest.param(_purposes(*[["report"]] * 4, ["advise"]), [], id="advice"),
        pytest.param(
            _purposes(*[["report"]] * 5, [], ["unknown"]), [2], id="unknown ones are counted"
        ),
        pytest.param(
            _purposes(*[["report"]] * 4, [], ["unknown"]), [], id="unknown ones are not enough"
        ),
        pytest.param([], [], id="no log"),
        pytest.param([(90, "mail", {"purposes": ["propose"]})], [], id="90 days ago"),
        pytest.param([(91, "mail", {"purposes": ["propose"]})], [0], id="91 days ago"),
        pytest.param([(91, "mail", {})], [0], id="a log that goes back, and nothing since"),
    ],
)
def test_no_proposal_and_no_advice_in_ninety_days_is_a_finding(held, expected, seen) -> None:
    found = seen("contact.no_suggestion", *held)
    assert found == [{"days": 90, "unknown": unknown} for unknown in expected]


def _acts(*given):
    """Return contacts that touch one pair each, such as (10, "R1", "raises")."""
    return [
        (days, "visit", {"touches": [{"pair": pair, "effect": effect}]})
        for days, pair, effect in given
    ]


FALLING = [(n, "R4", "lowers") for n in range(3)] + [(n, "R1", "raises") for n in range(2)]


@pytest.mark.parametrize(
    ("acts", "n"),
    [
        pytest.param(FALLING, 1, id="three lowered, two raised"),
        pytest.param(FALLING[:4], 0, id="four rated are too few"),
        pytest.param([*FALLING[:4], (1, "R2", "unknown")], 0, id="an unknown one is not rated"),
        pytest.param([*FALLING, (2, "R1", "raises")], 0, id="as much raised as lowered"),
        pytest.param([(d + 91, *rest) for d, *rest in FALLING], 0, id="before the window"),
        pytest.param(
            [(90, "R4", "lowers")] * 3 + [(0, "R1", "raises")] * 2, 0, id="the newer ones outweigh"
        ),
        pytest.param(
            [(90, "R4", "raises")] * 3 + [(0, "R1", "lowers")] * 2, 1, id="though fewer lowered"
        ),
    ],
)
def test_a_balance_that_has_fallen_is_being_worn_down(acts, n, seen) -> None:
    assert len(seen("balance.eroding", *_acts(*acts))) == n


def test_what_wore_a_balance_down_is_named_the_heaviest_first(seen, pack) -> None:
    acts = [
        (80, "R3", "lowers"),
        (1, "R13", "lowers"),
        (2, "R13", "lowers"),
        (3, "R1", "raises"),
        (4, "R4", "lowers"),
        (5, "R4", "unknown"),
    ]
    (facts,) = seen("balance.eroding", *_acts(*acts))
    names = facts.pop("pairs")
    assert names == tuple(pack.pairs[pair].name for pair in ("R13", "R4", "R3"))
    assert all(isinstance(name, Text) for name in names)
    assert facts == {"days": 90, "n": 5, "raised": 1, "lowered": 4, "unknown": 1}


def test_the_day_asked_about_decides_what_is_recent(account, contact, raised, ago) -> None:
    held = tuple(contact(n, ago(200 + n), started_by="them") for n in range(5))
    customer = account(contacts=held)
    assert raised(customer, "contact.reply_only") == []
    assert len(raised(customer, "contact.reply_only", ago(200))) == 1
    assert raised(customer, "contact.reply_only", date(2020, 1, 1)) == []
