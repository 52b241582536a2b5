"""Tables that notebooks show."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from kit.account import Account
from kit.analysis import Finding, find, tell
from kit.pack import load_pack
from kit.samples import sample_accounts
from kit.settings import Settings, current_settings
from kit.words import choice, language, word

__all__ = ["findings_table"]

_LOOK: list[Any] = [
    {"selector": "th, td", "props": "text-align: left; vertical-align: top; line-break: strict;"},
    {"selector": ".col0", "props": "min-width: 8em;"},
    {"selector": ".col1", "props": "white-space: nowrap;"},
]


def findings_table(lang: str = "") -> Styler:
    """Return every finding about the samples, a row each, as of each sample's own day.

    Without a language, the table is in the reader's own (KIT_LANG).
    """
    settings = current_settings()
    asked = language(lang or settings.language)
    rows = [
        row
        for incoming in sample_accounts(settings)
        for row in _rows(incoming.account, settings, asked)
    ]
    # Shown whole and escaped: a plain frame cuts long sentences and leaves out rows.
    table = pd.DataFrame(rows).style.format(escape="html").hide(axis="index")
    return table.set_table_styles(_LOOK)


def _rows(account: Account, settings: Settings, lang: str) -> Iterator[dict[str, str]]:
    pack = load_pack(account.profile.pack or settings.pack, settings)
    if account.profile.as_of is None:
        return
    for found in find(account, pack, account.profile.as_of):
        told = tell(found, pack, lang)
        yield {
            word("report.index_account", lang): account.profile.name,
            word("report.severity", lang): _severity(found, lang),
            word("report.finding", lang): told.sentence,
            word("report.question", lang): told.question,
        }


def _severity(found: Finding, lang: str) -> str:
    """Return the sign and the word for a finding's severity, as the report shows them."""
    return f"{word(f'report.sign_{found.severity.value}', lang)} {choice(found.severity, lang)}"
