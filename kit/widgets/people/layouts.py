"""The sheets of the people: stakeholders, lines between them, our lines, our members."""

from kit.account import Account, Stakeholder
from kit.widgets.sheet import FIRST, Layout, laid_out

__all__ = ["COVERAGE", "MEMBERS", "RELATIONS", "STAKEHOLDERS"]


def _without_person(account: Account, _kind: str, gone: str) -> Account:
    """Return the account without a person, nor the lines that lead there."""

    def freed(person: Stakeholder) -> Stakeholder:
        cut = [name for name in ("reports_to", "successor") if getattr(person, name) == gone]
        return person.model_copy(update=dict.fromkeys(cut)) if cut else person

    people = tuple(freed(each) for each in account.stakeholders if each.id != gone)
    relations = tuple(r for r in account.relations if gone not in (r.source, r.target))
    coverage = tuple(line for line in account.coverage if line.stakeholder != gone)
    return account.model_copy(
        update={"stakeholders": people, "relations": relations, "coverage": coverage}
    )


STAKEHOLDERS: Layout = laid_out(
    "stakeholders",
    {
        # The first view, まず7項目: department and title count as one.
        FIRST: (
            "name",
            "department",
            "title",
            "roles",
            "influence",
            "attitude",
            "trust",
            "last_met_on",
        ),
        "opinion": ("trust_basis", "opinion_words", "relies_on_us_for"),
        "dependence": (
            "dependence.they_on_us",
            "dependence.we_on_them",
            "dependence.alternative",
            "dependence.basis",
        ),
        "person": (
            "career",
            "judged_by",
            "worries",
            "goals",
            "way_of_deciding",
            "way_of_contact",
            "never_say",
            "dislike_reason",
            "dislike_certainty",
        ),
        "position": (
            "kana",
            "reports_to",
            "in_post_since_on",
            "left_on",
            "moved_to",
            "successor",
        ),
        "contact": ("last_channel",),
        "source": ("sources", "as_of", "confidentiality"),
    },
    ratings={
        "trust": "trust",
        "influence": "influence",
        "dependence.they_on_us": "they_on_us",
        "dependence.we_on_them": "we_on_them",
    },
    unknown=frozenset({"last_met_on"}),
    filters=("all", "unknown", "faults", "here"),
    take_out=_without_person,
)

RELATIONS: Layout = laid_out(
    "relations", {FIRST: ("source", "kind", "target", "note", "as_of")}, filters=("all", "faults")
)

COVERAGE: Layout = laid_out(
    "coverage",
    {FIRST: ("stakeholder", "member", "level", "wished", "as_of")},
    filters=("all", "unknown", "faults"),
)

MEMBERS: Layout = laid_out(
    "members", {FIRST: ("name", "kana", "title", "function")}, filters=("all", "faults")
)
