"""What is told on a form names its fields, and no command to give."""

import re
from string import Formatter

import pytest

from kit.errors import Cell, Fault, Faults, NotFound
from kit.exchange.lists import Note
from kit.words import fault_parts, say, say_fault, word, worded
from kit.words.text import _words_of

WORDS = {
    key: text for room in ("errors", "lists", "screen") for key, text in _words_of(room).items()
}
COMMAND = re.compile(r"--\w|kit (?:import|export|accounts|report|pack|findings|lab)\b|\bKIT_\w+")
# What reading a file or opening an account may come to.
READING = re.compile(r"(errors\.(account|json|excel|list|cell|value|file)|lists\.note)\..+")
# Told by the list of accounts at a prompt alone.
AT_A_PROMPT = {"errors.account.none"}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_sentence_on_a_form_names_a_command(lang: str) -> None:
    told = [
        worded(key, on_screen=True)
        for key in WORDS
        if READING.fullmatch(key) and key not in AT_A_PROMPT
    ]
    assert [key for key in told if COMMAND.search(WORDS[key].in_(lang))] == []


def test_every_sentence_for_forms_has_one_for_the_prompt_with_the_same_facts() -> None:
    for key, text in WORDS.items():
        if key.startswith("screen."):
            code = key.removeprefix("screen.")
            other = WORDS.get(f"errors.{code}") or WORDS[f"lists.{code}"]
            assert placeholders(text.ja) <= placeholders(other.ja), key


def test_errors_faults_and_notes_have_their_own_words_on_a_form() -> None:
    error = NotFound("account.unknown_in_file", account="aoba")
    assert "--new-accounts" in say(error, "ja")
    assert "「まだない顧客も新しく加える」" in say(error, "ja", on_screen=True)
    fault = Fault("list.account_unknown", (), {"found": "青葉"}, Cell(2, "会社名"))
    assert "--new-accounts" in say_fault(fault, "en")
    assert "--" not in say(Faults("a.csv", [fault]), "en", on_screen=True)
    where, what = fault_parts(fault, "ja", on_screen=True)
    assert (where, what[:4]) == ("2行目 「会社名」", "顧客「青")
    note = Note("note.unknown", {"headings": ("謎",)})
    assert "--map" in note.said("ja")
    assert "--map" not in note.said("ja", on_screen=True)


def test_the_forms_sentences_name_fields_as_they_are_called() -> None:
    for lang in ("ja", "en"):
        for field in ("start.new_accounts", "start.export", "start.create"):
            named = word(field, lang)
            assert any(named in WORDS[k].in_(lang) for k in WORDS if k.startswith("screen."))
