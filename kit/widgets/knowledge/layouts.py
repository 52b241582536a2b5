"""The sheets of what we know: unofficial information (非公式情報) and facts (顧客理解)."""

from kit.widgets.sheet import FIRST, Layout, laid_out

__all__ = ["FACTS", "INFORMATION"]

INFORMATION: Layout = laid_out(
    "information",
    {
        FIRST: ("question", "answer", "heard_from", "heard_on", "channel", "certainty"),
        "source": ("about", "confidentiality"),
    },
    unknown=frozenset({"heard_from", "heard_on"}),
)

FACTS: Layout = laid_out(
    "facts",
    {FIRST: ("area", "text", "source", "as_of", "confidentiality")},
    unknown=frozenset({"as_of"}),
)
