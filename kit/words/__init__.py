"""Words in Japanese and English: texts, languages and dates."""

from kit.words.dates import read_day, show_day
from kit.words.entries import read_entries
from kit.words.text import Text, choice, fill, language, say, say_fault, show, word, words_under

__all__ = [
    "Text",
    "choice",
    "fill",
    "language",
    "read_day",
    "read_entries",
    "say",
    "say_fault",
    "show",
    "show_day",
    "word",
    "words_under",
]
