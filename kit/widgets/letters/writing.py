"""The letter that is being written: read from the account as it is now, changed field by field."""

from dataclasses import dataclass

from kit.account import Account, GivenFact, Letter
from kit.letters import Matter, matter_of, written_in
from kit.letters.matter import APOLOGY
from kit.pack import LetterKind
from kit.widgets.seat import Seat

__all__ = ["Writing", "put_letter"]


@dataclass(frozen=True)
class Writing:
    """One letter of the account, and whose hand writes it."""

    seat: Seat
    letter_id: str

    @property
    def letter(self) -> Letter | None:
        """Return the letter, or None when it is gone."""
        return self.seat.account.letter(self.letter_id)

    @property
    def matter(self) -> Matter | None:
        """Return what the letter is about; None where it is gone, or of a kind the pack lacks."""
        letter = self.letter
        known = letter and letter.kind in self.seat.pack.letters
        return matter_of(self.seat.account, letter, self.seat.pack) if letter and known else None

    @property
    def kind(self) -> LetterKind | None:
        """Return the pack's kind of letter, or None where it has none of that id."""
        return self.seat.pack.letters.get(self.letter.kind) if self.letter else None

    @property
    def apologises(self) -> bool:
        """Return whether the letter is an apology."""
        return self.kind is not None and APOLOGY in self.kind.tags

    @property
    def lang(self) -> str:
        """Return the language the letter is written in, the reader's own while it is blank."""
        body = self.letter.body if self.letter else ""
        return written_in(body) if body.strip() else self.seat.lang

    @property
    def changed_since_look(self) -> bool:
        """Return whether the text is another than the one the superior looked at."""
        letter, looked_at = self.letter, None
        if letter is None or letter.checked_by is None:
            return False
        look = (letter.checked_by, letter.checked_on)
        for _, state in self.seat.workbook.states("letters", self.letter_id):
            if isinstance(state, Letter) and (state.checked_by, state.checked_on) == look:
                looked_at = state if looked_at is None else looked_at
            else:
                looked_at = None
        return looked_at is not None and looked_at.body != letter.body

    def change(self, **fields: object) -> None:
        """Save changed fields of the letter."""

        def changed(account: Account) -> Account:
            letter = account.letter(self.letter_id)
            return put_letter(account, letter.changed(**fields)) if letter else account

        self.seat.save(changed)

    def write(self, body: str) -> None:
        """Save the text; a letter without a day is dated today."""
        letter = self.letter
        if letter and letter.body != body:
            self.change(body=body, written_on=letter.written_on or self.seat.today)

    def give(self, fact: str, text: str) -> None:
        """Save what was typed for a fact; an empty one is not kept."""
        if letter := self.letter:
            given = {each.fact: each for each in letter.facts}
            given[fact] = GivenFact(fact=fact).changed(text=text)
            self.change(facts=tuple(each for each in given.values() if each.text))


def put_letter(account: Account, letter: Letter) -> Account:
    """Return an account with a letter in its place, or behind the others."""
    letters = {each.id: each for each in account.letters} | {letter.id: letter}
    return account.model_copy(update={"letters": tuple(letters.values())})
