"""Sheets of paper to take along and write on: the promise ledger, the visit of a complaint."""

from collections.abc import Mapping, Sized
from functools import partial

from kit.account import (
    Account,
    AnswerValue,
    AttributedTo,
    Complaint,
    LapseCause,
    Profile,
    Promise,
)
from kit.analysis.after_order import ComplaintState, complaint_desk, promise_ledger
from kit.fonts import SANS, SANS_FILES
from kit.pack import Side
from kit.report.pages import View, pages
from kit.report.pdf import book_of, faces_of, prepared, printed
from kit.settings import Settings
from kit.words import show, word

__all__ = ["BLANK", "complaint_sheet", "promise_sheet"]

BLANK = Account(id="blank", profile=Profile(name=""))
"""The account of a sheet on which everything is written by hand."""

LANDSCAPE = "@page { size: A4 landscape; }"
LEDGER_ROWS = 9
"""The rows of a ledger that fill a page."""
SPARE = 2
"""The rows that are left to write in below what is known."""
LEAST = 3


def promise_sheet(view: View, settings: Settings) -> bytes:
    """Return the promise ledger as a PDF file: what is known, and rows to write in."""
    ledger = promise_ledger(view.account, view.today)
    blank = max(SPARE, LEDGER_ROWS - len(ledger))
    facts = {"ledger": ledger, "blank": blank}
    return _printed(_page("promises", view, settings, facts), view.lang, settings, LANDSCAPE)


def complaint_sheet(view: View, settings: Settings) -> bytes:
    """Return a PDF file of the visit for each complaint that is not over; blank without any.

    Three pages each: before the visit, after it, and to the end.
    """
    desk = complaint_desk(view.account, view.today)
    waiting = [each.complaint for each in desk if each.state is not ComplaintState.over]
    facts = {
        "complaints": waiting or [Complaint(id="blank", what="")],
        "deals": {each.id: each.name for each in view.account.deals},
        "attributed": [each for each in AttributedTo if each is not AttributedTo.unknown],
        "lapses": [each for each in LapseCause if each is not LapseCause.unknown],
        "expectation": view.pack.ratings.expectation.anchors,
        "answers": tuple(AnswerValue),
        "sides": tuple(Side),
        "promised": partial(_promised, view.account),
        "spare": _spare,
    }
    return _printed(_page("complaint", view, settings, facts), view.lang, settings)


def _printed(page: str, lang: str, settings: Settings, more: str = "") -> bytes:
    style = settings.template("worksheets/worksheet.css").read_text(encoding="utf-8")
    faces = faces_of(SANS, SANS_FILES, settings)
    return printed(book_of(prepared(page, lang, settings), style + more, faces))


def _page(kind: str, view: View, settings: Settings, facts: Mapping[str, object]) -> str:
    environment = pages(settings, view.account, view.lang, ("worksheets", "report"))
    environment.filters.update(
        members=partial(_members, view.account, view.lang),
        given=lambda complaint: {e.statement: e.value for e in complaint.follow_through},
    )
    rep = view.account.member(view.account.profile.rep)
    return environment.get_template(f"{kind}.html").render(
        account=view.account,
        pack=view.pack,
        today=view.today,
        lang=view.lang,
        rep=rep.name if rep else "",
        title=word(f"worksheets.{kind}", view.lang),
        **facts,
    )


def _members(account: Account, lang: str, ids: tuple[str, ...]) -> str:
    found = (account.member(each) for each in ids)
    return show(tuple(each.name for each in found if each), lang)


def _promised(account: Account, complaint: Complaint) -> list[Promise]:
    return [each for each in account.promises if each.id in complaint.promises]


def _spare(known: Sized) -> int:
    return max(SPARE, LEAST - len(known))
