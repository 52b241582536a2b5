"""Contacts: when we last spoke, who starts them and how, the balance of raising and lowering."""

from kit.analysis.contacts.adviser import Advice, advise
from kit.analysis.contacts.balance import Balance, PairBalance, balance, balance_over_time
from kit.analysis.contacts.findings import contact_findings
from kit.analysis.contacts.log import Shares, recent, shares, started_by_us
from kit.analysis.contacts.silence import Silence, silences
from kit.analysis.contacts.spoken import (
    LastSpoken,
    is_spoken,
    last_spoken,
    last_spoken_with_any,
    talks,
)

__all__ = [
    "Advice",
    "Balance",
    "LastSpoken",
    "PairBalance",
    "Shares",
    "Silence",
    "advise",
    "balance",
    "balance_over_time",
    "contact_findings",
    "is_spoken",
    "last_spoken",
    "last_spoken_with_any",
    "recent",
    "shares",
    "silences",
    "started_by_us",
    "talks",
]
