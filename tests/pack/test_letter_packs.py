"""The letters of a trainer's own pack: templates, phrases and frames are checked."""

import pytest

from kit.errors import Faults
from kit.pack.templates import asked_for

WORDS = "sentence: {ja: あ, en: a}, advice: {ja: あ, en: a}"


def rule(phrase: str) -> dict[str, str]:
    return {
        "letter_rules": f"rude: {{test: forbid, severity: note, phrases: ['{phrase}'], {WORDS}}}"
    }


def template(text: str) -> dict[str, str]:
    return {"letters": f"apology: {{template: {{ja: {text!r}, en: a}}}}"}


CASES = [
    pytest.param(
        template("{{ cause.__class__ }}"),
        "pack.template_construct",
        "own/letters.yaml letters apology template ja",
        id="reaching into a value",
    ),
    pytest.param(
        template("{{ cause() }}"),
        "pack.template_construct",
        "own/letters.yaml letters apology template ja",
        id="a call",
    ),
    pytest.param(
        template("{% for n in cause %}あ{% endfor %}"),
        "pack.template_construct",
        "own/letters.yaml letters apology template ja",
        id="a loop",
    ),
    pytest.param(
        template("{% include 'pack.yaml' %}"),
        "pack.template_construct",
        "own/letters.yaml letters apology template ja",
        id="another file",
    ),
    pytest.param(
        template("{% set cause = day %}"),
        "pack.template_construct",
        "own/letters.yaml letters apology template ja",
        id="a name given anew",
    ),
    pytest.param(
        template("{{ cause | upper }}"),
        "pack.template_construct",
        "own/letters.yaml letters apology template ja",
        id="a filter",
    ),
    pytest.param(
        template("{{ cause"),
        "pack.template_grammar",
        "own/letters.yaml letters apology template ja",
        id="a bracket left open",
    ),
    pytest.param(
        template("{{ casue }}"),
        "pack.template_name",
        "own/letters.yaml letters apology template ja",
        id="a misspelt name",
    ),
    pytest.param(
        {"letters": "apology: {frame: round}"},
        "pack.frame_unknown",
        "own/letters.yaml letters apology frame",
        id="a frame there is not",
    ),
    pytest.param(
        {"letter_words": "frames: {plain: {ja: '{{ body.x }}', en: a}}"},
        "pack.template_construct",
        "own/letter_words.yaml letter_words frames plain ja",
        id="a frame that reaches into the text",
    ),
    pytest.param(
        {"letters": "apology: {raises: [R99]}"},
        "pack.pair_unknown",
        "own/letters.yaml letters apology raises",
        id="a pair there is not",
    ),
    pytest.param(
        rule("{titel}様"),
        "pack.placeholder",
        "own/letter_rules.yaml letter_rules rude phrases",
        id="a list there is not",
    ),
    pytest.param(
        rule("{titel様"),
        "pack.placeholder",
        "own/letter_rules.yaml letter_rules rude phrases",
        id="a phrase with a bracket left open",
    ),
    pytest.param(
        {"letter_rules": "excuse: {sentence: {ja: '{reason}', en: a}}"},
        "pack.placeholder",
        "own/letter_rules.yaml letter_rules excuse sentence ja",
        id="a fact that the remark has not",
    ),
    pytest.param(
        {"letter_rules": "excuse: {phrases: []}"},
        "value.missing",
        "own/letter_rules.yaml letter_rules excuse phrases",
        id="nothing to look for",
    ),
    pytest.param(
        {"letter_words": "lists: {title: ['']}"},
        "value.not_accepted",
        "own/letter_words.yaml letter_words lists title 0",
        id="a word without letters",
    ),
    pytest.param(
        {"letter_rules": "excuse: {test: long}"},
        "value.missing",
        "own/letter_rules.yaml letter_rules excuse limit",
        id="too long, but not how long",
    ),
    pytest.param(
        {"letter_rules": "excuse: {test: guess}"},
        "value.not_a_choice",
        "own/letter_rules.yaml letter_rules excuse test",
        id="a test there is not",
    ),
    pytest.param(
        {"letter_facts": "our-own: {name: {ja: あ, en: a}, hint: {ja: あ, en: a}}"},
        "value.bad_id",
        "own/letter_facts.yaml letter_facts our-own",
        id="a fact no template could name",
    ),
    pytest.param(
        {"letter_words": "seasons: {12: null}"},
        "value.not_accepted",
        "own/letter_words.yaml letter_words seasons",
        id="a month without a season",
    ),
]


@pytest.mark.parametrize(("files", "code", "place"), CASES)
def test_a_fault_is_told_with_its_place(write, check, files, code, place) -> None:
    write("own", **files)
    with pytest.raises(Faults) as refused:
        check("own")
    (fault,) = refused.value.faults
    assert (fault.code, " ".join(map(str, fault.place))) == (code, place)


def test_a_broken_template_keeps_nobody_from_the_other_pages(write, load) -> None:
    write("own", **template("{% if cause %}あ"))
    assert load("own").letters["apology"].template.ja == "{% if cause %}あ"


def test_a_kind_of_letter_may_be_added_with_facts_of_its_own(write, load) -> None:
    write(
        "own",
        letters="thanks: {name: {ja: お礼, en: Thanks}, about: {ja: あ, en: a}, tags: [thanks],"
        " frame: plain, template: {ja: '{{ gift }}と{{ cause }}', en: '{{ cause }}'}}",
        letter_facts="gift: {name: {ja: 頂き物, en: Gift}, hint: {ja: あ, en: a}}",
    )
    pack = load("own")
    known = (pack.letter_words, pack.letter_facts)
    assert asked_for(pack.letters["thanks"], *known, "ja") == ["gift", "cause"]
    assert asked_for(pack.letters["thanks"], *known, "en") == ["cause"]
