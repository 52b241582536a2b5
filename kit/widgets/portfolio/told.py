"""Lines and groups of the portfolio in words; what is not known says so."""

from collections.abc import Iterable

from kit.analysis.portfolio import PortfolioGroup, PortfolioLine, Reason
from kit.analysis.share import Measure
from kit.pack import Severity
from kit.widgets.prose import table
from kit.words import word

__all__ = ["facts_of", "groups_table", "reasons_of"]

_HEAD = ("accounts", "levels", "silent", "single", "overdue", "risk", "done", "urgent")


def say(key: str, lang: str, **facts: object) -> str:
    """Return a word of the portfolio."""
    return word(f"portfolio.{key}", lang, **facts)


def reasons_of(line: PortfolioLine, lang: str) -> str:
    """Return why to take up an account, the most pressing first."""
    told = [_reason(each, lang) for each in line.reasons]
    return say("between", lang).join(told) or say("no_reason", lang)


def facts_of(line: PortfolioLine, lang: str) -> str:
    """Return the figures of an account in one sentence."""
    levels = [_levels(each.rated, each.agreed, lang) for each in line.deals]
    return say(
        "facts",
        lang,
        rep=line.rep or say("nobody", lang),
        levels=say("between", lang).join(levels) or say("none", lang),
        silent=_days(line.silent_days, lang),
        overdue=line.overdue,
        risk=line.at_risk,
        done=_done(line.completion, lang),
    )


def groups_table(groups: Iterable[PortfolioGroup], who: str, lang: str) -> str:
    """Return the sums of reps or teams as escaped HTML."""
    head = [say(who, lang), *(say(f"head.{each}", lang) for each in _HEAD)]
    return table(head, [_row(each, lang) for each in groups])


def _row(of: PortfolioGroup, lang: str) -> list[str]:
    levels = _levels(of.rated, of.agreed, lang)
    silent = _days(of.silent_days, lang)
    return [
        of.name or say("nobody", lang),
        str(len(of.lines)),
        say("with_n", lang, told=levels, n=f"{of.assessed}/{of.deals}"),
        say("with_n", lang, told=silent, n=of.spoken),
        str(of.single_threaded),
        str(of.overdue),
        str(of.at_risk),
        _done(of.completion, lang),
        str(of.findings[Severity.urgent]),
    ]


def _reason(reason: Reason, lang: str) -> str:
    return say(f"why.{reason.why.value}", lang, n=reason.n, days=reason.days)


def _levels(rated: float | None, agreed: float | None, lang: str) -> str:
    return say("level", lang, rated=_level(rated, lang), agreed=_level(agreed, lang))


def _level(value: float | None, lang: str) -> str:
    if value is None:
        return say("unknown", lang)
    return f"{value:g}" if value >= 0 else say("below", lang)


def _days(days: float | None, lang: str) -> str:
    return say("unknown", lang) if days is None else say("days", lang, n=f"{days:g}")


def _done(done: Measure, lang: str) -> str:
    return say("done", lang, part=done.part, n=done.known) if done.known else say("unknown", lang)
