"""A letter that is begun: its kind, its reader, and what the last one already said."""

from kit.account import Account, Complaint, GivenFact, Letter
from kit.letters.matter import APOLOGY
from kit.letters.parts import written_in
from kit.pack import Pack

__all__ = ["begun", "kind_for"]


def begun(account: Account, pack: Pack, letter: Letter, lang: str) -> Letter:
    """Return a new letter from the account's rep, with the facts that last from letter to letter.

    They are taken from letters in the same language. A letter about a complaint is about the deal
    of the complaint too.
    """
    lasting = (fact for fact, each in pack.letter_facts.items() if each.lasting)
    given = ((fact, _last(account, fact, lang)) for fact in lasting)
    complaint = account.complaint(letter.complaint)
    return letter.changed(
        writer=letter.writer or account.profile.rep,
        deal=letter.deal or (complaint.deal if complaint else None),
        facts=tuple(GivenFact(fact=fact, text=text) for fact, text in given if text),
    )


def kind_for(complaint: Complaint, pack: Pack) -> str:
    """Return the kind of letter a complaint asks for: with thanks too once we have been there."""
    apologies = [name for name, kind in pack.letters.items() if APOLOGY in kind.tags]
    visited = complaint.after.visited_on is not None
    fitting = (name for name in apologies if ("thanks" in pack.letters[name].tags) is visited)
    return next(fitting, next(iter(apologies or pack.letters)))


def _last(account: Account, fact: str, lang: str) -> str:
    """Return what was said of a fact last."""
    alike = (each for each in reversed(account.letters) if written_in(each.body) == lang)
    said = (each.given(fact) for each in alike)
    return next((text for text in said if text.strip()), "")
