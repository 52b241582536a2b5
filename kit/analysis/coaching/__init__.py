"""Coaching: sessions and remarks, questions to ask, and how far two raters agree."""

from kit.analysis.coaching.entries import (
    REMARKABLE,
    entries_of,
    entry_name,
    fields_of,
    remarked,
)
from kit.analysis.coaching.kappa import KAPPA_PAIRS, Kappa, KappaTooFew, weighted_kappa
from kit.analysis.coaching.practice import shareable_notes, shared_text, without_names
from kit.analysis.coaching.questions import TalkStep, proposed_questions
from kit.analysis.coaching.raters import (
    CriterionMatch,
    MonthGap,
    RaterMatch,
    last_rounds,
    rater_match,
    rater_tendency,
    rounds_over,
)
from kit.analysis.coaching.sessions import (
    ActionState,
    AgreedAction,
    agreed_actions,
    last_session,
    open_remarks,
    sessions,
)

__all__ = [
    "KAPPA_PAIRS",
    "REMARKABLE",
    "ActionState",
    "AgreedAction",
    "CriterionMatch",
    "Kappa",
    "KappaTooFew",
    "MonthGap",
    "RaterMatch",
    "TalkStep",
    "agreed_actions",
    "entries_of",
    "entry_name",
    "fields_of",
    "last_rounds",
    "last_session",
    "open_remarks",
    "proposed_questions",
    "rater_match",
    "rater_tendency",
    "remarked",
    "rounds_over",
    "sessions",
    "shareable_notes",
    "shared_text",
    "weighted_kappa",
    "without_names",
]
