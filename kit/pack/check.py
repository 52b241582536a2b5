"""What is wrong with a pack across its parts."""

from collections.abc import Iterator
from string import Formatter

from kit.errors import Fault, Place
from kit.pack.after_order import follow_through_faults, milestone_faults
from kit.pack.contacts import channel_faults, pair_faults
from kit.pack.deals import STAGES
from kit.pack.findings import FACTS
from kit.pack.handover import handover_faults
from kit.pack.letters import REMARK_FACTS, letter_faults
from kit.pack.model import FindingWords, Pack, Terms
from kit.pack.part import Part
from kit.words import Text

__all__ = ["faults_of"]


def faults_of(pack: Pack) -> Iterator[Fault]:
    """Yield what is wrong with a pack across its parts, but for its templates."""
    yield from (Fault("pack.text_blank", place) for place in _blanks(pack, ()))
    if missing := tuple(n for n in STAGES if n not in pack.stages):
        yield Fault("pack.stages_missing", ("stages",), {"missing": missing})
    yield from pair_faults(pack.pairs)
    yield from channel_faults(pack.channels)
    yield from milestone_faults(pack.milestones)
    yield from follow_through_faults(pack.follow_through)
    yield from handover_faults(pack.handover)
    if missing_codes := tuple(code for code in FACTS if code not in pack.findings):
        yield Fault("pack.finding_missing", ("findings",), {"codes": missing_codes})
    letters = (pack.letters, pack.letter_rules, pack.letter_words)
    yield from letter_faults(*letters, pack.pairs)
    yield from _remark_faults(pack)
    follow_up = ("coaching", "follow_up")
    yield from _strange(pack.coaching.follow_up, frozenset({"what"}), follow_up)
    yield from _unknown_beliefs(pack)
    for code, words in pack.findings.items():
        if code in FACTS:
            yield from _placeholder_faults(code, words)
        else:
            yield Fault("pack.finding_unknown", ("findings", code), {"code": code})


def _unknown_beliefs(pack: Pack) -> Iterator[Fault]:
    """Yield each finding and statement that rests on a belief the pack has not."""
    told = {code: words for code, words in pack.findings.items() if code in FACTS}
    resting = {("findings", code): words.belief for code, words in told.items()}
    resting |= {("self_check", name): each.belief for name, each in pack.self_check.items()}
    for place, belief in resting.items():
        if belief not in pack.beliefs:
            yield Fault("pack.belief_unknown", (*place, "belief"), {"beliefs": (belief,)})


def _blanks(value: object, place: Place) -> Iterator[Place]:
    """Yield the place of every text that says nothing in one of its languages."""
    if isinstance(value, Text):
        yield from ((*place, lang) for lang in ("ja", "en") if not value.in_(lang).strip())
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _blanks(getattr(value, name), (*place, name))
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _blanks(each, (*place, name))


def _placeholder_faults(code: str, words: FindingWords) -> Iterator[Fault]:
    facts = FACTS[code] | Terms.model_fields.keys()
    place = ("findings", code)
    yield from _strange(words.title, frozenset(), (*place, "title"))
    yield from _strange(words.sentence, facts, (*place, "sentence"))
    yield from _strange(words.question, facts, (*place, "question"))


def _remark_faults(pack: Pack) -> Iterator[Fault]:
    for name, rule in pack.letter_rules.items():
        facts = REMARK_FACTS[rule.test] | Terms.model_fields.keys()
        yield from _strange(rule.sentence, facts, ("letter_rules", name, "sentence"))
        yield from _strange(rule.advice, facts, ("letter_rules", name, "advice"))


def _strange(text: Text, names: frozenset[str], place: Place) -> Iterator[Fault]:
    """Yield each placeholder of a text that is none of the names, in either language."""
    shown = tuple("{" + name + "}" for name in sorted(names))
    for lang in ("ja", "en"):
        for found in _strangers(text.in_(lang), names):
            yield Fault("pack.placeholder", (*place, lang), {"found": found, "allowed": shown})


def _strangers(text: str, allowed: frozenset[str]) -> Iterator[str]:
    """Yield the placeholders of a text that are not allowed, or the brace that stands alone."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        yield "{ }"
        return
    for _, name, form, conversion in parts:
        if name is not None and (name not in allowed or form or conversion):
            shown = (name, f"!{conversion}" if conversion else "", f":{form}" if form else "")
            yield "{" + "".join(shown) + "}"
