"""The letter desk (手紙): a draft from the facts, remarks on its text, columns to copy by hand."""

from kit.letters.beginning import begun, kind_for
from kit.letters.check import Place, Remark, check
from kit.letters.draft import draft, facts_known, facts_wanted
from kit.letters.matter import Matter, matter_of
from kit.letters.parts import Line, Parts, Role, parts_of, written_in
from kit.letters.sending import post_letter, take_back, told_by
from kit.letters.told import Told, tell

__all__ = [
    "Line",
    "Matter",
    "Parts",
    "Place",
    "Remark",
    "Role",
    "Told",
    "begun",
    "check",
    "draft",
    "facts_known",
    "facts_wanted",
    "kind_for",
    "matter_of",
    "parts_of",
    "post_letter",
    "take_back",
    "tell",
    "told_by",
    "written_in",
]
