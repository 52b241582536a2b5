"""What the report says of the coaching: the last session, what became of it, open remarks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kit.account import CoachingSession, Remark, RootCause
from kit.analysis.coaching import (
    AgreedAction,
    agreed_actions,
    last_session,
    open_remarks,
    remarked,
)
from kit.report.pages import View
from kit.words import choice, word

__all__ = ["CoachingPage", "RemarkLine"]

_PARTS = ("goal", "reality", "options", "will")


@dataclass(frozen=True)
class RemarkLine:
    """A remark that waits for its answer, and what it is about."""

    about: str
    text: str


class CoachingPage:
    """The last session and what came of it, in one language."""

    def __init__(self, view: View) -> None:
        self._account, self._lang, self._today = view.account, view.lang, view.today

    @cached_property
    def session(self) -> CoachingSession | None:
        """Return the last session, or None where none was held."""
        return last_session(self._account, self._today)

    @property
    def parts(self) -> Iterator[tuple[str, str]]:
        """Yield the four parts of the talk with what was said."""
        if self.session:
            for part in _PARTS:
                yield word(f"fields.Grow.{part}", self._lang), getattr(self.session.grow, part)

    @property
    def root_cause(self) -> str | None:
        """Return the root cause in words, or None where it is not known."""
        cause = self.session.root_cause if self.session else RootCause.unknown
        return None if cause is RootCause.unknown else choice(cause, self._lang)

    @property
    def actions(self) -> tuple[AgreedAction, ...]:
        """Return what was agreed on, each as it stands."""
        if self.session is None:
            return ()
        return tuple(agreed_actions(self._account, self.session, self._today))

    @property
    def next_on(self) -> date | None:
        """Return the day of the next session, where one is planned that is still to come."""
        day = self.session.next_on if self.session else None
        return day if day is not None and day >= self._today else None

    @property
    def remarks(self) -> tuple[RemarkLine, ...]:
        """Return the remarks that wait for an answer."""
        return tuple(self._remark(each) for each in open_remarks(self._account))

    def _remark(self, remark: Remark) -> RemarkLine:
        about = remarked(self._account, remark, self._lang)
        about = about or word("report.remark_gone", self._lang)
        by = self._account.member(remark.made_by)
        facts = {"about": about, "by": by.name if by else None, "day": remark.made_on}
        return RemarkLine(word("report.remark_on", self._lang, **facts), remark.text)
