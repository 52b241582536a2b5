"""Mails put together by their subjects: who wrote first in each."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kit.exchange.cells import folded
from kit.exchange.lists.fields import listed

__all__ = ["Mail", "starters"]

# Re:, RE[2]:, FW:, 返信: and their like, and what mailing lists put before.
_ANSWER = re.compile(r"\s*(\[[^\]]*\]\s*)?([^\s:\[\]()]{1,12}?)\s*(\[\d+\]|\(\d+\)|\^?\d+)?\s*:\s*")


@dataclass(frozen=True)
class Mail:
    """The headers of one mail: when it was sent, by whom, to whom and about what."""

    row: int
    sent: datetime
    sender: str
    to: tuple[str, ...]
    subject: str
    given_id: str = ""


def starters(mails: Sequence[Mail]) -> dict[int, str]:
    """Return who wrote first in the thread of each mail, by its row; "" where that is not known.

    A thread of which only answers are there began before the list did.
    """
    keyed = [(mail, *_subject(mail.subject)) for mail in mails]
    # Where the time of day is not told, an answer comes after what it answers.
    keyed.sort(key=lambda each: (each[0].sent, each[2]))
    first: dict[str, str] = {}
    found: dict[int, str] = {}
    for mail, subject, is_answer in keyed:
        if not is_answer:
            first[subject] = mail.sender
        found[mail.row] = first.get(subject, "") if subject or not is_answer else ""
    return found


def _subject(subject: str) -> tuple[str, bool]:
    """Return a subject without the marks of answers, and whether it had any."""
    text = unicodedata.normalize("NFKC", subject)
    marks = listed("mail.answer_marks")
    is_answer = False
    while (found := _ANSWER.match(text)) and folded(found[2]) in marks:
        text, is_answer = text[found.end() :], True
    return folded(text), is_answer
