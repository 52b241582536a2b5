"""What the ladder says: each bar's level in words, and a note beside each of its rungs."""

from dataclasses import dataclass
from datetime import date

from kit.account import Assessment
from kit.analysis.deals import BELOW, Level, Mark, Rated, Standing, answers_to, claimed, old_rungs
from kit.pack import Pack
from kit.words import word

__all__ = ["Column", "Note", "columns", "message"]


@dataclass(frozen=True)
class Note:
    """What a rung says beside its mark, and what remains of it where the room is small."""

    full: str
    short: str


@dataclass(frozen=True)
class Column:
    """One bar beside the rungs: its heading, the level it has reached, and what each rung says."""

    heading: str
    about: str
    level: Level
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]

    def flag(self, stage: int) -> str:
        """Return 'hole' or 'skipped' where a rung is left open or climbed without those below."""
        if stage in self.level.holes:
            return "hole"
        return "skipped" if stage in self.level.skipped else ""


def columns(
    standing: Standing, current: Rated, pack: Pack, today: date, lang: str
) -> tuple[Column, ...]:
    """Return the bars of an assessed deal; the coach's only once both ratings are in.

    Evidence grows old only while a deal is in progress.
    """
    ageing = today if standing.is_open else date.min
    rated = _rated_column("rated", current, pack, ageing, lang)
    agreed = _agreed_column(current, today, lang)
    if standing.comparison is None:
        return rated, agreed
    return rated, agreed, _rated_column("coach", standing.comparison.coach, pack, ageing, lang)


def message(current: Rated, lang: str) -> str:
    """Return how far both indices have come, in one sentence."""
    rated, agreed = (_reached(level, lang) for level in (current.rated, current.agreed))
    key = "charts.ladder.title_equal" if rated == agreed else "charts.ladder.title"
    return word(key, lang, rated=rated, agreed=agreed)


def _rated_column(name: str, rated: Rated, pack: Pack, today: date, lang: str) -> Column:
    old, counted = old_rungs(rated, pack, today), claimed(rated, pack)
    # A rung whose evidence has aged stays counted; it is only to be checked again.
    marks = [
        Mark.recheck if mark is Mark.met and stage in old else mark
        for stage, mark in enumerate(rated.rated_marks)
    ]
    days = [_newest(rated.assessment, stage, pack) for stage in range(len(marks))]
    notes = [
        _rated_note(mark, days[stage], counted.get(stage, 0), stage in old, lang)
        for stage, mark in enumerate(marks)
    ]
    return Column(*_heading(name, rated.rated, lang), rated.rated, tuple(marks), tuple(notes))


def _agreed_column(current: Rated, today: date, lang: str) -> Column:
    marks = current.agreed_marks
    notes = tuple(_agreed_note(current, stage, today, lang) for stage in range(len(marks)))
    return Column(*_heading("agreed", current.agreed, lang), current.agreed, marks, notes)


def _heading(name: str, level: Level, lang: str) -> tuple[str, str]:
    """Return the level in words, and what it measures."""
    kind = _kind(level)
    key = f"charts.ladder.level_{kind}" if kind else "charts.ladder.level"
    told = word(key, lang, name=word(f"charts.ladder.{name}", lang), n=level.value)
    return told, word(f"charts.ladder.{name}_about", lang)


def _reached(level: Level, lang: str) -> str:
    return word(f"charts.ladder.{_kind(level) or 'up_to'}", lang, n=level.value)


def _kind(level: Level) -> str:
    """Return how a level is worded; nothing reached with stage 0 unknown is unknown, not zero."""
    if level.value == BELOW:
        return "unknown" if level.at_least else "below"
    return "at_least" if level.at_least else ""


def _newest(assessment: Assessment, stage: int, pack: Pack) -> date | None:
    answers = answers_to(assessment, stage, pack)
    days = (e.said_on for answer in answers for e in answer.evidence)
    return max((day for day in days if day is not None), default=None)


def _rated_note(mark: Mark, day: date | None, counted: int, old: bool, lang: str) -> Note:
    match mark:
        case Mark.recheck:
            return _dated("old", day, "old_short", lang)
        case Mark.met:
            return _dated("evidence_on" if day else "evidence", day, "", lang)
        case Mark.claimed:
            told = word("charts.ladder.claimed_n", lang, n=counted)
        case _:
            told = _mark_word(mark, lang)
    full = word("charts.ladder.old_other", lang, mark=told) if old else told
    return Note(full, _mark_word(mark, lang))


def _agreed_note(current: Rated, stage: int, today: date, lang: str) -> Note:
    agreement = current.assessment.entry(stage).agreement
    if agreement.withdrawn_on is not None and agreement.withdrawn_on <= today:
        return _dated("withdrawn_on", agreement.withdrawn_on, "withdrawn", lang)
    mark = current.agreed_marks[stage]
    if mark is Mark.met:
        return _dated("agreed_on", agreement.agreed_on, "", lang)
    short = "charts.ladder.old_short" if mark is Mark.recheck else ""
    told = _mark_word(mark, lang)
    return Note(told, word(short, lang) if short else told)


def _dated(key: str, day: date | None, short: str, lang: str) -> Note:
    full = word(f"charts.ladder.{key}", lang, day=day)
    return Note(full, word(f"charts.ladder.{short}", lang) if short else "")


def _mark_word(mark: Mark, lang: str) -> str:
    return word(f"charts.ladder.{'not_known' if mark is Mark.unknown else mark.value}", lang)
