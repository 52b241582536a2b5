"""The store: accounts as append-only item rows, with history and conditional saves."""

from kit.store.listing import Listed
from kit.store.store import Save, Saved, Snapshot, Store, open_store

__all__ = ["Listed", "Save", "Saved", "Snapshot", "Store", "open_store"]
