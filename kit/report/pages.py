"""The Jinja2 templates of the report, with the account's words and names at hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kit.account import Account, DecisionRole
from kit.analysis.deals import Level
from kit.charts import Figure, svg
from kit.pack import Pack
from kit.settings import Settings
from kit.words import choice, show, word

__all__ = ["Chapters", "Section", "View", "level", "pages", "persons", "picture"]


@dataclass(frozen=True)
class View:
    """What a report is about: an account, with a pack, for a reader's language, on a day."""

    account: Account
    pack: Pack
    lang: str
    today: date


class Section:
    """A finished piece of a report; a notebook shows it as HTML."""

    def __init__(self, html: str) -> None:
        self.html = html

    def _repr_html_(self) -> str:
        return self.html


class Chapters:
    """One edition of a report on an account, its chapters made from templates of its own."""

    def __init__(self, view: View, edition: str, settings: Settings) -> None:
        self.view, self.edition = view, edition
        self.account, self.pack = view.account, view.pack
        self.lang, self.today = view.lang, view.today
        self._pages = pages(settings, view.account, view.lang)

    def section(self, template: str, **shown: object) -> Section:
        """Return a chapter, made from a template with what it is to show."""
        page = self._pages.get_template(template)
        facts = {"today": self.today, "edition": self.edition}
        return Section(page.render(account=self.account, pack=self.pack, **facts, **shown))


def pages(
    settings: Settings, account: Account, lang: str, folders: Sequence[str] = ("report",)
) -> Environment:
    """Return the templates of some folders; every text they show is escaped as it is put in."""
    rooms = tuple(settings.rooms("templates"))
    environment = Environment(
        loader=FileSystemLoader([room / folder for folder in folders for room in rooms]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["word"] = lambda key, **facts: word(key, lang, **facts)
    environment.globals["field"] = lambda key: word(f"fields.{key}", lang)
    environment.filters.update(
        choice=partial(choice, lang=lang),
        show=partial(show, lang=lang),
        level=partial(level, lang=lang),
        persons=partial(persons, account=account, lang=lang),
        member=partial(member, account=account, lang=lang),
        roles=partial(roles, lang=lang),
    )
    return environment


def picture(figure: Figure, name: str, alt: str, lang: str) -> Markup:
    """Return a figure as inline SVG, with the words of the report a screen reader says."""
    return Markup(svg(figure, name, word(f"report.{alt}", lang)))  # noqa: S704 - svg() escapes


def level(value: Level, lang: str) -> str:
    """Show a level as people say it: 4, at least 4, or before stage 0."""
    if value.value < 0:
        return word("report.below_unknown" if value.at_least else "choices.Rung.below", lang)
    return word("report.at_least" if value.at_least else "report.exactly", lang, n=value.value)


def persons(ids: Iterable[str], account: Account, lang: str) -> str:
    """Show the customer's people by name; an id that leads nowhere stays as it is."""
    found = ((account.stakeholder(each), each) for each in ids)
    return show(tuple(person.name if person else each for person, each in found), lang)


def member(item_id: str | None, account: Account, lang: str) -> str | Markup:
    """Show one of our members by name, or that nobody is named."""
    found = account.member(item_id)
    unknown = Markup('<span class="unknown">{}</span>')
    return found.name if found else unknown.format(word("common.unknown", lang))


def roles(held: tuple[DecisionRole, ...], lang: str) -> str | Markup:
    """Show what parts somebody plays when the customer decides."""
    unknown = Markup('<span class="unknown">{}</span>')
    if not held:
        return unknown.format(word("common.unknown", lang))
    return show(held, lang)
