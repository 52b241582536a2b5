"""A pack (教材): what a trainer words and sets, loaded from data/packs."""

from kit.pack.after_order import Cause, FollowThrough, MilestoneStep, Side
from kit.pack.coaching import CauseHelp, Coaching, TalkPart
from kit.pack.contacts import ChannelRule, ContentKind, Pair
from kit.pack.deals import Stage
from kit.pack.findings import FACTS
from kit.pack.handover import HandoverStep
from kit.pack.knowledge import Area, Freshness, InformationQuestion, Statement
from kit.pack.letters import (
    LetterFact,
    LetterKind,
    LetterRule,
    LetterTest,
    LetterWords,
    Scope,
)
from kit.pack.load import check_pack, find_pack, load_pack, packs
from kit.pack.model import Pack
from kit.pack.part import Severity
from kit.pack.people import RatingWords
from kit.pack.plan import Domain, PartWords, PlanParts
from kit.pack.worded import PARTS, Worded, worded

__all__ = [
    "FACTS",
    "PARTS",
    "Area",
    "Cause",
    "CauseHelp",
    "ChannelRule",
    "Coaching",
    "ContentKind",
    "Domain",
    "FollowThrough",
    "Freshness",
    "HandoverStep",
    "InformationQuestion",
    "LetterFact",
    "LetterKind",
    "LetterRule",
    "LetterTest",
    "LetterWords",
    "MilestoneStep",
    "Pack",
    "Pair",
    "PartWords",
    "PlanParts",
    "RatingWords",
    "Scope",
    "Severity",
    "Side",
    "Stage",
    "Statement",
    "TalkPart",
    "Worded",
    "check_pack",
    "find_pack",
    "load_pack",
    "packs",
    "worded",
]
