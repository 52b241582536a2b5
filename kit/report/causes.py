"""The page beside the index that sets supposed and real causes of complaints side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kit.account import Account, LapseCause
from kit.analysis.after_order import CauseComparison, CausesOfQuarter, compare_causes
from kit.charts import cause_chart, svg
from kit.pack import Cause, Pack, load_pack
from kit.report.manifest import write_atomically
from kit.report.render import styles
from kit.settings import Settings
from kit.words import choice, show, word

__all__ = ["CAUSES", "write_causes"]

CAUSES = "complaint_causes.html"
"""The name of the page, which no account's report can have."""

ACCOUNTS = 2
"""Below this number of accounts with complaints each one's own report says all there is."""


@dataclass(frozen=True)
class _Page:
    """What the page shows, in one language; the causes are worded by the packs of the accounts."""

    compared: CauseComparison
    pack: Pack
    lang: str

    @property
    def accounts(self) -> int:
        """Return how many accounts had a complaint."""
        return len({each.account.id for each in self.compared.readings})

    @property
    def picture(self) -> Markup:
        """Return which real cause each supposed one turned out to be."""
        figure = cause_chart(self.compared, self.pack, self.lang)
        alt = word("forms.causes_alt", self.lang)
        return Markup(svg(figure, "causes", alt))  # noqa: S704 - svg() escapes

    @property
    def lapses(self) -> Mapping[LapseCause, int]:
        """Return how often each of our own root causes was met, in the order of the choices."""
        met = self.compared.lapses
        return {cause: met[cause] for cause in LapseCause if met.get(cause)}

    def cause(self, name: str | None) -> str:
        """Return what a cause is called; nothing where it is not known."""
        found = self.pack.causes.get(name or "")
        return found.name.in_(self.lang) if found else name or ""

    def span(self, of: CausesOfQuarter) -> str:
        """Return a quarter by its months."""
        last = of.quarter.number * 3
        first, end = (word(f"charts.month.{n}", self.lang) for n in (last - 2, last))
        year = of.quarter.year
        return word("charts.lead.quarter", self.lang, year=year, first=first, last=end)


def write_causes(folder: Path, accounts: Sequence[Account], today: date, settings: Settings) -> str:
    """Write the page into a folder of reports and return its name, or nothing and no page.

    There is one where several accounts had complaints by a day.
    """
    page = _Page(compare_causes(accounts, today), _worded(accounts, settings), settings.language)
    if page.accounts < ACCOUNTS:
        (folder / CAUSES).unlink(missing_ok=True)
        return ""
    write_atomically(folder / CAUSES, _drawn(page, today, settings))
    return CAUSES


def _drawn(page: _Page, today: date, settings: Settings) -> str:
    lang = page.lang
    environment = Environment(
        loader=FileSystemLoader([*settings.rooms("templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        word=lambda key, **facts: word(key, lang, **facts),
        field=lambda key: word(f"fields.{key}", lang),
    )
    environment.filters.update(
        choice=lambda value: choice(value, lang), show=lambda value: show(value, lang)
    )
    template = environment.get_template("causes.html")
    # Ours, from the templates folder: it holds nothing that people typed.
    look = Markup(styles(settings))  # noqa: S704
    return template.render(page=page, today=today, lang=lang, styles=look)


def _worded(accounts: Iterable[Account], settings: Settings) -> Pack:
    """Return the pack of the settings with the causes of every account's own pack beside its."""
    own = load_pack(settings.pack, settings)
    named = dict.fromkeys(each.profile.pack or settings.pack for each in accounts)
    causes: dict[str, Cause] = {}
    for each in named:
        causes = dict(load_pack(each, settings).causes) | causes
    return own.model_copy(update={"causes": dict(own.causes) | causes})
