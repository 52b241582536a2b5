"""The sheet of the contact log (接触記録)."""

from kit.widgets.sheet import FIRST, Layout, laid_out

__all__ = ["CONTACTS"]

CONTACTS: Layout = laid_out(
    "contacts",
    {
        FIRST: (
            "held_on",
            "channel",
            "started_by",
            "stakeholders",
            "purposes",
            "heard",
            "next_step",
        ),
        "circumstances": ("members", "deal", "occasion", "minutes"),
        "source": ("confidentiality", "origin"),
    },
    unknown=frozenset({"stakeholders"}),
    newest="held_on",
)
