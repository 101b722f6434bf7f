"""What the doctor looks at on every kind of database: schema, history and its clock. Findings have stable names."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from json import JSONDecodeError

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from store.history.rows_matched import rows_not_as_told
from store.migrations import NEWEST
from store.schema import revision
from store.tables import ActionRow, Row
from store.views import FindingView
from store.words import Role

A_STEP = timedelta(minutes=1)
"""By how much clocks may differ before anybody is told."""
_SHOWN = 40
_USER = Row.metadata.tables["user_account"]
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
    except JSONDecodeError as error:
        return FindingView(name, ok=False, detail=f"JSON: {error.doc[:_SHOWN]}")


def schema(connection: Connection) -> FindingView:
    """The revision of the schema beside that of the program."""
    found = revision(connection)
    return FindingView("schema", found == NEWEST, f"{found} / {NEWEST}")


def history(connection: Connection) -> FindingView:
    """Rows that are not, or not there, as history says."""
    wrong = list(rows_not_as_told(connection))
    return FindingView("history", not wrong, some(wrong))


def admins(connection: Connection) -> FindingView:
    """Where anybody is registered there is an admin left: else nobody could ever admit anybody again."""
    roles = connection.execute(select(_USER.c.role).where(_USER.c.removed.is_(False))).scalars().all()
    left = roles.count(Role.ADMIN)
    return FindingView("admins", not roles or left > 0, f"{left} / {len(roles)}")


def references(connection: Connection) -> FindingView:
    """Rows that refer to rows which are not there: a server checks that unless somebody tells it not to."""
    broken: list[str] = []
    for table in Row.metadata.sorted_tables:
        for key in table.foreign_keys:
            there = key.column.table.alias()
            homeless = (
                select(table.c.id)
                .outerjoin(there, there.c.id == key.parent)
                .where(key.parent.is_not(None), there.c.id.is_(None))
            )
            broken += [f"{table.name} {number}" for number in connection.execute(homeless).scalars()]
    return FindingView("foreign_keys", not broken, some(dict.fromkeys(broken)))


def clock(connection: Connection, now: datetime) -> FindingView:
    """Actions that bear an earlier time than those before them, or one that has not come yet."""
    action = ActionRow.__table__.c  # type: ignore[attr-defined]
    before = func.lag(action.at, type_=action.at.type).over(order_by=action.id).label("before")
    told = select(action.id, action.at, before).subquery()
    steps = connection.execute(select(told).where(told.c.at < told.c.before))
    back = [f"#{row.id} -{_seconds(row.before - row.at)} s" for row in steps if row.before - row.at > A_STEP]
    newest = connection.execute(select(action.id, action.at).order_by(action.id.desc()).limit(1)).first()
    if newest is not None and newest.at - now > A_STEP:
        back.append(f"#{newest.id} +{_seconds(newest.at - now)} s")
    return FindingView("clock", not back, some(back))


def _seconds(time: timedelta) -> int:
    return round(time.total_seconds())


def some(found: Iterable[str]) -> str:
    """The first of what was found, and how many more; "ok" where nothing was."""
    every = list(found)
    more = [f"+{len(every) - _NAMED}"] if len(every) > _NAMED else []
    return "; ".join([*every[:_NAMED], *more]) or "ok"
