"""The monthly session: three questions, what is due, what is decided now, what is unanswered."""

from ipywidgets import Button, HBox, VBox

from kit.account import Account, Action, Decision, Item
from kit.analysis import find, tell
from kit.analysis.plan import (
    ActionState,
    DecisionState,
    action_list,
    completion,
    decision_list,
    seen_on,
    with_seen,
)
from kit.errors import WrongUse
from kit.widgets.controls import line
from kit.widgets.findings import noticed
from kit.widgets.following import Following
from kit.widgets.plan.entries import Entries, changed
from kit.widgets.plan.scenarios import Scenarios
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import choice

__all__ = ["SessionForm"]

AHEAD = 31
"""How many days ahead a session looks at actions: until the next one."""


class SessionForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """What a team goes through once a month; what is decided here is saved on the spot."""

    def __init__(self, seat: Seat, mark: SavedMark) -> None:
        none = {name: prose(seat.say(f"plan_no_{name}"), "quiet") for name in ("due", "decision")}
        self.actions = Entries(
            seat,
            lambda account: _due(account, seat),
            lambda action: _ActionCard(seat, mark, action.id),
            none["due"],
        )
        self.decisions = Entries(
            seat,
            lambda account: _waiting(account, seat),
            lambda decision: _DecisionCard(seat, mark, decision.id),
            none["decision"],
        )
        self.scenarios = Scenarios(seat, mark)
        self.unanswered = Unanswered(seat, mark)
        parts = {
            "questions": self.scenarios,
            "due": self.actions,
            "decisions": self.decisions,
            "unanswered": self.unanswered,
        }
        shown = [
            each
            for name, part in parts.items()
            for each in (prose(seat.say(f"plan_session_{name}"), "heading"), part)
        ]
        super().__init__(shown, _dom_classes=["kit-form", "kit-body"])


def _due(account: Account, seat: Seat) -> list[Action]:
    return [
        each.action
        for each in action_list(account, seat.today)
        if each.state in {ActionState.overdue, ActionState.undated}
        or (each.state is ActionState.open and (each.days or 0) <= AHEAD)
    ]


def _waiting(account: Account, seat: Seat) -> list[Decision]:
    found = decision_list(account, seat.today)
    return [each.decision for each in found if each.state is not DecisionState.decided]


class _ActionCard:
    """An action that is due before the next session, with a button that ends it."""

    def __init__(self, seat: Seat, mark: SavedMark, action: str) -> None:
        self._seat = seat
        self.what, self.state = prose(), prose(look="quiet")
        self.done = Button(description=seat.say("answered_done"), _dom_classes=["kit-button"])
        given = {"done_on": seat.today}
        self.done.on_click(
            lambda _: mark.attempt(
                lambda: seat.save(lambda a: changed(a, "actions", action, **given))
            )
        )
        told = VBox([self.what, self.state])
        told.layout.flex = "1 1 20em"
        self.box = HBox([told, self.done], _dom_classes=["kit-row"])

    def take(self, item: Item) -> None:
        """Show the action, by whom and by when."""
        seat = self._seat
        found = next((e for e in action_list(seat.account, seat.today) if e.action == item), None)
        if found is None:
            return
        owner = seat.account.member(found.action.owner)
        facts = {"who": owner.name if owner else None, "day": found.action.due_on}
        put(self.what, found.action.what)
        late = seat.word("report.overdue_by", n=found.days)
        state = late if found.state is ActionState.overdue else choice(found.state, seat.lang)
        put(self.state, f"{seat.say('answered_action', **facts)}　{state}")
        self.done.tooltip = seat.say("plan_done_about", what=found.action.what)


class _DecisionCard:
    """Something to be decided: what is written here is decided today."""

    def __init__(self, seat: Seat, mark: SavedMark, decision: str) -> None:
        self._seat, self._mark, self._id = seat, mark, decision
        self.what, self.state, self.fault = (
            prose(look="key"),
            prose(look="quiet"),
            prose("", "fault"),
        )
        self.decided = line(seat.label("Decision.decided"), seat.say("plan_decided_hint"))
        self.decided.add_class("kit-above")
        self.decided.layout.flex = "1 1 20em"
        self.take_it = Button(
            description=seat.say("plan_decide"), _dom_classes=["kit-button", "kit-beside"]
        )
        self.take_it.on_click(lambda _: mark.attempt(self._decide))
        row = HBox([self.decided, self.take_it], _dom_classes=["kit-row"])
        self.box = VBox([self.what, self.state, row])

    def take(self, item: Item) -> None:
        """Show what is to be decided, and by when; what is typed stays."""
        seat = self._seat
        found = next(e for e in decision_list(seat.account, seat.today) if e.decision == item)
        put(self.what, found.decision.what)
        late = seat.word("report.overdue_by", n=found.days)
        state = late if found.state is DecisionState.overdue else choice(found.state, seat.lang)
        put(self.state, seat.say("plan_decide_by", day=found.decision.decide_by_on, state=state))
        self.take_it.tooltip = seat.say("plan_decide_about", what=found.decision.what)

    def _decide(self) -> None:
        seat = self._seat
        if not self.decided.value.strip():
            raise WrongUse("decision.unsaid")
        given = {
            "decided": self.decided.value,
            "decided_on": seat.today,
            "decided_by": seat.rater,
        }
        seat.save(lambda account: changed(account, "decisions", self._id, **given))


class Unanswered(Following):
    """The findings without an answer, since when each was seen, and a button that says: seen."""

    def __init__(self, seat: Seat, mark: SavedMark) -> None:
        self._seat = seat
        self.told, self.share = prose(), prose(look="quiet")
        self.seen = Button(description=seat.say("plan_seen"), _dom_classes=["kit-button"])
        self.seen.layout.align_self = "flex-start"
        about = seat.say("plan_seen_about", n=seat.pack.thresholds.finding_unanswered_days)
        self.seen.tooltip = about
        self.seen.on_click(lambda _: mark.attempt(self._note))
        super().__init__(
            [self.share, self.told, self.seen, prose(about, "quiet")], _dom_classes=["kit-form"]
        )
        self.follow(seat.workbook, self._show)
        self._show()

    def _show(self) -> None:
        seat = self._seat
        replies = noticed(seat.account, seat.pack, seat.side, seat.today)
        waiting = [each.finding for each in replies if each.is_open]
        lines = [
            seat.say("plan_waiting", title=tell(f, seat.pack, seat.lang).title, day=day)
            if (day := seen_on(seat.account, f))
            else seat.say("plan_waiting_new", title=tell(f, seat.pack, seat.lang).title)
            for f in waiting
        ]
        put(self.told, seat.say("plan_unanswered", n=len(waiting)), *lines)
        done = completion(seat.account, seat.today)
        facts = {"part": done.part, "n": done.known, "unknown": done.unknown}
        put(self.share, seat.say("plan_completion", **facts))

    def _note(self) -> None:
        seat = self._seat
        replies = noticed(seat.account, seat.pack, seat.side, seat.today)
        seen = [each.finding for each in replies]

        def noted(account: Account) -> Account:
            return with_seen(account, seen, find(account, seat.pack, seat.today), seat.today)

        seat.save(noted)
