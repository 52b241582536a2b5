"""The sheets of the plan: what is a list there is written as one."""

from kit.widgets.sheet import FIRST, Layout, laid_out

__all__ = ["ACTIONS", "DECISIONS", "ISSUES", "RIVALS", "TRADES", "USAGES"]

_ALL = ("all", "faults")

USAGES: Layout = laid_out(
    "usages",
    {FIRST: ("department", "domain", "supply", "rival", "what", "as_of")},
    unknown=frozenset({"as_of"}),
)

TRADES: Layout = laid_out("trades", {FIRST: ("when", "what", "amount", "deal")}, filters=_ALL)

ISSUES: Layout = laid_out(
    "customer_issues",
    {FIRST: ("what", "felt_by", "certainty", "deal", "as_of")},
    unknown=frozenset({"felt_by", "as_of"}),
)

RIVALS: Layout = laid_out(
    "rivals",
    {FIRST: ("name", "where", "to_win", "moves", "deals", "as_of")},
    unknown=frozenset({"to_win"}),
)

ACTIONS: Layout = laid_out(
    "actions",
    {FIRST: ("what", "owner", "due_on", "horizon", "done_on", "note")},
    unknown=frozenset({"owner", "due_on"}),
)

DECISIONS: Layout = laid_out(
    "decisions",
    {FIRST: ("what", "decide_by_on", "decided", "decided_on", "decided_by", "deal")},
    unknown=frozenset({"decide_by_on"}),
)
