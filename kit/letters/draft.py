"""A first draft of a letter: the pack's template filled with facts, and marks for those unknown."""

import re
from collections.abc import Mapping
from datetime import date

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kit.errors import CannotRender
from kit.letters.matter import Matter, family, honorific, post, unbracketed
from kit.pack.templates import asked_for
from kit.words import show, word

__all__ = ["draft", "facts_known", "facts_wanted"]

# Templates are a trainer's: they may put words together, and reach nothing else.
_templates = ImmutableSandboxedEnvironment(
    # A letter is plain text, escaped where it is shown.
    autoescape=False,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def draft(matter: Matter, day: date, lang: str, facts: Mapping[str, object]) -> str:
    """Return a letter's text, with 〔name〕 for each fact that is not there.

    facts holds values by the ids of the pack's letter_facts and goes before what the records
    know; typed text goes in as it is. Raises
    CannotRender where the template does what a template may not.
    """
    pack, letter = matter.pack, matter.letter
    names = {fact: each.name.in_(lang) for fact, each in pack.letter_facts.items()}
    known = {**_from_records(matter, lang), **facts}
    values = {fact: _value(known.get(fact), name, lang) for fact, name in names.items()}
    values |= _given(matter, day, lang)
    body = _rendered(letter.template.in_(lang), values, matter)
    frame = pack.letter_words.frames[letter.frame].in_(lang)
    return _rendered(frame, {**values, "body": body.strip("\n")}, matter).strip("\n") + "\n"


def facts_wanted(matter: Matter, lang: str) -> tuple[str, ...]:
    """Return the facts that a letter asks for, in the order in which they are written."""
    words, facts = matter.pack.letter_words, matter.pack.letter_facts
    return tuple(asked_for(matter.letter, words, facts, lang))


def facts_known(matter: Matter, lang: str) -> Mapping[str, str]:
    """Return the facts that the records hold already, as a letter would say them."""
    known = _from_records(matter, lang)
    told = {fact: _value(value, "", lang) for fact, value in known.items() if value}
    return {fact: text for fact, text in told.items() if text != _mark("")}


def _rendered(template: str, values: Mapping[str, str], matter: Matter) -> str:
    try:
        return _templates.from_string(template).render(values)
    except (TemplateError, ArithmeticError, AttributeError, TypeError, ValueError) as error:
        raise CannotRender("letter.template", kind=matter.kind, pack=matter.pack.id) from error


def _value(value: object, name: str, lang: str) -> str:
    """Return a fact as people write it, or the mark that stands for it."""
    if isinstance(value, date):
        return _day(value, lang)
    text = "" if value is None else show(value, lang)
    return text if text.strip() else _mark(name)


def _day(day: date, lang: str) -> str:
    """Return a date as letters have it, the month in full."""
    month = word(f"letters.month_{day.month}", lang)
    return word("letters.day", lang, year=day.year, month=month, day=day.day)


def _mark(name: str) -> str:
    return f"〔{name}〕"


def _from_records(matter: Matter, lang: str) -> dict[str, object]:
    """Return the facts that the account knows: of the deal, the contact and the complaint."""
    known: dict[str, object] = {}
    if matter.deal:
        known["effect"] = _legible(matter.deal.effect.words, lang)
    if matter.contact:
        known["visited_on"] = matter.contact.held_on
        known["next_step"] = _legible(matter.contact.next_step, lang)
    if matter.complaint:
        open_days = (each.due_on for each in matter.complaint.reports if each.done_on is None)
        known["visited_on"] = matter.complaint.after.visited_on or known.get("visited_on")
        known["due_on"] = min(open_days, default=None)
    return known


def _given(matter: Matter, day: date, lang: str) -> dict[str, str]:
    """Return what every letter knows: the two people, the day, the pack's words."""
    person, sender, pack = matter.recipient, matter.sender, matter.pack
    deal, our_name = matter.deal, sender.name if sender else ""
    names = {
        "company": matter.account.profile.name,
        "name": person.name,
        "family": family(person.name),
        "deal": deal.name if deal else "",
        "our_name": our_name,
        "our_family": family(our_name),
    }
    return {
        **{key: _named(value, key, lang) for key, value in names.items()},
        "post": _legible(post(person, matter), lang),
        "our_title": _legible(unbracketed(sender.title) if sender else "", lang),
        "honorific": honorific(person, matter),
        "your_company": pack.terms.your_company_written.in_(lang),
        "season": pack.letter_words.seasons[day.month],
        "day": _day(day, lang),
        "grave": "grave" if matter.grave else "",
    }


def _named(value: str, key: str, lang: str) -> str:
    text = _legible(value, lang)
    return text if text.strip() else _mark(word(f"letters.gap_{key}", lang))


def _legible(value: str, lang: str) -> str:
    """Return a value as a reader of the language can read it: no kanji in an English letter."""
    return "" if lang == "en" and _JAPANESE.search(value) else value
