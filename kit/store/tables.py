"""The one table of the store: append-only rows, one for each saved state of an item."""

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Float,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
)

__all__ = ["metadata", "rows"]

metadata = MetaData()

rows = Table(
    "rows",
    metadata,
    Column("account", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("item_id", String(64), nullable=False),
    # One save of an account is one revision, whatever number of rows it writes.
    Column("revision", Integer, nullable=False),
    # Null once the item is removed; its earlier rows stay.
    Column("document", JSON(none_as_null=True)),
    # Where the item stands among its kind; a float, so that one can be put between two others.
    Column("position", Float, nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("author", String(200), nullable=False),
    # Always UTC.
    Column("saved_at", DateTime, nullable=False),
    PrimaryKeyConstraint("account", "kind", "item_id", "revision"),
)
