"""All accounts by what they are called, without reading them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, case, func, select

from kit.store.changes import PROFILE
from kit.store.tables import rows

__all__ = ["Listed", "listed"]


@dataclass(frozen=True)
class Listed:
    """An account in a list of all of them: what it is called, and when it was last saved."""

    account: str
    name: str
    kana: str
    saved_at: datetime


def listed(connection: Connection) -> Iterator[Listed]:
    """Yield every account, the last saved first."""
    newest = (
        select(
            rows.c.account,
            func.max(case((rows.c.kind == PROFILE, rows.c.revision))).label("revision"),
            func.max(rows.c.saved_at).label("saved_at"),
        )
        .group_by(rows.c.account)
        .subquery()
    )
    is_newest = and_(rows.c.account == newest.c.account, rows.c.revision == newest.c.revision)
    query = select(rows.c.account, rows.c.document, newest.c.saved_at).join(newest, is_newest)
    query = query.where(rows.c.kind == PROFILE)
    for row in connection.execute(query.order_by(newest.c.saved_at.desc(), rows.c.account)):
        profile = json.loads(row.document)
        name, kana = (str(profile.get(each, "")) for each in ("name", "kana"))
        yield Listed(row.account, name, kana, row.saved_at.replace(tzinfo=UTC))
