"""Any account at all, built from the models themselves, so that every later chapter joins."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import Ge, Le
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from kit.account import KINDS, Account, reference_faults
from kit.errors import Fault

Document = dict[str, Any]

ITEM_IDS = st.sampled_from(["a", "B-2", "c_3", "9", "x" * 64])
"""Few, so that references often lead to something."""

texts = st.sampled_from(
    [
        "",
        "髙﨑𠮷",
        "令和8年",
        "「」\"'`\\",
        "一\n二\r\n三\t",
        "\x01\x7f\u2028\ufeff",
        "🙂",
        "{name}",
        "</script>",
    ]
) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


def of(annotation: Any, rules: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    """Return what a field of this type may hold, as it stands in a JSON document."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return of(inside[0], (*rules, *inside[1:]))
    if origin in {Union, UnionType}:
        return st.one_of(of(each, rules) for each in inside)
    if origin is tuple:
        return st.lists(of(inside[0]), max_size=2)
    if issubclass(annotation, Enum):
        return st.sampled_from([each.value for each in annotation])
    if issubclass(annotation, BaseModel):
        return model(annotation)
    return plain(annotation, rules)


def plain(annotation: type, rules: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if annotation is str:
        accepts = accepting(rules)
        return texts.filter(accepts) if accepts("髙﨑 𠮷") else ITEM_IDS
    if annotation is int:
        bounds = flat(rules)
        low = next((each.ge for each in bounds if isinstance(each, Ge)), None)
        high = next((each.le for each in bounds if isinstance(each, Le)), None)
        return st.integers(low, high)
    known: Mapping[type, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        date: st.dates().map(date.isoformat),
        NoneType: st.none(),
    }
    return known[annotation]


def accepting(rules: tuple[Any, ...]) -> Callable[[str], bool]:
    """Return whether a text keeps the rules of its field."""
    adapter = TypeAdapter(Annotated[str, *rules, "as given"])

    def accepts(text: str) -> bool:
        try:
            adapter.validate_python(text)
        except ValidationError:
            return False
        return True

    return accepts


def flat(rules: tuple[Any, ...]) -> list[Any]:
    """Return the rules one by one: pydantic's Field holds several."""
    return [
        rule
        for each in rules
        for rule in (each.metadata if isinstance(each, FieldInfo) else [each])
    ]


def model(described: type[BaseModel]) -> st.SearchStrategy[Document]:
    fields = described.model_fields.items()
    return st.fixed_dictionaries(
        {name: of(field.annotation, tuple(field.metadata)) for name, field in fields}
    )


def unique(items: list[Document]) -> list[Document]:
    return list({each["id"]: each for each in items}.values())


def kinds() -> dict[str, st.SearchStrategy[list[Document]]]:
    return {name: st.lists(model(kind), max_size=3).map(unique) for name, kind in KINDS.items()}


documents = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"\A[a-z0-9][a-z0-9-]{0,63}\Z"),
        "profile": of(Account.model_fields["profile"].annotation),
        **kinds(),
    }
)


def mended(document: Document) -> Account:
    """Return the account of a document, with every reference made to lead somewhere."""
    while faults := reference_faults(account := Account.model_validate(document)):
        mend(document, faults[0])
    return account


def mend(document: Document, fault: Fault) -> None:
    *way, last = fault.place
    holder: Any = document
    for step in way:
        holder = holder[step]
    there = document.get(str(fault.facts.get("kind")))
    if fault.code == "reference.repeated":
        holder[last].pop()
    elif there:
        holder[last] = there[0]["id"]
    elif isinstance(holder, list):
        del holder[last]
    elif fault.place[0] in KINDS and required(fault):
        del document[fault.place[0]][fault.place[1]]
    else:
        holder[last] = None


def required(fault: Fault) -> bool:
    """Whether an entry cannot do without the reference at fault."""
    field = KINDS[str(fault.place[0])].model_fields.get(str(fault.place[-1]))
    return field is not None and field.is_required()


accounts = documents.map(mended)
