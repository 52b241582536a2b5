"""The coaching of an account: what changed, the talk, remarks, and what is folded below."""

from collections.abc import Callable, Sequence

from ipywidgets import HTML, VBox, Widget

from kit.account import RideAlong
from kit.analysis import Ref
from kit.widgets.coaching.changes import ChangesView
from kit.widgets.coaching.practice import PracticeNotes
from kit.widgets.coaching.raters import RatersView
from kit.widgets.coaching.records import RecordKind, Records
from kit.widgets.coaching.remarks import RemarksForm
from kit.widgets.coaching.session import SessionRecord
from kit.widgets.fold import Fold
from kit.widgets.prose import STYLE, prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.workbook import Workbook, new_id

__all__ = ["CoachingForm"]

_RIDE = (("visited_on", "contact"), ("coach", "rep"), ("seen",), ("strong",), ("to_try",))


class CoachingForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Everything a coach and a rep need at one table; each part follows what is saved."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self.mark = seat, SavedMark(seat)
        self.changes = ChangesView(seat, self.mark)
        self.session = SessionRecord(seat, self.mark)
        self.remarks = RemarksForm(seat, self.mark)
        self.made: dict[str, Records | PracticeNotes | RatersView] = {}
        makers: dict[str, Callable[[], Records | PracticeNotes | RatersView]] = {
            "ride_alongs": lambda: Records(seat, self.mark, _RIDE_KIND),
            "practice_notes": lambda: PracticeNotes(seat, self.mark),
            "raters": lambda: RatersView(seat),
        }
        self.folds = {name: self._fold(name, make) for name, make in makers.items()}
        super().__init__(
            [
                HTML(STYLE),
                prose(seat.say("coaching_why"), "quiet"),
                self.mark.box,
                self.changes.box,
                self.session.box,
                self.remarks.box,
                *(fold.box for fold in self.folds.values()),
            ]
        )
        self.add_class("kit-form")
        self._leave = seat.workbook.listen(self._heard)

    def close(self) -> None:
        """Take the form off the screen and listen no more."""
        self._leave()
        self.changes.close()
        super().close()

    def go_to(self, about: Sequence[Ref], _code: str = "") -> None:
        """Open the session a finding is about."""
        for ref in about:
            if ref.kind == "coaching_sessions":
                self.session.records.list.value = ref.id

    def _fold(
        self, name: str, make: Callable[[], Records | PracticeNotes | RatersView]
    ) -> Fold[Widget]:
        def made() -> Widget:
            self.made[name] = make()
            return self.made[name].box

        seat = self._seat
        return Fold(seat.say(f"{name}_title"), (seat.say("unfold"), seat.say("fold")), made)

    def _heard(self, workbook: Workbook) -> None:
        self.mark.heard(workbook)
        for each in (self.changes, self.session, self.remarks, *self.made.values()):
            each.take()


def _begin(seat: Seat) -> RideAlong:
    profile = seat.account.profile
    return RideAlong(id=new_id("ride"), visited_on=seat.today, coach=profile.coach, rep=profile.rep)


_RIDE_KIND = RecordKind("ride_alongs", _RIDE, _begin, "visited_on")
