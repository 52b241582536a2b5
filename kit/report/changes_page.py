"""What the report's first page says of what changed since the last session."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kit.analysis.changes import ToldGroup, tell_changes
from kit.charts import change_chart
from kit.report.pages import View, picture
from kit.words import word
from kit.workbook import LookBack

__all__ = ["ChangesPage"]

SHOWN = 3
"""The changes of one topic that stand on the page; the others are counted."""
_DRAWN = {"level.rated", "level.agreed", "person.attitude", "person.trust"}


@dataclass(frozen=True)
class ChangedLines:
    """The changes of a topic as printed, and how many more there are."""

    group: ToldGroup

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return sign and sentence of those that are shown."""
        return tuple((each.sign, each.sentence) for each in self.group.changes[:SHOWN])

    @property
    def more(self) -> int:
        """Return how many are not shown."""
        return max(len(self.group.changes) - SHOWN, 0)


class ChangesPage:
    """What changed since a day, in words and as a picture."""

    def __init__(self, look: LookBack, view: View) -> None:
        self._look, self._lang = look, view.lang
        self.groups = tuple(map(ChangedLines, tell_changes(look.changes, view.lang)))

    @property
    def is_known(self) -> bool:
        """Return whether it can be said what changed; else a note says why not."""
        return self._look.before is not None

    @property
    def title(self) -> str:
        """Return since when."""
        day = self._look.before.on if self._look.before else self._look.since
        return word("report.changed_since", self._lang, day=day)

    @property
    def notes(self) -> Iterator[str]:
        """Yield what is to be known of the history, and that nothing changed where nothing did."""
        look = self._look
        facts = {"since": look.since, "first": look.first_on}
        if look.before is None:
            yield word("report.changed_unknown", self._lang, **facts)
            return
        if look.is_short:
            yield word("report.changed_short", self._lang, **facts)
        if not look.changes:
            yield word("report.changed_nothing", self._lang)

    @property
    def picture(self) -> Markup | None:
        """Return the slopes, or None where none turned."""
        look = self._look
        if look.before is None or not any(each.code in _DRAWN for each in look.changes):
            return None
        figure = change_chart(look.before, look.after, look.changes, self._lang)
        return picture(figure, "changes", "changes_alt", self._lang)
