"""How each column is to be filled in, in words and as lists to choose from."""

from typing import Literal

from kit.account.shape import Holds
from kit.exchange.cells import Column
from kit.exchange.excel.plan import Role, SheetPlan, Slot, plans
from kit.pack import Pack
from kit.words import word

__all__ = ["guidance", "hint"]

_ANCHORS: tuple[Literal[1, 3, 5], ...] = (1, 3, 5)


def hint(plan: SheetPlan, lang: str) -> str:
    """Return the sentence above a sheet's headings."""
    if plan.is_profile:
        return word("excel.hint_profile", lang)
    said = [word("excel.hint", lang)]
    if plan.inline:
        row, inner = (model.__name__ for model in (plan.models[-1], _inline_model(plan)))
        facts = {"row": word(f"fields.{row}", lang), "list": word(f"fields.{inner}", lang)}
        said.append(word("excel.hint_inline", lang, **facts))
    if plan.path[0] == "assessments":
        said.append(word("excel.hint_both_sides", lang))
    return ("" if lang == "ja" else " ").join(said)


def _inline_model(plan: SheetPlan) -> type:
    return next(s.column.model for s in plan.slots if s.level > plan.own_level and s.column)


def guidance(plan: SheetPlan, slot: Slot, pack: Pack, lang: str) -> str:
    """Return how a column is filled in, or nothing where its heading says it all."""
    if slot.role is Role.key:
        return _key(plan, slot, lang)
    if slot.role is Role.told:
        return word("excel.how_told", lang)
    if plan.is_profile and slot.path == ("id",):
        return word("excel.how_account_id", lang)
    return _field(slot, slot.column, pack, lang) if slot.column else ""


def _field(slot: Slot, column: Column, pack: Pack, lang: str) -> str:
    match column.field.holds:
        case Holds.choice:
            code = "how_choices" if column.field.many else "how_choice"
            return word(f"excel.{code}", lang, words=column.words(lang))
        case Holds.number:
            return _anchors(slot, pack, lang) or _number(column, lang)
        case Holds.day:
            return word(f"excel.how_day{'_needed' if column.field.required else ''}", lang)
        case Holds.reference:
            sheet = word(f"fields.Account.{column.field.refers}", lang)
            code = "how_references" if column.field.many else "how_reference"
            return word(f"excel.{code}", lang, sheet=sheet)
    return word("excel.how_lines", lang) if column.field.many else ""


def _key(plan: SheetPlan, slot: Slot, lang: str) -> str:
    name = word(slot.label, lang)
    if not plan.own_level:
        return word("excel.how_key", lang, name=name)
    main = next(each for each in plans() if each.path == plan.path[:1])
    return word("excel.how_key_of", lang, name=name, sheet=main.name(lang))


def _anchors(slot: Slot, pack: Pack, lang: str) -> str:
    words = getattr(pack.ratings, slot.path[-1], None)
    if words is None:
        return ""
    low, middle, high = (words.anchors[n].in_(lang) for n in _ANCHORS)
    return word("excel.how_anchors", lang, low=low, middle=middle, high=high)


def _number(column: Column, lang: str) -> str:
    if column.limits is None:
        return word("excel.how_whole", lang)
    low, high = column.limits
    code = "how_number_or_unknown" if column.nullable else "how_number"
    return word(f"excel.{code}", lang, low=low, high=high)
