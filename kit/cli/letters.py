"""kit letter."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kit.cli.accounts import Today, day_or_today
from kit.cli.files import check_suffix, read_text
from kit.errors import WrongUse
from kit.exchange.files import write_whole
from kit.exchange.names import Names
from kit.letters import Matter, Remark, check, draft, facts_wanted, tell
from kit.pack import Severity, load_pack
from kit.settings import Settings, current_settings
from kit.store import open_store
from kit.words import choice, language, word

__all__ = ["letter"]

Kind = Annotated[str, typer.Argument(metavar="KIND", help="cli.arg_letter")]
Of = Annotated[str, typer.Option("--account", metavar="ID", help="cli.opt_letter_account")]
To = Annotated[str, typer.Option("--to", metavar="PERSON", help="cli.opt_letter_to")]
From = Annotated[str, typer.Option("--from", metavar="MEMBER", help="cli.opt_letter_from")]
About = Annotated[str, typer.Option("--deal", metavar="DEAL", help="cli.opt_letter_deal")]
Given = Annotated[
    list[str] | None, typer.Option("--fact", metavar="NAME=TEXT", help="cli.opt_letter_fact")
]
Grave = Annotated[bool, typer.Option("--grave", help="cli.opt_letter_grave")]
Checked = Annotated[Path | None, typer.Option("--check", metavar="FILE", help="cli.opt_check")]
Target = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="cli.opt_letter_out")]
Upright = Annotated[
    bool | None, typer.Option("--vertical/--horizontal", help="cli.opt_letter_vertical")
]
Lang = Annotated[str, typer.Option("--lang", metavar="ja|en", help="cli.opt_letter_lang")]


def letter(  # noqa: PLR0913, PLR0917 - one argument for each option of the command
    kind: Kind,
    account: Of,
    to: To,
    from_: From = "",
    deal: About = "",
    facts: Given = None,
    grave: Grave = False,
    checked: Checked = None,
    out: Target = None,
    vertical: Upright = None,
    lang: Lang = "",
    today: Today = "",
) -> int:
    """Draft a letter, or check one that is written; print it where a file is named."""
    settings = current_settings()
    if out:
        check_suffix(out, ".pdf", ".txt")
    matter = replace(_matter(account, to, from_, deal, settings), kind=kind, grave=grave)
    spoken = language(lang) if lang else settings.language
    given = _facts(facts or (), matter)
    text = read_text(checked) if checked else draft(matter, day_or_today(today), spoken, given)
    remarks = check(text, matter) if checked else ()
    if out:
        write_whole(out, _content(out, text, matter, settings, vertical))
        typer.echo(word("cli.exported", settings.language, file=str(out)))
    elif not checked:
        typer.echo(text, nl=False)
    if not checked:
        _tell_gaps(text, matter, spoken)
        return 0
    return _tell(remarks, matter, settings.language)


def _matter(account: str, to: str, from_: str, deal: str, settings: Settings) -> Matter:
    """Find the people and the deal a letter is about, by their names or ids."""
    with open_store(settings) as store:
        found = store.read(account).account
    names, pack = Names.of(found), load_pack(found.profile.pack or settings.pack, settings)
    meant = names.id_of("stakeholders", to)
    recipient = next(each for each in found.stakeholders if each.id == meant)
    sender = found.member(names.id_of("members", from_) if from_ else found.profile.rep)
    about = found.deal(names.id_of("deals", deal)) if deal else None
    return Matter(found, pack, "", recipient, sender, about)


def _facts(given: Sequence[str], matter: Matter) -> dict[str, str]:
    """Read the facts given as NAME=TEXT."""
    known = matter.pack.letter_facts
    facts = {}
    for each in given:
        name, sign, text = each.partition("=")
        if not sign or name.strip() not in known:
            raise WrongUse("letter.fact_unknown", found=each, known=tuple(known))
        facts[name.strip()] = text
    return facts


def _content(
    out: Path, text: str, matter: Matter, settings: Settings, vertical: bool | None
) -> bytes:
    if out.suffix.lower() == ".txt":
        return text.encode()
    # What prints takes a second to load, which a draft on the screen does not need.
    from kit.report.letter import letter_pdf, may_be_vertical  # noqa: PLC0415

    upright = may_be_vertical(text) if vertical is None else vertical
    return letter_pdf(text, matter, settings, vertical=upright)


def _tell_gaps(text: str, matter: Matter, lang: str) -> None:
    """Say which facts are still to be found, and how each is written."""
    facts = ((name, matter.pack.letter_facts[name]) for name in facts_wanted(matter, lang))
    gaps = [(name, each) for name, each in facts if f"〔{each.name.in_(lang)}〕" in text]
    if gaps:
        typer.echo(word("cli.letter_gaps", lang, n=len(gaps)), err=True)
    for name, each in gaps:
        shown = {"fact": name, "name": each.name, "hint": each.hint}
        typer.echo(word("cli.letter_gap", lang, **shown), err=True)


def _tell(remarks: Sequence[Remark], matter: Matter, lang: str) -> int:
    for each in remarks:
        told = tell(each, matter, lang)
        typer.echo(f"{choice(each.severity, lang)}  {told.place}  {told.sentence}")
        typer.echo(f"      {told.advice}  [{each.code}]")
    if not remarks:
        typer.echo(word("cli.letter_right", lang))
    return 1 if any(each.severity is Severity.urgent for each in remarks) else 0
