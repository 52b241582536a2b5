"""The invented samples: taken in with one click, and what they give to notice."""

from collections.abc import Callable, Iterator, Sequence

from ipywidgets import HTML, Button, VBox

from kit.analysis import Finding, find, tell
from kit.errors import KitError
from kit.exchange import Incoming
from kit.pack import Pack, load_pack
from kit.samples import sample_accounts, sample_ids, sample_past
from kit.widgets.prose import prose, put, table
from kit.widgets.start.entrance import Entrance
from kit.words import choice, say, word
from kit.workbook import bring_in

__all__ = ["SampleButton", "samples_table"]

MOST = 3
"""The findings shown of each sample, the most urgent first."""


class SampleButton:
    """A button that takes the samples in."""

    def __init__(self, entrance: Entrance, taken: Callable[[Sequence[str]], None]) -> None:
        self._entrance, self._taken = entrance, taken
        n = len(sample_ids(entrance.settings))
        self.button = Button(description=entrance.say("samples_take", n=n))
        self.button.add_class("kit-button")
        self.button.add_class("kit-main")
        self.button.on_click(lambda _: self._take())
        self.fault = prose(look="fault")
        about = prose(entrance.say("samples_about"), "quiet")
        self.box = VBox([self.button, about, self.fault])

    def _take(self) -> None:
        store, settings = self._entrance.store, self._entrance.settings
        try:
            there = store.accounts()
            # A sample that is there may have been written in.
            every = sample_accounts(settings)
            missing = [each for each in every if each.account.id not in there]
            bring_in(store, missing, settings.user, lambda each: sample_past(each, settings))
        except KitError as error:
            put(self.fault, say(error, self._entrance.lang, on_screen=True))
        else:
            self._taken([each.account.id for each in missing])


def samples_table(entrance: Entrance) -> VBox:
    """Return what there is to notice first about each sample, as of its own day."""
    told = prose(entrance.say("samples_findings", n=MOST), "quiet")
    parts = [
        part for each in sample_accounts(entrance.settings) for part in _of_sample(each, entrance)
    ]
    return VBox([told, *parts])


def _of_sample(sample: Incoming, entrance: Entrance) -> Iterator[HTML]:
    account, lang = sample.account, entrance.lang
    if account.profile.as_of is None:
        return
    pack = load_pack(account.profile.pack or entrance.settings.pack, entrance.settings)
    found = find(account, pack, account.profile.as_of)
    head = [word(f"report.{key}", lang) for key in ("severity", "finding", "question")]
    shown = HTML(table(head, [_row(each, pack, lang) for each in found[:MOST]]))
    shown.add_class("kit-noticed")
    facts = {"name": account.profile.name, "pack": pack.name, "n": len(found)}
    yield prose(entrance.say("samples_of", **facts), "key")
    yield shown


def _row(found: Finding, pack: Pack, lang: str) -> list[str]:
    told = tell(found, pack, lang)
    sign = word(f"report.sign_{found.severity.value}", lang)
    return [f"{sign} {choice(found.severity, lang)}", told.sentence, told.question]
