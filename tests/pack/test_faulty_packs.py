"""A faulty pack is reported whole: each fault with its file, its entry, what was found."""

import pytest

from kit.errors import Faults
from kit.words import say


@pytest.fixture
def refused(write, load):
    """Return what loading a pack with these files is refused with."""

    def faults(**files) -> Faults:
        write("own", **files)
        with pytest.raises(Faults) as raised:
            load("own")
        return raised.value

    return faults


WORDS = "severity: note, belief: B1, title: {ja: あ, en: a}, sentence: {ja: あ, en: a}"
TEXT = "{ja: あ, en: a}"
STATEMENT = f'text: {TEXT}, belief: B1, anchors: {{"yes": {TEXT}, partly: {TEXT}, "no": {TEXT}}}'
RULE = f"content: fact, channel: mail, why: {TEXT}, add: {TEXT}"

CASES = [
    pytest.param(
        {"findings": "people.stale: {title: {ja: 古い}}"},
        "value.missing",
        "own/findings.yaml findings people.stale title en",
        {},
        id="a language is missing",
    ),
    pytest.param(
        {"beliefs": "B1: {en: The customer moves the deal}"},
        "value.missing",
        "own/beliefs.yaml beliefs B1 ja",
        {},
        id="the other language is missing",
    ),
    pytest.param(
        {"findings": "people.stale: {title: 古い}"},
        "value.not_a_group",
        "own/findings.yaml findings people.stale title",
        {"found": "古い"},
        id="a text in one language only",
    ),
    pytest.param(
        {"thresholds": "people_stael_days: 30"},
        "value.unexpected",
        "own/thresholds.yaml thresholds people_stael_days",
        {"found": 30},
        id="a misspelt threshold",
    ),
    pytest.param(
        {"stages": "4: {mood: {ja: あ, en: a}}"},
        "value.unexpected",
        "own/stages.yaml stages 4 mood",
        {},
        id="an unknown key within a stage",
    ),
    pytest.param(
        {"thresholds": "lead_time_days: 二か月"},
        "value.not_a_number",
        "own/thresholds.yaml thresholds lead_time_days",
        {"found": "二か月"},
        id="words for a number",
    ),
    pytest.param(
        {"thresholds": "newcomer_months: true"},
        "value.not_a_number",
        "own/thresholds.yaml thresholds newcomer_months",
        {"found": True},
        id="true for a number",
    ),
    pytest.param(
        {"thresholds": "high_trust: 9"},
        "value.out_of_range",
        "own/thresholds.yaml thresholds high_trust",
        {"found": 9, "le": 5},
        id="a rating beyond five",
    ),
    pytest.param(
        {"stages": "4: {evidence_days: 0}"},
        "value.out_of_range",
        "own/stages.yaml stages 4 evidence_days",
        {"found": 0, "ge": 1},
        id="no days at all",
    ),
    pytest.param(
        {"findings": "people.stale: {severity: loud}"},
        "value.not_a_choice",
        "own/findings.yaml findings people.stale severity",
        {"found": "loud"},
        id="a severity there is not",
    ),
    pytest.param(
        {"stages": "9: null"},
        "pack.stages_missing",
        "own/stages.yaml stages",
        {"missing": (9,)},
        id="a stage taken out",
    ),
    pytest.param(
        {"stages": "4: {questions: null}"},
        "value.missing",
        "own/stages.yaml stages 4 questions",
        {},
        id="a stage without questions",
    ),
    pytest.param(
        {"findings": "people.stale: {belief: B99}"},
        "pack.belief_unknown",
        "own/findings.yaml findings people.stale belief",
        {"beliefs": ("B99",)},
        id="a belief there is not",
    ),
    pytest.param(
        {"self_check": "asked: {belief: B99}"},
        "pack.belief_unknown",
        "own/self_check.yaml self_check asked belief",
        {"beliefs": ("B99",)},
        id="a statement on a belief there is not",
    ),
    pytest.param(
        {"pairs": "R3: null\nR9: null\n"},
        "pack.pairs_missing",
        "own/pairs.yaml pairs",
        {"missing": ("R3", "R9")},
        id="pairs taken out",
    ),
    pytest.param(
        {"self_check": f"asked/us: {{{STATEMENT}}}"},
        "value.bad_id",
        "own/self_check.yaml self_check asked/us",
        {},
        id="an id that no account could refer to",
    ),
    pytest.param(
        {"channels": "feeling: null\n"},
        "pack.channels_missing",
        "own/channels.yaml channels",
        {"missing": ("feeling",)},
        id="a kind of content without a channel",
    ),
    pytest.param(
        {"channels": "feeling: {purposes: [thank]}\n"},
        "pack.channels_missing",
        "own/channels.yaml channels",
        {"missing": ("feeling",)},
        id="a channel for some purposes only",
    ),
    pytest.param(
        {
            "channels": f"first: {{{RULE}, purposes: [thank, report]}}\n"
            f"second: {{{RULE}, purposes: [report]}}\n"
        },
        "pack.channel_twice",
        "own/channels.yaml channels second purposes",
        {"found": "second", "other": "first"},
        id="two channels for one purpose",
    ),
    pytest.param(
        {"channels": f"other: {{{RULE}}}\n"},
        "pack.channel_twice",
        "own/channels.yaml channels other content",
        {"found": "other", "other": "fact"},
        id="two channels for any purpose",
    ),
    pytest.param(
        {"channels": "fact: {channel: pigeon}\n"},
        "value.not_a_choice",
        "own/channels.yaml channels fact channel",
        {"found": "pigeon"},
        id="a channel there is not",
    ),
    pytest.param(
        {"channels": "fact: {channel: unknown}\n"},
        "value.not_a_choice",
        "own/channels.yaml channels fact channel",
        {"found": "unknown"},
        id="no channel is advised",
    ),
    pytest.param(
        {"understanding": "business: {freshness: weekly}\n"},
        "value.not_a_choice",
        "own/understanding.yaml understanding business freshness",
        {"found": "weekly"},
        id="a freshness there is not",
    ),
    pytest.param(
        {"self_check": 'asked: {anchors: {"no": null}}\n'},
        "value.missing",
        "own/self_check.yaml self_check asked anchors no",
        {},
        id="a statement that lacks an anchor",
    ),
    pytest.param(
        {"milestones": "live: null\n"},
        "pack.go_live_not_one",
        "own/milestones.yaml milestones",
        {"n": 0, "steps": ()},
        id="no go-live",
    ),
    pytest.param(
        {"milestones": "order: {go_live: true}\n"},
        "pack.go_live_not_one",
        "own/milestones.yaml milestones",
        {"n": 2, "steps": ("order", "live")},
        id="two go-lives",
    ),
    pytest.param(
        {"milestones": "live: {position: 10}\n"},
        "pack.position_twice",
        "own/milestones.yaml milestones live position",
        {"found": 10, "other": "order"},
        id="two steps in one place",
    ),
    pytest.param(
        {"milestones": "live: {go_live: 本番}\n"},
        "value.not_yes_or_no",
        "own/milestones.yaml milestones live go_live",
        {"found": "本番"},
        id="words for the go-live mark",
    ),
    pytest.param(
        {"handover": "first: {first_day: 7, last_day: 5}\n"},
        "pack.days_backwards",
        "own/handover.yaml handover first last_day",
        {"first": 7, "last": 5},
        id="a step of the first days that ends before it begins",
    ),
    pytest.param(
        {"causes": "absent: {lies_with: customer}\n"},
        "value.not_a_choice",
        "own/causes.yaml causes absent lies_with",
        {"found": "customer"},
        id="a cause that lies with the customer",
    ),
    pytest.param(
        {"coaching": "follow_up: {ja: '{who}は', en: '{what}?'}\n"},
        "pack.placeholder",
        "own/coaching.yaml coaching follow_up ja",
        {"found": "{who}", "allowed": ("{what}",)},
        id="a follow-up that names another fact",
    ),
    pytest.param(
        {"coaching": "grow: {goal: {questions: {first: null}}}\n"},
        "value.not_accepted",
        "own/coaching.yaml coaching grow goal questions",
        {},
        id="a part of the talk without a question",
    ),
    pytest.param(
        {"follow_through": "saw: null\n"},
        "pack.side_missing",
        "own/follow_through.yaml follow_through",
        {"missing": ("theirs",)},
        id="nothing that the customer saw",
    ),
    pytest.param(
        {"thresholds": "mail_percent: 101"},
        "value.out_of_range",
        "own/thresholds.yaml thresholds mail_percent",
        {"found": 101, "le": 100},
        id="more than all of them",
    ),
    pytest.param(
        {"findings": f"people.stael: {{{WORDS}, question: {{ja: あ, en: a}}}}"},
        "pack.finding_unknown",
        "own/findings.yaml findings people.stael",
        {"code": "people.stael"},
        id="a finding there is not",
    ),
    pytest.param(
        {"findings": "people.stale: null"},
        "pack.finding_missing",
        "own/findings.yaml findings",
        {"codes": ("people.stale",)},
        id="a finding taken out",
    ),
    pytest.param(
        {"findings": "people.stale: {sentence: {ja: '{name}', en: '{names}'}}"},
        "pack.placeholder",
        "own/findings.yaml findings people.stale sentence ja",
        {"found": "{name}"},
        id="a fact the finding has not",
    ),
    pytest.param(
        {"findings": "people.stale: {question: {ja: あ, en: '{names.upper}'}}"},
        "pack.placeholder",
        "own/findings.yaml findings people.stale question en",
        {"found": "{names.upper}"},
        id="a way into a fact",
    ),
    pytest.param(
        {"findings": "people.stale: {sentence: {ja: '{n!r}', en: a}}"},
        "pack.placeholder",
        "own/findings.yaml findings people.stale sentence ja",
        {"found": "{n!r}"},
        id="a conversion",
    ),
    pytest.param(
        {"findings": "people.stale: {sentence: {ja: あ, en: '{n:>9}'}}"},
        "pack.placeholder",
        "own/findings.yaml findings people.stale sentence en",
        {"found": "{n:>9}"},
        id="a format",
    ),
    pytest.param(
        {"findings": "people.stale: {sentence: {ja: '{}', en: a}}"},
        "pack.placeholder",
        "own/findings.yaml findings people.stale sentence ja",
        {"found": "{}"},
        id="an empty placeholder",
    ),
    pytest.param(
        {"findings": "people.stale: {title: {ja: '{n}人', en: a}}"},
        "pack.placeholder",
        "own/findings.yaml findings people.stale title ja",
        {"found": "{n}", "allowed": ()},
        id="a fact in a title",
    ),
    pytest.param(
        {"findings": "people.stale: {sentence: {ja: 'あ}', en: a}}"},
        "pack.placeholder",
        "own/findings.yaml findings people.stale sentence ja",
        {"found": "{ }"},
        id="a brace that was never opened",
    ),
    pytest.param(
        {"findings": "people.stale: {sentence: {ja: あ, en: '{names'}}"},
        "pack.placeholder",
        "own/findings.yaml findings people.stale sentence en",
        {"found": "{ }"},
        id="a brace that is never closed",
    ),
    pytest.param(
        {"findings": "people.stale:\n  title: {ja: 古い\n"},
        "pack.not_yaml",
        "own/findings.yaml",
        {"line": 3},
        id="not YAML",
    ),
    pytest.param(
        {"pack": "extends: small\nname: {ja: 自社, en: Ours}\nabout: 2026-13-45\n"},
        "pack.not_yaml",
        "own/pack.yaml",
        {"line": 1},
        id="a day that is not in the calendar",
    ),
    pytest.param(
        {"findings": "people.stale:\n  severity: note\n  belief: B1\n  severity: urgent\n"},
        "pack.key_repeated",
        "own/findings.yaml",
        {"found": "severity", "line": 4},
        id="an entry given twice",
    ),
    pytest.param(
        {"findings": "people.stale: {title: {ja: ' ', en: Old}}"},
        "pack.text_blank",
        "own/findings.yaml findings people.stale title ja",
        {},
        id="a blank text",
    ),
    pytest.param(
        {"findings": "people.stale: {title: {ja: 古い, en: Old}}".encode("cp932")},
        "pack.not_utf8",
        "own/findings.yaml",
        {},
        id="not UTF-8",
    ),
    pytest.param(
        {"findings": "- people.stale\n"}, "pack.not_entries", "own/findings.yaml", {}, id="a list"
    ),
    pytest.param({"findings": ""}, "pack.not_entries", "own/findings.yaml", {}, id="an empty file"),
    pytest.param(
        {"pack": "extends: own"}, "pack.extends_itself", "own/pack.yaml extends", {}, id="itself"
    ),
    pytest.param(
        {"pack": "extends: genral"},
        "pack.unknown",
        "own/pack.yaml extends",
        {"pack": "genral"},
        id="extends a pack there is not",
    ),
    pytest.param(
        {"wishes": "a: 1"},
        "value.unexpected",
        "own/wishes.yaml wishes",
        {"found": {"a": 1}},
        id="a file of an unknown part",
    ),
]


@pytest.mark.parametrize(("files", "code", "place", "facts"), CASES)
def test_a_fault_is_told_with_its_file_entry_and_what_was_found(
    files, code, place, facts, refused
) -> None:
    error = refused(**files)
    (fault,) = error.faults
    assert fault.code == code
    assert " ".join(str(part) for part in fault.place) == place
    assert {name: fault.facts.get(name) for name in facts} == facts
    for lang in ("ja", "en"):
        assert ".".join(place.split()) in say(error, lang)


def test_faults_in_several_files_are_reported_together(refused) -> None:
    error = refused(
        thresholds="high_trust: 9\nlead_time_days: 二か月\n",
        findings="people.stale: {title: {ja: 古い}, severity: loud}\n",
        stages="4: {mood: {ja: あ, en: a}}\n",
    )
    assert {(fault.code, *fault.place) for fault in error.faults} == {
        ("value.out_of_range", "own/thresholds.yaml", "thresholds", "high_trust"),
        ("value.not_a_number", "own/thresholds.yaml", "thresholds", "lead_time_days"),
        ("value.missing", "own/findings.yaml", "findings", "people.stale", "title", "en"),
        ("value.not_a_choice", "own/findings.yaml", "findings", "people.stale", "severity"),
        ("value.unexpected", "own/stages.yaml", "stages", "4", "mood"),
    }
    assert (error.source, error.facts["n"]) == ("own", 5)


def test_faults_across_the_parts_are_reported_together(refused) -> None:
    error = refused(
        stages="0: null\n9: null\n",
        findings="people.stale: {belief: B99, sentence: {ja: '{name}', en: '{nobody'}}\n"
        "people.sales_only: null\n",
    )
    assert [fault.code for fault in error.faults] == [
        "pack.stages_missing",
        "pack.finding_missing",
        "pack.belief_unknown",
        "pack.placeholder",
        "pack.placeholder",
    ]
    assert error.faults[0].facts["missing"] == (0, 9)


def test_files_that_cannot_be_read_are_reported_together(refused) -> None:
    error = refused(findings="a: {", stages="あ".encode("cp932"), thresholds="- 1\n")
    assert {(fault.code, *fault.place) for fault in error.faults} == {
        ("pack.not_yaml", "own/findings.yaml"),
        ("pack.not_utf8", "own/stages.yaml"),
        ("pack.not_entries", "own/thresholds.yaml"),
    }


def test_a_misspelt_language_is_a_fault(refused) -> None:
    (fault,) = refused(findings="people.stale: {title: {ja: 古い, em: Old}}\n").faults
    assert fault.place[-1] == "em"


def test_a_pack_that_extends_nothing_has_to_be_whole(refused) -> None:
    error = refused(pack="name: {ja: 自社, en: Ours}\n")
    missing = {fault.place[-1] for fault in error.faults if fault.code == "value.missing"}
    assert missing >= {"about", "terms", "beliefs", "stages", "ratings", "findings", "thresholds"}


def test_packs_that_extend_each_other_are_told_at_the_one_that_closes_the_circle(
    write, load
) -> None:
    write("a", pack="extends: b\n")
    write("b", pack="extends: a\n")
    with pytest.raises(Faults) as refused:
        load("a")
    (fault,) = refused.value.faults
    assert fault.code == "pack.extends_itself"
    assert fault.place == ("b/pack.yaml", "extends")
    assert fault.facts["chain"] == ("a", "b")


def test_a_fault_in_the_pack_below_is_told_with_that_packs_file(write, load) -> None:
    write("below", thresholds="high_trust: 9\n")
    write("own", pack="extends: below\nname: {ja: 自社, en: Ours}\n")
    with pytest.raises(Faults) as refused:
        load("own")
    (fault,) = refused.value.faults
    assert fault.place == ("below/thresholds.yaml", "thresholds", "high_trust")


def test_a_pack_mended_after_a_refusal_loads(write, load, workbook) -> None:
    write("own", thresholds="high_trust: 9\n")
    with pytest.raises(Faults):
        load("own")
    file = workbook.home / "data" / "packs" / "own" / "thresholds.yaml"
    file.write_text("high_trust: 5\n", encoding="utf-8")
    assert load("own").thresholds.high_trust == 5
