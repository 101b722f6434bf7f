"""What the doctor looks at on every kind of database: schema, history and its clock. Findings have stable names."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from store.migrations import NEWEST
from store.schema import revision
from store.tables import ActionRow, ChangeRow, Row
from store.views import FindingView

A_STEP = timedelta(minutes=1)
"""By how much clocks may differ before anybody is told."""
_NAMED = 5
"""How many rows or actions a finding names."""


def look_over(looks: Mapping[str, Callable[[], FindingView]]) -> tuple[FindingView, ...]:
    """Every finding, good or bad. What cannot even be looked at is a bad finding."""
    return tuple(_seen(name, look) for name, look in looks.items())


def _seen(name: str, look: Callable[[], FindingView]) -> FindingView:
    try:
        return look()
    except DatabaseError as error:
        return FindingView(name, ok=False, detail=str(error.orig))
    except OSError as error:
        return FindingView(name, ok=False, detail=error.strerror or "")


def schema(connection: Connection) -> FindingView:
    """The revision of the schema beside that of the program."""
    found = revision(connection)
    return FindingView("schema", found == NEWEST, f"{found} / {NEWEST}")


def history(connection: Connection) -> FindingView:
    """History that speaks of rows which are not there, though nobody took them away."""
    change = ChangeRow.__table__.c  # type: ignore[attr-defined]
    last = select(func.max(change.id)).group_by(change.table_name, change.row_id)
    told = connection.execute(
        select(change.table_name, change.row_id)
        .where(change.id.in_(last), change.operation != "delete")
        .order_by(change.table_name)
    )
    orphans: list[str] = []
    for name, rows in groupby(told, key=lambda row: str(row[0])):
        table = Row.metadata.tables.get(name)
        there = set() if table is None else set(connection.execute(select(table.c.id)).scalars())
        orphans += [f"{name} {row[1]}" for row in rows if row[1] not in there]
    return FindingView("history", not orphans, some(orphans))


def clock(connection: Connection, now: datetime) -> FindingView:
    """Actions that bear an earlier time than those before them, or one that has not come yet."""
    action = ActionRow.__table__.c  # type: ignore[attr-defined]
    before = func.lag(action.at, type_=action.at.type).over(order_by=action.id).label("before")
    told = select(action.id, action.at, before).subquery()
    steps = connection.execute(select(told).where(told.c.at < told.c.before))
    back = [f"#{row.id} -{row.before - row.at}" for row in steps if row.before - row.at > A_STEP]
    newest = connection.execute(select(action.id, action.at).order_by(action.id.desc()).limit(1)).first()
    if newest is not None and newest.at - now > A_STEP:
        back.append(f"#{newest.id} +{newest.at - now}")
    return FindingView("clock", not back, some(back))


def some(found: Iterable[str]) -> str:
    """The first of what was found, and how many more; "ok" where nothing was."""
    every = list(found)
    more = [f"+{len(every) - _NAMED}"] if len(every) > _NAMED else []
    return "; ".join([*every[:_NAMED], *more]) or "ok"
