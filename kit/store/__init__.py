"""The store: accounts as append-only item rows, with history and conditional saves."""

from kit.store.store import Saved, Snapshot, Store, open_store

__all__ = ["Saved", "Snapshot", "Store", "open_store"]
