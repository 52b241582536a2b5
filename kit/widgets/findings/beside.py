"""A form with what there is to notice beside it, which leads back into the form."""

from collections.abc import Collection, Sequence
from typing import Protocol

from ipywidgets import HBox, Layout

from kit.analysis import Ref
from kit.widgets.findings.panel import FindingsPanel
from kit.widgets.opening import Opened

__all__ = ["Leads", "beside"]


class Leads(Protocol):
    """A form that can go to what a finding is about."""

    layout: Layout

    def go_to(self, about: Sequence[Ref], code: str = "", /) -> None:
        """Go to the first entry that a finding is about."""


def beside(form: Leads, here: Opened, kinds: Collection[str]) -> HBox:
    """Return a form and, beside it, its findings of some kinds."""
    given = (here.workbook, here.pack, here.lang, here.today)
    panel = FindingsPanel(*given, kinds=kinds, side=here.side, rater=here.rater)
    panel.observe(lambda change: form.go_to(change["new"], panel.code), "chosen")
    form.layout.flex, panel.layout.flex = "1 1 640px", "0 1 300px"
    # A flex item is as wide as what it holds unless it is told that it may be narrower.
    form.layout.min_width = "0"
    return HBox([form, panel], layout={"flex_flow": "row wrap"})
