"""The store: accounts as append-only item rows, with history and conditional saves."""

from kit.store.store import Save, Saved, Snapshot, Store, open_store

__all__ = ["Save", "Saved", "Snapshot", "Store", "open_store"]
