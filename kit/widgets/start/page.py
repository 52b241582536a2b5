"""The first page: the account that is open, all there are, and the ways to bring one in."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ipywidgets import HTML, HBox, ToggleButtons, VBox, Widget

from kit.account import Account
from kit.errors import KitError
from kit.samples import sample_ids
from kit.settings import LANGUAGES, current_settings
from kit.store import open_store
from kit.widgets.fold import Fold
from kit.widgets.opening import account_chosen, day_of, spoken
from kit.widgets.page import put_away, shown_or_told
from kit.widgets.prose import STYLE, prose, put
from kit.widgets.seen import Seen
from kit.widgets.start.accounts import AccountList
from kit.widgets.start.chosen import ChosenAccount
from kit.widgets.start.create import NewAccountForm
from kit.widgets.start.entrance import Entrance
from kit.widgets.start.samples import SampleButton, samples_table
from kit.words import say
from kit.workbook.desk import put_on_desk

if TYPE_CHECKING:
    from kit.widgets.start.take_in import IntakeForm

__all__ = ["StartPage", "open_start"]

LOOK = f"<style>{Path(__file__).with_name('start.css').read_text('utf-8')}</style>"


def open_start(lang: str = "", today: str = "") -> VBox:
    """Open the first page; without a language, in the one chosen last."""
    return shown_or_told(lambda: StartPage(lang, today))


class StartPage(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The account that is open, the list to open another, and ways to bring one in."""

    def __init__(self, lang: str = "", today: str = "") -> None:
        self._settings = current_settings()
        self._store = open_store(self._settings)
        self._today = day_of(today)
        self._invented = sample_ids(self._settings)
        self.body = VBox()
        self.chosen: ChosenAccount | None = None
        self.form: NewAccountForm | None = None
        self.intake: IntakeForm | None = None
        super().__init__([Seen(self.look), HTML(STYLE + LOOK), self.body])
        self.add_class("kit-form")
        self.add_class("kit-start")
        self._build(spoken(lang, self._settings), {})
        self.look()
        if not self.accounts.listing:
            self.folds["create"].turn(True)

    def look(self) -> None:
        """Show everything as it is saved and chosen now."""
        try:
            listing = self._store.listing()
            account = account_chosen(self._store, self._settings)
            self._open(account)
            self.accounts.take(listing, account)
        except KitError as error:
            self._refuse(error)
            return
        put(self.fault)
        there = {each.account for each in listing}
        put(self.empty, "" if there else self.entrance.say("empty"))
        self.samples.box.layout.display = "none" if there else None
        known = there.intersection(self._invented)
        self.more_samples.box.layout.display = "none" if known else None

    def choose(self, account: str, told: str = "") -> None:
        """Open an account, here and wherever none is named."""
        put(self.told, told)
        try:
            put_on_desk(self._settings, account=account)
        except KitError as error:
            self._refuse(error)
        else:
            self.look()

    def speak(self, lang: str) -> None:
        """Build the page anew in another language, which others follow; nothing typed is lost."""
        try:
            put_on_desk(self._settings, lang=lang)
        except KitError as error:
            self._refuse(error)
        self._build(lang, {name for name, fold in self.folds.items() if fold.open})
        self.look()

    def _build(self, lang: str, unfolded: Collection[str]) -> None:
        entrance = self.entrance = Entrance(self._settings, self._store, lang, self._today)
        self.chosen = None
        self.empty, self.told, self.fault = prose(), prose(look="saved"), prose(look="fault")
        self.place = VBox()
        self.place.add_class("kit-place")
        self.accounts = AccountList(entrance, self._invented, self.choose)
        self.samples = SampleButton(entrance, self._samples_taken)
        self.more_samples = SampleButton(entrance, self._samples_taken)
        makers = {"create": self._new_form, "take_in": self._intake, "samples": self._noticed}
        tips = (entrance.say("fold_open"), entrance.say("fold_shut"))
        self.folds = {n: Fold(entrance.say(n), tips, make) for n, make in makers.items()}
        for name in unfolded:
            self.folds[name].turn(True)
        left = self.body.children
        self.body.children = [
            self._languages(),
            self.fault,
            self.told,
            self.empty,
            self.place,
            self.accounts.box,
            self.samples.box,
            *(fold.box for fold in self.folds.values()),
        ]
        for each in left:
            put_away(each)

    def _languages(self) -> HBox:
        told = self.entrance.say
        options = [(told(each), each) for each in LANGUAGES]
        self.language = ToggleButtons(
            description=told("language"), options=options, value=self.entrance.lang
        )
        self.language.add_class("kit-above")
        self.language.observe(lambda change: self.speak(change["new"]), "value")
        box = HBox([self.language])
        box.add_class("kit-languages")
        return box

    def _open(self, account: str) -> None:
        self.place.layout.display = None if account else "none"
        if self.chosen and self.chosen.workbook.account.id == account:
            self.chosen.take()
            return
        left, self.chosen = self.place.children, None
        self.place.children = []
        for each in left:
            put_away(each)
        if account:
            invented = account in self._invented
            self.chosen = ChosenAccount(self.entrance, account, invented, self.look)
            self.place.children = [self.chosen.box]

    def _new_form(self) -> Widget:
        self.form = NewAccountForm(self.entrance, self._made, self.form)
        return self.form.box

    def _intake(self) -> Widget:
        # Loading what reads lists takes as long as all else this page shows at first.
        from kit.widgets.start.take_in import IntakeForm  # noqa: PLC0415

        self.intake = IntakeForm(self.entrance, self._opened, self._taken, self.intake)
        return self.intake.box

    def _noticed(self) -> Widget:
        return VBox([self.more_samples.box, samples_table(self.entrance)])

    def _opened(self) -> str:
        return self.chosen.workbook.account.id if self.chosen else ""

    def _made(self, account: Account) -> None:
        self.folds["create"].turn(False)
        self.choose(account.id, self.entrance.say("created", name=account.profile.name))

    def _samples_taken(self, taken: Sequence[str]) -> None:
        self.folds["create"].turn(False)
        told = self.entrance.say("samples_taken", n=len(taken))
        self.choose(taken[0] if taken else self._invented[0], told)

    def _taken(self, accounts: Sequence[str]) -> None:
        put(self.told)
        if len(accounts) == 1:
            self.choose(accounts[0])
        else:
            self.look()

    def _refuse(self, error: KitError) -> None:
        put(self.fault, say(error, self.entrance.lang, on_screen=True))
