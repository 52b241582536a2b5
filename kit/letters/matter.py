"""What a letter is about: who writes to whom, of which kind, with which pack."""

from dataclasses import dataclass

from kit.account import (
    Account,
    Complaint,
    Contact,
    Deal,
    Letter,
    Member,
    Stakeholder,
    YesNo,
)
from kit.errors import NotFound
from kit.pack import LetterKind, Pack

__all__ = [
    "APOLOGY",
    "GRAVE",
    "Matter",
    "doctor",
    "family",
    "honorific",
    "matter_of",
    "post",
    "squeezed",
    "unbracketed",
]

_BRACKETS = {"(": ")", "（": "）"}

APOLOGY = "apology"
"""The tag of kinds that apologise: only they know grave cases."""

GRAVE = "grave"
"""What a grave case puts before each tag of its kind: its rules bind beside the others."""


@dataclass(frozen=True)
class Matter:
    """A letter's kind, writer and reader; a grave case is told by whoever writes."""

    account: Account
    pack: Pack
    kind: str
    recipient: Stakeholder
    sender: Member | None = None
    deal: Deal | None = None
    complaint: Complaint | None = None
    contact: Contact | None = None
    grave: bool = False

    @property
    def letter(self) -> LetterKind:
        """Return the pack's kind of letter; raises NotFound where it has none of that id."""
        kind = self.pack.letters.get(self.kind)
        if kind is None:
            raise NotFound("letter.kind_unknown", kind=self.kind, known=tuple(self.pack.letters))
        return kind

    @property
    def tags(self) -> frozenset[str]:
        """Return what decides which rules bind the letter."""
        tags = self.letter.tags
        return frozenset((*tags, *(f"{GRAVE}-{tag}" for tag in tags if self.grave)))


def matter_of(account: Account, letter: Letter, pack: Pack) -> Matter:
    """Return what a letter of an account is about; raises NotFound where its reader is gone."""
    recipient = account.stakeholder(letter.recipient)
    if recipient is None:
        raise NotFound("letter.reader_gone", reader=letter.recipient)
    return Matter(
        account,
        pack,
        letter.kind,
        recipient,
        account.member(letter.writer),
        account.deal(letter.deal),
        account.complaint(letter.complaint),
        account.contact(letter.contact),
        grave=letter.grave is YesNo.yes,
    )


def squeezed(text: str) -> str:
    """Return text without its spaces."""
    return "".join(text.split())


def family(name: str) -> str:
    """Return the family name of a name as typed: what stands before the first space."""
    return (name.split() or [""])[0]


def post(person: Stakeholder, matter: Matter) -> str:
    """Return department and title as an address gives them, without remarks in brackets."""
    department, title = person.department.strip(), unbracketed(person.title)
    skipped = matter.pack.letter_words.lists.get("no_department", ())
    if department in skipped or squeezed(department) in squeezed(title):
        department = ""
    return " ".join(part for part in (department, title) if part)


def doctor(person: Stakeholder, matter: Matter) -> bool:
    """Tell whether somebody's department or title is a doctor's."""
    words = matter.pack.letter_words.lists.get("doctor", ())
    return any(word in f"{person.department} {person.title}" for word in words)


def honorific(person: Stakeholder, matter: Matter) -> str:
    """Return what follows somebody's name in a Japanese letter."""
    return "先生" if doctor(person, matter) else "様"


def unbracketed(title: str) -> str:
    """Return a title without what stands in brackets behind it."""
    kept, closing = "", ""
    for letter in title:
        if closing:
            closing = "" if letter == closing else closing
        elif letter in _BRACKETS:
            closing = _BRACKETS[letter]
        else:
            kept += letter
    return kept.strip()
