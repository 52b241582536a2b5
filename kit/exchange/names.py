"""What people call the entries of an account, and how to find an entry by what they wrote."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from kit.account import KINDS, Account, Item
from kit.account.shape import called_by
from kit.errors import Refused
from kit.exchange.spellings import folded
from kit.words import Text, word

__all__ = ["Names"]

NEARBY = 5
"""The entries a sentence offers instead of one that is not there."""


@dataclass(frozen=True)
class Names:
    """The name of every entry by kind and id.

    before holds labels of an earlier state by kind, each with its id: a reference written before
    its person was renamed still leads there.
    """

    known: Mapping[str, Mapping[str, str]]
    before: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, account: Account, kinds: Iterable[str] = tuple(KINDS)) -> "Names":
        """Return the names of an account's entries, of all kinds or of some."""
        return cls({kind: dict(_named(kind, getattr(account, kind))) for kind in kinds})

    def label(self, kind: str, item_id: str) -> str:
        """Return what a sheet calls an entry: its name, or its id where the name would mislead."""
        return self._labels.get(kind, {}).get(item_id, item_id)

    def labels(self, kind: str) -> tuple[str, ...]:
        """Return the labels of all entries of a kind in their order."""
        return tuple(self._labels.get(kind, {}).values())

    def ids(self, kind: str) -> tuple[str, ...]:
        """Return the ids of all entries of a kind in their order."""
        return tuple(self.known.get(kind, {}))

    def id_of(self, kind: str, found: str) -> str:
        """Return the id of the entry that a text means, or refuse it naming what is near."""
        then = self.before.get(kind, {}).get(found)
        if then not in self.known.get(kind, {}):
            then = None
        ids = tuple(dict.fromkeys(each for each in (self._now(kind, found), then) if each))
        if len(ids) == 1:
            return ids[0]
        if not ids:
            ids = self._namesakes.get(kind, {}).get(folded(found), ())
            if len(ids) == 1:
                return ids[0]
        if ids:
            shown = tuple(f"{self.known[kind][each]} ({each})" for each in ids)
            raise Refused("cell.reference_ambiguous", found=found, known=shown)
        raise self._unknown(kind, found)

    def _now(self, kind: str, found: str) -> str | None:
        by_label = self._ids.get(kind, {})
        stripped = found.strip()
        for text in (found, stripped):
            if text in by_label:
                return by_label[text]
        namesakes = self._namesakes.get(kind, {}).get(folded(found), ())
        if len(namesakes) == 1:
            return namesakes[0]
        # An id that is also somebody's name was read as that name above.
        return stripped if not namesakes and stripped in self.known.get(kind, {}) else None

    def _unknown(self, kind: str, found: str) -> Refused:
        # What a pack words stands beside the entries of an account under its own name.
        key = f"fields.{kind}" if "." in kind else f"fields.Account.{kind}"
        called = Text(ja=word(key, "ja"), en=word(key, "en"))
        labels = self.labels(kind)
        if not labels:
            return Refused("cell.reference_none", found=found, kind=called)
        holding = [each for each in labels if folded(found) in folded(each)]
        near = holding or get_close_matches(found, labels, NEARBY, 0.3) or labels
        known = tuple(near[:NEARBY])
        return Refused("cell.reference_unknown", found=found, kind=called, known=known)

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return {kind: dict(_labelled(names)) for kind, names in self.known.items()}

    @cached_property
    def _ids(self) -> dict[str, dict[str, str]]:
        return {
            kind: {label: item_id for item_id, label in labels.items()}
            for kind, labels in self._labels.items()
        }

    @cached_property
    def _namesakes(self) -> dict[str, dict[str, tuple[str, ...]]]:
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for kind, names in self.known.items():
            alike = found.setdefault(kind, {})
            for item_id, name in names.items():
                if key := folded(name):
                    alike[key] = (*alike.get(key, ()), item_id)
        return found


def _named(kind: str, items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    field = called_by(KINDS[kind])
    for item in items:
        yield item.id, getattr(item, field, "")


def _labelled(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each entry's label: its name if that can mean nothing else, otherwise its id."""
    times = Counter(names.values())
    for item_id, name in names.items():
        one_line = name == name.strip() and len(name.splitlines()) == 1
        alone = times[name] == 1 and (name == item_id or name not in names)
        yield item_id, name if one_line and alone else item_id
