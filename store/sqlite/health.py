"""What the doctor looks at in a SQLite file: SQLite itself, whether the file is sound, private and in a good place."""

import os
import stat
from datetime import datetime
from pathlib import Path

from sqlalchemy import JSON, Connection, func, select

from store.feeds.agreed_secret import secret_finding
from store.feeds.secret import secret_path
from store.health import admins, clock, history, look_over, schema, some
from store.sqlite.driver import has_wal_reset_bug, sqlite
from store.sqlite.file_systems import file_system
from store.sqlite.gate import WAIT_SECONDS, holder
from store.tables import Row
from store.views import FindingView

_TOO_LARGE_A_LOG_BYTES = 64 * 2**20


def findings(connection: Connection, path: Path, *, now: datetime) -> tuple[FindingView, ...]:
    """Every finding, good or bad."""
    return look_over(
        {
            "sqlite": lambda: _sqlite(sqlite.sqlite_version_info),
            "schema": lambda: schema(connection),
            "integrity": lambda: _pragma(connection, "integrity", "integrity_check", good="ok"),
            "foreign_keys": lambda: _foreign_keys(connection),
            "json": lambda: _json(connection),
            "history": lambda: history(connection),
            "admins": lambda: admins(connection),
            "clock": lambda: clock(connection, now),
            "journal_mode": lambda: _pragma(connection, "journal_mode", "journal_mode", good="wal"),
            "wal": lambda: _wal(path),
            "file_mode": lambda: _file_mode(path),
            "folder_mode": lambda: _folder_mode(path.parent),
            "file_system": lambda: _file_system(path),
            "gate": lambda: _gate(path, now),
            "feed_secret": lambda: secret_finding(connection, secret_path(path)),
        }
    )


def _sqlite(found: tuple[int, ...]) -> FindingView:
    number = ".".join(map(str, found))
    faulty = has_wal_reset_bug(found)
    return FindingView("sqlite", not faulty, f"{number} (WAL-reset)" if faulty else number)


def _pragma(connection: Connection, name: str, pragma: str, *, good: str) -> FindingView:
    said = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {pragma}")]
    return FindingView(name, said == [good], "; ".join(said))


def _foreign_keys(connection: Connection) -> FindingView:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return FindingView("foreign_keys", not broken, some(f"{row[0]} {row[1]}" for row in broken))


def _json(connection: Connection) -> FindingView:
    """Lists that are none: the program cannot read what they stand in."""
    broken: list[str] = []
    for table in Row.metadata.sorted_tables:
        for column in table.c:
            if isinstance(column.type, JSON):
                rows = select(table.c.id).where(func.json_valid(column) == 0)
                broken += [f"{table.name} {number}.{column.name}" for number in connection.execute(rows).scalars()]
    return FindingView("json", not broken, some(broken))


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
