"""The record of a session in GROW form, with questions to ask beside each part."""

from collections.abc import Callable

from ipywidgets import VBox

from kit.account import CoachingSession, RootCause
from kit.analysis.coaching import TalkStep, proposed_questions
from kit.widgets.coaching.actions import AgreedActions
from kit.widgets.coaching.records import RecordKind, Records
from kit.widgets.findings import noticed
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import choice
from kit.workbook import new_id

__all__ = ["SessionRecord"]

_ROWS = (
    ("held_on", "coach", "rep"),
    *((f"grow.{step.value}",) for step in TalkStep),
    ("root_cause",),
    ("root_cause_words",),
)
_END = (("next_on",), ("note",))
_CAUSES = (RootCause.knowledge, RootCause.skill, RootCause.will, RootCause.system)


class SessionRecord:
    """The sessions of the account; the one that is open has its actions below it."""

    def __init__(self, seat: Seat, mark: SavedMark) -> None:
        self._seat, self._mark = seat, mark
        self.actions: dict[str, AgreedActions] = {}
        self.questions = {step: prose(look="ask") for step in TalkStep}
        self.causes = prose(look="ask")
        beside = {f"grow.{step.value}": self._asked(step) for step in TalkStep}
        kind = RecordKind(
            "coaching_sessions",
            (*_ROWS, *_END),
            _begin,
            "held_on",
            {**beside, "root_cause_words": lambda: VBox([self.causes])},
            self._below,
        )
        self.records = Records(seat, mark, kind)
        self.box = VBox([prose(seat.say("coaching_talk"), "heading"), self.records.box])
        self.take()

    def take(self) -> None:
        """Show the sessions and the questions as they are now."""
        seat = self._seat
        self.records.take()
        found = [e.finding for e in noticed(seat.account, seat.pack, seat.side, seat.today)]
        asked = proposed_questions(seat.account, seat.pack, found, seat.today, seat.lang)
        for step, shown in self.questions.items():
            why = seat.text(getattr(seat.pack.coaching.grow, step).why)
            put(shown, why, *(f"・{question}" for question in asked[step]))
        put(self.causes, *self._told_causes())
        for each in self.actions.values():
            each.take()

    def _told_causes(self) -> list[str]:
        """Return how to tell the root causes apart: what to ask, and what helps."""
        told = []
        for cause in _CAUSES:
            words = getattr(self._seat.pack.coaching.root_causes, cause.value)
            first = next(iter(words.ask.values()))
            facts = {"cause": choice(cause, self._seat.lang), "ask": first, "helps": words.helps}
            told.append(self._seat.say("coaching_cause", **facts))
        return told

    def _asked(self, step: TalkStep) -> Callable[[], VBox]:
        return lambda: VBox([self.questions[step]])

    def _below(self, session_id: str) -> VBox:
        made = AgreedActions(self._seat, self._mark, session_id)
        self.actions[session_id] = made
        return made.box


def _begin(seat: Seat) -> CoachingSession:
    profile = seat.account.profile
    return CoachingSession(
        id=new_id("session"), held_on=seat.today, coach=profile.coach, rep=profile.rep
    )
