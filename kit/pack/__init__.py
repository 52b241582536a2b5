"""A pack (教材): stages, criteria, findings' words and thresholds, loaded from data/packs."""

from kit.pack.findings import FACTS
from kit.pack.load import find_pack, load_pack, packs
from kit.pack.model import Pack, RatingWords, Severity, Stage

__all__ = ["FACTS", "Pack", "RatingWords", "Severity", "Stage", "find_pack", "load_pack", "packs"]
