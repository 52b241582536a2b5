"""What a coach may ask: the pack's questions, those of the findings, what became of the actions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from kit.account import Account
from kit.analysis.answers import replied
from kit.analysis.coaching.sessions import ActionState, agreed_actions, last_session
from kit.analysis.finding import Finding, tell
from kit.pack import Pack
from kit.words import fill

__all__ = ["TalkStep", "proposed_questions"]

MOST = 4
"""The findings whose questions are proposed; more would be an examination, not a talk."""


class TalkStep(StrEnum):
    """The parts of a talk in their order (GROW)."""

    goal = "goal"
    reality = "reality"
    options = "options"
    will = "will"


def proposed_questions(
    account: Account, pack: Pack, found: Iterable[Finding], today: date, lang: str
) -> Mapping[TalkStep, Sequence[str]]:
    """Return what to ask in each part of a talk.

    The present begins with what became of the actions of the last session, then come findings
    nobody has answered, each kind once.
    """
    asked = {
        step: [text.in_(lang) for text in getattr(pack.coaching.grow, step).questions.values()]
        for step in TalkStep
    }
    unfinished = _followed_up(account, pack, today, lang)
    noticed = _noticed(account, pack, found, today, lang)
    asked[TalkStep.reality] = [*unfinished, *noticed, *asked[TalkStep.reality]]
    return asked


def _followed_up(account: Account, pack: Pack, today: date, lang: str) -> list[str]:
    session = last_session(account, today)
    agreed = agreed_actions(account, session, today) if session else ()
    waiting = [each.action for each in agreed if each.state is not ActionState.done]
    return [fill(pack.coaching.follow_up, lang, {"what": action.what}) for action in waiting]


def _noticed(
    account: Account, pack: Pack, found: Iterable[Finding], today: date, lang: str
) -> list[str]:
    waiting = [each.finding for each in replied(account, found, today) if each.is_open]
    first = {each.code: each for each in reversed(waiting)}
    kinds = dict.fromkeys(each.code for each in waiting)
    return [tell(first[code], pack, lang).question for code in kinds][:MOST]
