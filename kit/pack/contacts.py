"""How a pack words the pairs of habits, and which channel it advises for what."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Literal

from kit.errors import Fault
from kit.pack.part import Part
from kit.words import Text

__all__ = ["PAIRS", "ChannelName", "ChannelRule", "ContentKind", "Pair", "PurposeName"]

PAIRS = tuple(f"R{n}" for n in range(1, 15))
"""The fourteen pairs that every pack words; it may add its own."""

# The account's choices; a pack is read before there is any account.
ChannelName = Literal["visit", "their_visit", "phone", "online", "mail", "letter", "event"]
PurposeName = Literal[
    "report",
    "inform",
    "consult",
    "propose",
    "advise",
    "question",
    "thank",
    "apologise",
    "check",
    "gather",
]


class Pair(Part):
    """Two habits, one that raises a relationship and one that lowers it, and why that is so."""

    name: Text
    raises: Text
    lowers: Text
    why: Text


class ContentKind(StrEnum):
    """What is to be brought across in a contact."""

    fact = "fact"
    feeling = "feeling"
    unofficial = "unofficial"
    bad_news = "bad_news"
    record_needed = "record_needed"


class ChannelRule(Part):
    """The channel for a kind of content and some purposes, or for any where none is named."""

    content: ContentKind
    purposes: tuple[PurposeName, ...] = ()
    channel: ChannelName
    why: Text
    add: Text


def pair_faults(pairs: Mapping[str, Pair]) -> Iterator[Fault]:
    """Yield which of the fourteen pairs are not there."""
    if missing := tuple(pair for pair in PAIRS if pair not in pairs):
        yield Fault("pack.pairs_missing", ("pairs",), {"missing": missing})


def channel_faults(rules: Mapping[str, ChannelRule]) -> Iterator[Fault]:
    """Yield each kind of content without a rule for any purpose, and each case ruled twice."""
    seen: dict[tuple[ContentKind, str], str] = {}
    for name, rule in rules.items():
        for purpose in dict.fromkeys(rule.purposes) or ("",):
            first = seen.setdefault((rule.content, purpose), name)
            if first != name:
                place = ("channels", name, "purposes" if purpose else "content")
                yield Fault("pack.channel_twice", place, {"found": name, "other": first})
    if missing := tuple(kind.value for kind in ContentKind if (kind, "") not in seen):
        yield Fault("pack.channels_missing", ("channels",), {"missing": missing})
