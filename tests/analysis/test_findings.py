"""What all findings share: their order, their facts, and the sentences made of them."""

import json
import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kit.account import KINDS, Account
from kit.analysis import Finding, Ref, as_json, find, tell
from kit.analysis.finding import by_severity, in_brief
from kit.pack import FACTS, Severity, load_pack
from kit.settings import Settings

SETTINGS = Settings(home=Path("/nowhere"), store="sqlite://")
PACKS = ("general", "it", "pharma")
LANGUAGES = ("ja", "en")


def _read(file: Path) -> Account:
    document = json.loads(file.read_text(encoding="utf-8"))
    document.pop("schema_version")
    return Account.model_validate(document)


@pytest.fixture(scope="module")
def accounts(samples):
    return tuple(_read(file) for file in samples)


@pytest.fixture(scope="module")
def found(accounts):
    """Return each sample with what there is to notice about it on its own day."""
    return tuple((account, _found(account)) for account in accounts)


def _found(account: Account) -> tuple[Finding, ...]:
    return find(account, load_pack(account.profile.pack, SETTINGS), account.profile.as_of)


def test_there_are_samples_and_they_raise_findings(found) -> None:
    assert len(found) >= 6
    assert [account.id for account, findings in found if not findings] == []


def test_a_finding_carries_exactly_the_facts_of_the_catalogue(found) -> None:
    wrong = {
        (account.id, each.code, frozenset(each.facts) ^ FACTS[each.code])
        for account, findings in found
        for each in findings
        if frozenset(each.facts) != FACTS[each.code]
    }
    assert wrong == set()


def test_a_finding_leads_back_to_entries_that_are_there(found) -> None:
    for account, findings in found:
        known = {("profile", "profile")}
        for kind in KINDS:
            known |= {(kind, each.id) for each in getattr(account, kind)}
        pack = load_pack(account.profile.pack, SETTINGS)
        known |= {("questions", name) for name in pack.information}
        known |= {("areas", name) for name in pack.understanding}
        about = {(ref.kind, ref.id) for each in findings for ref in each.about}
        assert about <= known, account.id


def test_the_most_urgent_come_first(found) -> None:
    order = list(Severity)
    for account, findings in found:
        places = [order.index(each.severity) for each in findings]
        assert places == sorted(places), account.id


def test_of_one_severity_the_order_of_finding_is_kept() -> None:
    def of(code: str, severity: str) -> Finding:
        return Finding(code, Severity(severity), "B1")

    entered = [of("1", "note"), of("2", "urgent"), of("3", "warning"), of("4", "urgent")]
    assert [each.code for each in by_severity(entered)] == ["2", "4", "3", "1"]


def test_the_pack_decides_severity_and_belief(account, pack, today) -> None:
    words = pack.findings["people.no_decision_maker"]
    changed = words.model_copy(update={"severity": Severity.note, "belief": "B12"})
    own = pack.model_copy(
        update={"findings": {**pack.findings, "people.no_decision_maker": changed}}
    )
    found = {each.code: each for each in find(account(), own, today)}
    raised = found["people.no_decision_maker"]
    assert (raised.severity, raised.belief) == (Severity.note, "B12")


def test_finding_twice_finds_the_same_and_changes_nothing(accounts, found) -> None:
    for account, (_, findings) in zip(accounts, found, strict=True):
        before = account.model_dump_json()
        assert _found(account) == findings
        assert account.model_dump_json() == before


def test_the_day_asked_about_decides_and_no_clock(accounts) -> None:
    long_ago = date(2020, 1, 1)
    for account in accounts:
        pack = load_pack(account.profile.pack, SETTINGS)
        early = find(account, pack, long_ago)
        assert early == find(Account.model_validate(account.model_dump()), pack, long_ago)
        assert not [each for each in early if each.code in {"people.stale", "stage.stale"}]


RUNGS = st.lists(st.sampled_from(["YY", "Yy", "pn", "??", "-"]), max_size=10)
AGREED = st.lists(st.sampled_from(["agreed", "by-one-who-left", "no", "unknown"]), max_size=10)


@hypothesis_settings(max_examples=20, deadline=None)
@given(rungs=st.tuples(RUNGS, RUNGS), agreed=AGREED)
def test_whatever_was_assessed_the_facts_are_those_of_the_catalogue(
    rungs, agreed, account, assessed, pack
) -> None:
    rep = assessed(" ".join(rungs[0]), " ".join(agreed), on=date(2026, 9, 1))
    coach = assessed(" ".join(rungs[1]), on=date(2026, 9, 1), side="coach")
    for each in find(account(assessments=(rep, coach)), pack, date(2026, 11, 20)):
        assert frozenset(each.facts) == FACTS[each.code], each.code
        assert not re.search(r"[{}]", tell(each, pack, "ja").sentence)


@pytest.mark.parametrize(("pack_id", "lang"), list(product(PACKS, LANGUAGES)))
def test_every_finding_of_the_samples_is_told_whole(pack_id, lang, found) -> None:
    pack = load_pack(pack_id, SETTINGS)
    for _, findings in found:
        for each in findings:
            told = tell(each, pack, lang)
            for text in (told.title, told.sentence, told.question, told.belief):
                assert text.strip(), (each.code, told)
                assert not re.search(r"[{}]", text), (each.code, text)


@pytest.mark.parametrize(("pack_id", "lang"), list(product(PACKS, LANGUAGES)))
def test_every_code_of_the_catalogue_can_be_told(pack_id, lang) -> None:
    pack = load_pack(pack_id, SETTINGS)
    for code, names in FACTS.items():
        found = Finding(
            code, Severity.note, pack.findings[code].belief, (), dict.fromkeys(names, 7)
        )
        told = tell(found, pack, lang)
        assert not re.search(r"[{}]", told.sentence + told.question), code


def test_an_unknown_fact_is_told_as_unknown(pack) -> None:
    facts = {"deal": "検査装置", "by_on": date(2026, 12, 25), "days": 35, "level": None}
    found = Finding("early.budget_window", Severity.urgent, "B1", (), facts)
    assert "不明" in tell(found, pack, "ja").sentence
    assert "unknown" in tell(found, pack, "en").sentence


@pytest.mark.parametrize(
    ("lang", "n", "names"),
    [
        ("ja", 6, "p1、p2、p3、p4、p5、p6。"),
        ("ja", 8, "p1、p2、p3、p4、p5、p6、ほか2。"),
        ("en", 6, ": p1, p2, p3, p4, p5, p6."),
        ("en", 8, ": p1, p2, p3, p4, p5, p6, 2 more."),
    ],
)
def test_more_than_six_names_are_shortened_and_their_number_stays(lang, n, names, pack) -> None:
    facts = {"names": tuple(f"p{i}" for i in range(1, n + 1)), "n": n}
    found = Finding("people.dislike_unexplained", Severity.note, "B7", (), facts)
    sentence = tell(found, pack, lang).sentence
    assert sentence.endswith(names)
    assert str(n) in sentence.removesuffix(names)


def test_nobody_is_told_as_nobody(pack) -> None:
    facts = {"opponents": ("緒方",), "supporters": ()}
    found = Finding("people.outnumbered", Severity.urgent, "B7", (), facts)
    assert "支持（なし）" in tell(found, pack, "ja").sentence


def test_what_people_typed_stands_in_quotation_marks(pack) -> None:
    named = (in_brief("早く、正しく"), in_brief(""))
    facts = {"promises": named, "n": 2, "days": 3}
    found = Finding("promise.overdue", Severity.urgent, "B9", (), facts)
    assert "：「早く、正しく」、不明（" in tell(found, pack, "ja").sentence
    assert ": “早く、正しく”, unknown (" in tell(found, pack, "en").sentence


def test_braces_that_people_typed_are_shown_as_typed(pack) -> None:
    found = Finding("stage.not_assessed", Severity.note, "B12", (), {"deal": "装置{n}"})
    assert "装置{n}" in tell(found, pack, "ja").sentence


def test_a_finding_as_json_is_plain_values(found) -> None:
    for account, findings in found:
        for each in findings:
            plain = as_json(account, each)
            assert json.loads(json.dumps(plain)) == plain, each.code


def test_a_finding_as_json_says_what_where_and_how_urgent(account) -> None:
    facts = {"deal": "検査装置", "by_on": date(2026, 12, 25), "days": 35, "level": None}
    found = Finding("early.budget_window", Severity.urgent, "B1", (Ref("deals", "deal"),), facts)
    assert as_json(account(), found) == {
        "account": "aohara",
        "code": "early.budget_window",
        "severity": "urgent",
        "belief": "B1",
        "about": [{"kind": "deals", "id": "deal"}],
        "facts": {"deal": "検査装置", "by_on": "2026-12-25", "days": 35, "level": None},
    }
