"""Coaching: sessions and remarks, questions to ask, and how far two raters agree."""

from kit.analysis.coaching.entries import (
    REMARKABLE,
    entries_of,
    entry_name,
    fields_of,
    remarked,
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
    "REMARKABLE",
    "ActionState",
    "AgreedAction",
    "agreed_actions",
    "entries_of",
    "entry_name",
    "fields_of",
    "last_session",
    "open_remarks",
    "remarked",
    "sessions",
]
