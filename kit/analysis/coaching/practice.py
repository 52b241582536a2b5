"""Practice notes made fit for other teams: the names of the account do not stand in them."""

from collections.abc import Iterator

from kit.account import Account, PracticeNote, YesNo
from kit.pack import Pack
from kit.words import word

__all__ = ["shareable_notes", "shared_text", "without_names"]

_SHORTEST = 2
"""A name of one letter would be found inside other words."""


def shareable_notes(account: Account) -> tuple[PracticeNote, ...]:
    """Return the notes that may go to other teams."""
    return tuple(each for each in account.practice_notes if each.shareable is YesNo.yes)


def shared_text(account: Account, note: PracticeNote, pack: Pack, lang: str) -> str:
    """Return a note as text for other teams: what it helps with, and what worked, without names."""
    return "\n".join([*_helps_with(note, pack, lang), without_names(note.what, account, lang)])


def without_names(text: str, account: Account, lang: str) -> str:
    """Return a text in which no name the account knows is left, the longest replaced first."""
    names = dict(_names(account))
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, word(f"coaching.instead_{names[name]}", lang))
    return text


def _helps_with(note: PracticeNote, pack: Pack, lang: str) -> Iterator[str]:
    if note.stage is not None and note.stage in pack.stages:
        facts = {"n": note.stage, "name": pack.stages[note.stage].name}
        yield word("coaching.helps_stage", lang, **facts)
    if found := pack.findings.get(note.finding):
        yield word("coaching.helps_finding", lang, name=found.title)


def _names(account: Account) -> Iterator[tuple[str, str]]:
    """Yield each name with what stands for it; of a person the family name too."""
    yield from _both(account.profile.name, "customer")
    for deal in account.deals:
        yield deal.name, "deal"
    for person in account.stakeholders:
        yield from _of_person(person.name, "theirs")
    for member in account.members:
        yield from _of_person(member.name, "ours")


def _both(name: str, stands: str) -> Iterator[tuple[str, str]]:
    """Yield the name of a company, whole and without what says that it is one."""
    for each in (name, name.replace("株式会社", "").strip()):
        if len(each) >= _SHORTEST:
            yield each, stands


def _of_person(name: str, stands: str) -> Iterator[tuple[str, str]]:
    for each in (name, "".join(name.split()), *name.split()[:1]):
        if len(each) >= _SHORTEST:
            yield each, stands
