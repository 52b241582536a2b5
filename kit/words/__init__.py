"""Words in Japanese and English: texts, languages and dates."""

from kit.words.dates import read_day, show_day
from kit.words.entries import read_entries
from kit.words.text import (
    Text,
    choice,
    fault_parts,
    fill,
    language,
    say,
    say_fault,
    show,
    word,
    worded,
    words_under,
)

__all__ = [
    "Text",
    "choice",
    "fault_parts",
    "fill",
    "language",
    "read_day",
    "read_entries",
    "say",
    "say_fault",
    "show",
    "show_day",
    "word",
    "worded",
    "words_under",
]
