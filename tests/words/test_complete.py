"""Every word is there in Japanese and in English, and every code has its sentence."""

import ast
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

import kit
from kit.account import Account
from kit.errors import _CODES, Fault, Faults, KitError
from kit.settings import shipped_content
from kit.words import choice, say, word
from kit.words.text import _words_of

FILES = sorted((shipped_content() / "data" / "words").glob("*.yaml"))
WORDS = {key: text for file in FILES for key, text in _words_of(file.stem).items()}
SOURCES = sorted(Path(str(kit.__file__)).parent.rglob("*.py"))
SENTENCES = {
    key.removeprefix("errors."): text for key, text in WORDS.items() if key.startswith("errors.")
}
RAISERS = {"KitError", "WrongUse", "NotFound", "Refused", "CannotRender", "Fault"}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_entry_has_words_in_both_languages(file: Path) -> None:
    entries = yaml.safe_load(file.read_text(encoding="utf-8"))
    for key, entry in entries.items():
        assert isinstance(key, str), f"{key!r} needs quotes"
        assert entry.keys() == {"ja", "en"}, key
        assert all(isinstance(text, str) for text in entry.values()), key


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_entry_stands_twice_in_a_file(file: Path) -> None:
    tree = yaml.compose(file.read_text(encoding="utf-8"))
    keys = [key.value for key, _ in tree.value]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_use_the_same_facts(key: str) -> None:
    assert placeholders(WORDS[key].ja) == placeholders(WORDS[key].en)


@cache
def models(described: type[BaseModel] = Account) -> frozenset[type[BaseModel]]:
    """Return every model an account is made of."""
    found = {described}
    for each in parts(described):
        if isinstance(each, type) and issubclass(each, BaseModel):
            found |= models(each)
    return frozenset(found)


def parts(described: type[BaseModel]) -> Iterator[Any]:
    """Yield the types that stand in the fields of a model."""
    waiting = [field.annotation for field in described.model_fields.values()]
    for each in waiting:
        waiting += get_args(each)
        yield each


def choices() -> set[Enum]:
    found = {each for described in models() for each in parts(described)}
    enums = {each for each in found if isinstance(each, type) and issubclass(each, Enum)}
    return {value for each in enums for value in each}


def test_every_field_of_an_account_has_a_label() -> None:
    labels = {
        label
        for each in models()
        for label in (each.__name__, *(f"{each.__name__}.{name}" for name in each.model_fields))
    }
    assert not {label for label in labels if f"fields.{label}" not in WORDS}


def test_every_choice_in_an_account_has_a_word() -> None:
    assert len(choices()) > 50
    for value in choices():
        assert choice(value, "ja")
        assert choice(value, "en")


def test_every_list_of_choices_but_the_rater_can_say_unknown() -> None:
    names = {type(value).__name__ for value in choices()} - {"Rater"}
    assert all(f"choices.{name}.unknown" in WORDS for name in names)


def raised() -> Iterator[tuple[str, set[str] | None, str]]:
    """Yield each code the source raises, the facts it gives where they can be seen, and where."""
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (called := name_of(node.func)) in RAISERS:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, given_to(node, called), f"{file.name}:{node.lineno}"


def name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def given_to(call: ast.Call, called: str) -> set[str] | None:
    """Return the names of a call's facts, or None where only running it would tell."""
    if called != "Fault":
        names = {each.arg for each in call.keywords}
        return None if None in names else {name for name in names if name}
    facts = call.args[2] if len(call.args) > 2 else ast.Dict([], [])
    if not isinstance(facts, ast.Dict):
        return None
    return {str(key.value) for key in facts.keys if isinstance(key, ast.Constant)}


@pytest.mark.parametrize(("code", "facts", "where"), sorted(raised(), key=lambda each: each[2]))
def test_every_code_raised_has_a_sentence_that_gets_its_facts(
    code: str, facts: set[str] | None, where: str
) -> None:
    assert code in SENTENCES, where
    # Its fact is called code, which the raiser has to give in another way.
    if facts is not None and code != "text.unprintable":
        missing = placeholders(SENTENCES[code].ja) - facts
        assert not missing, f"{where} does not give {missing}"


def written_strings() -> set[str]:
    return {
        node.value
        for file in SOURCES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_sentence_is_used_somewhere() -> None:
    used = {text.removeprefix("errors.") for text in written_strings()}
    assert not SENTENCES.keys() - used


@pytest.mark.parametrize("code", sorted(set(_CODES.values()) | {"value.not_accepted"}))
def test_code_of_a_wrong_value_needs_only_what_pydantic_tells(code: str) -> None:
    always = {"found", "expected", "limit"}
    assert placeholders(SENTENCES[code].ja) <= always


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("code", SENTENCES)
def test_every_error_is_told_in_a_sentence(code: str, lang: str) -> None:
    facts = dict.fromkeys(placeholders(SENTENCES[code].ja), "x")
    said = say(KitError(code, **facts), lang)
    assert not {"{", "}", "\n"} & set(said)
    assert said.rstrip("）)")[-1] in ("。" if lang == "ja" else ".")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_faults_follow_the_sentence_a_line_each(lang: str) -> None:
    faults = [Fault("value.missing", ("deals", 0, "name")), Fault("file.empty")]
    head, first, second = say(Faults("a.json", faults), lang).split("\n")
    assert head == word("errors.input.faulty", lang, source="a.json", n=2)
    assert first == "  deals[1].name: " + word("errors.value.missing", lang)
    assert second == "  " + word("errors.file.empty", lang)
