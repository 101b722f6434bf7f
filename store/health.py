"""What the doctor looks at: SQLite, schema, whether the file is sound, private and in a good place, history and its clock."""

import os
import stat
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from store.database import revision
from store.file_systems import file_system
from store.gate import WAIT_SECONDS, holder
from store.migrations import NEWEST
from store.sqlite_driver import has_wal_reset_bug, sqlite
from store.tables import ActionRow, ChangeRow, Row
from store.views import FindingView

_TOO_LARGE_A_LOG_BYTES = 64 * 2**20
_STEP_OF_A_CLOCK = timedelta(minutes=1)
_NAMED = 5
"""How many rows or actions a finding names."""


def findings(connection: Connection, path: Path, *, now: datetime) -> tuple[FindingView, ...]:
    """Every finding, good or bad; names are stable, details are facts. What cannot even be looked at is a bad finding."""
    looks: dict[str, Callable[[], FindingView]] = {
        "sqlite": lambda: _sqlite(sqlite.sqlite_version_info),
        "schema": lambda: _schema(connection),
        "integrity": lambda: _pragma(connection, "integrity", "integrity_check", good="ok"),
        "foreign_keys": lambda: _foreign_keys(connection),
        "history": lambda: _history(connection),
        "clock": lambda: _clock(connection, now),
        "journal_mode": lambda: _pragma(connection, "journal_mode", "journal_mode", good="wal"),
        "wal": lambda: _wal(path),
        "file_mode": lambda: _file_mode(path),
        "folder_mode": lambda: _folder_mode(path.parent),
        "file_system": lambda: _file_system(path),
        "gate": lambda: _gate(path, now),
    }
    return tuple(_seen(name, look) for name, look in looks.items())


def _seen(name: str, look: Callable[[], FindingView]) -> FindingView:
    try:
        return look()
    except DatabaseError as error:
        return FindingView(name, ok=False, detail=str(error.orig))
    except OSError as error:
        return FindingView(name, ok=False, detail=error.strerror or "")


def _sqlite(found: tuple[int, ...]) -> FindingView:
    number = ".".join(map(str, found))
    faulty = has_wal_reset_bug(found)
    return FindingView("sqlite", not faulty, f"{number} (WAL-reset)" if faulty else number)


def _schema(connection: Connection) -> FindingView:
    found = revision(connection)
    return FindingView("schema", found == NEWEST, f"{found} / {NEWEST}")


def _pragma(connection: Connection, name: str, pragma: str, *, good: str) -> FindingView:
    said = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {pragma}")]
    return FindingView(name, said == [good], "; ".join(said))


def _foreign_keys(connection: Connection) -> FindingView:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return FindingView("foreign_keys", not broken, _some(f"{row[0]} {row[1]}" for row in broken))


def _history(connection: Connection) -> FindingView:
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
    return FindingView("history", not orphans, _some(orphans))


def _clock(connection: Connection, now: datetime) -> FindingView:
    """Actions that bear an earlier time than those before them, or one that has not come yet."""
    action = ActionRow.__table__.c  # type: ignore[attr-defined]
    before = func.lag(action.at, type_=action.at.type).over(order_by=action.id).label("before")
    told = select(action.id, action.at, before).subquery()
    steps = connection.execute(select(told).where(told.c.at < told.c.before))
    back = [f"#{row.id} -{row.before - row.at}" for row in steps if row.before - row.at > _STEP_OF_A_CLOCK]
    newest = connection.execute(select(action.id, action.at).order_by(action.id.desc()).limit(1)).first()
    if newest is not None and newest.at - now > _STEP_OF_A_CLOCK:
        back.append(f"#{newest.id} +{newest.at - now}")
    return FindingView("clock", not back, _some(back))


def _wal(path: Path) -> FindingView:
    """The log grows while somebody reads one old moment for ever: it cannot be taken over into the file then."""
    log = path.with_name(path.name + "-wal")
    size = log.stat().st_size if log.exists() else 0
    return FindingView("wal", size < _TOO_LARGE_A_LOG_BYTES, f"{size // 1024} KiB")


def _file_mode(path: Path) -> FindingView:
    """Of the database, and of all that stands beside it under its name: logs, lock, copies."""
    own = (path.name + "-", path.name + ".")
    files = (one for one in path.parent.iterdir() if one == path or (one.name.startswith(own) and one.is_file()))
    modes = {one.name: _mode(one) for one in sorted(files)}
    open_to_others = [f"{name} {mode:04o}" for name, mode in modes.items() if mode & (stat.S_IRWXG | stat.S_IRWXO)]
    return FindingView("file_mode", not open_to_others, "; ".join(open_to_others) or f"{modes[path.name]:04o}")


def _folder_mode(folder: Path) -> FindingView:
    """Whoever can write the folder can put another file in the database's place."""
    mode = _mode(folder)
    others = mode & (stat.S_IWGRP | stat.S_IWOTH)
    return FindingView("folder_mode", not others and os.access(folder, os.W_OK | os.X_OK), f"{folder} {mode:04o}")


def _file_system(path: Path) -> FindingView:
    found = file_system(path)
    if found is None:
        return FindingView("file_system", ok=True, detail="?")
    return FindingView("file_system", not found.network, f"{found.kind} {found.mounted_at}")


def _gate(path: Path, now: datetime) -> FindingView:
    found = holder(path)
    if found is None:
        return FindingView("gate", ok=True, detail="-")
    passing = (now - found.since).total_seconds() < WAIT_SECONDS
    return FindingView("gate", passing, f"{found.who}, {found.process}, {found.since.isoformat(timespec='seconds')}")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _some(found: Iterable[str]) -> str:
    """The first of what was found, and how many more; "ok" where nothing was."""
    every = list(found)
    more = [f"+{len(every) - _NAMED}"] if len(every) > _NAMED else []
    return "; ".join([*every[:_NAMED], *more]) or "ok"
