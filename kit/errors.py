"""What can go wrong, as codes and facts; the sentences live in data/words.

KitError                 anything the kit tells people about; exit status 1
├── WrongUse             the command or the environment asks for something impossible; exit 2
├── NotFound             a named thing is not there
├── Refused              asked for something that may not be done now
│   └── ChangedElsewhere somebody else saved the same items first
├── Faults               everything that is wrong with one input, together
└── CannotRender         a report could not be made
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = [
    "CannotRender",
    "Cell",
    "ChangedElsewhere",
    "Fault",
    "Faults",
    "KitError",
    "NotFound",
    "Refused",
    "WrongUse",
    "validation_faults",
]

Place = tuple[str | int, ...]


class KitError(Exception):
    """Something to tell the person, as a code and its facts."""

    exit_status = 1

    # The code has no name of its own here: a fact may be called code too.
    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: dict[str, object] = facts


class WrongUse(KitError):
    """The command or the environment asks for something that cannot be."""

    exit_status = 2


class NotFound(KitError):
    """A named thing is not there."""


class Refused(KitError):
    """Something that may not be done now."""


class ChangedElsewhere(Refused):
    """The same items were saved by somebody else after they were read."""

    def __init__(self, account: str, items: Iterable[tuple[str, str]]) -> None:
        self.items = tuple(items)
        named = tuple(f"{kind}/{item}" for kind, item in self.items)
        super().__init__("store.changed_elsewhere", account=account, items=named)


class CannotRender(KitError):
    """A report could not be made."""


@dataclass(frozen=True)
class Cell:
    """A place in a spreadsheet, as the spreadsheet program shows it; rows count from one."""

    row: int
    column: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with an input: what, and where in it."""

    code: str
    place: Place = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    cell: Cell | None = None


class Faults(KitError):
    """Everything that is wrong with one input, reported together."""

    def __init__(self, source: str, faults: Iterable[Fault]) -> None:
        self.source = source
        self.faults = tuple(faults)
        super().__init__("input.faulty", source=source, n=len(self.faults))


# pydantic's error types, told in our own codes; whatever is not listed is "not accepted here".
_CODES = {
    "missing": "value.missing",
    "extra_forbidden": "value.unexpected",
    "enum": "value.not_a_choice",
    "literal_error": "value.not_a_choice",
    "greater_than_equal": "value.out_of_range",
    "less_than_equal": "value.out_of_range",
    "string_pattern_mismatch": "value.bad_id",
    "string_type": "value.not_text",
    "int_type": "value.not_a_number",
    "int_parsing": "value.not_a_number",
    "int_from_float": "value.not_a_number",
    "bool_type": "value.not_yes_or_no",
    "bool_parsing": "value.not_yes_or_no",
    "model_type": "value.not_a_group",
    "model_attributes_type": "value.not_a_group",
    "dataclass_type": "value.not_a_group",
    "dict_type": "value.not_a_group",
    "tuple_type": "value.not_a_list",
    "list_type": "value.not_a_list",
}


def validation_faults(details: Iterable[Mapping[str, Any]]) -> tuple[Fault, ...]:
    """Turn the details of a validation error into faults that carry our codes."""
    return tuple(_fault(detail) for detail in details)


def _fault(detail: Mapping[str, Any]) -> Fault:
    context = dict(detail.get("ctx", {}))
    # What pydantic adds to a name that is itself at fault is no step of the way.
    place = tuple(step for step in detail["loc"] if step != "[key]")
    # A validator of ours raises ValueError(KitError(…)): only ValueErrors are gathered.
    match getattr(context.pop("error", None), "args", ()):
        case (KitError() as own,):
            return Fault(own.code, place, own.facts)
    facts = {"found": detail.get("input"), **context, **dict(_allowed(context))}
    return Fault(_CODES.get(detail["type"], "value.not_accepted"), place, facts)


def _allowed(context: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what would be accepted as plain facts: pydantic gives it as an English phrase."""
    if isinstance(expected := context.get("expected"), str):
        yield "expected", tuple(part.strip("'") for part in re.split(", | or ", expected))
    for name, sign in (("ge", "≥"), ("le", "≤")):
        if name in context:
            yield "limit", f"{sign} {context[name]}"
