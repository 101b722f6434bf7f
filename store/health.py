"""What the doctor looks at: SQLite, schema, and whether the file is sound and private."""

import sqlite3
import stat
from pathlib import Path

from sqlalchemy import Connection

from store.database import revision
from store.migrations import NEWEST
from store.views import FindingView

_REPAIRED_IN_BRANCH = {(3, 44): 6, (3, 50): 7, (3, 51): 3}
_REPAIRED_SINCE = (3, 52, 0)


def findings(connection: Connection, path: Path) -> tuple[FindingView, ...]:
    """Every finding, good or bad; names are stable, details are facts."""
    return (
        _sqlite(sqlite3.sqlite_version_info),
        _schema(connection),
        _pragma(connection, "integrity", "integrity_check", good="ok"),
        _foreign_keys(connection),
        _pragma(connection, "journal_mode", "journal_mode", good="wal"),
        _file_mode(path),
    )


def has_wal_reset_bug(found: tuple[int, int, int]) -> bool:
    """Whether this SQLite can, rarely, damage a file when one process commits while another checkpoints.

    >>> has_wal_reset_bug((3, 40, 1)), has_wal_reset_bug((3, 44, 6)), has_wal_reset_bug((3, 51, 3))
    (True, False, False)
    """
    branch = _REPAIRED_IN_BRANCH.get(found[:2])
    return found < _REPAIRED_SINCE if branch is None else found[2] < branch


def _sqlite(found: tuple[int, int, int]) -> FindingView:
    number = ".".join(map(str, found))
    return (
        FindingView("sqlite", False, f"{number} (WAL-reset)")
        if has_wal_reset_bug(found)
        else FindingView("sqlite", True, number)
    )


def _schema(connection: Connection) -> FindingView:
    found = revision(connection)
    return FindingView("schema", found == NEWEST, f"{found} / {NEWEST}")


def _pragma(connection: Connection, name: str, pragma: str, *, good: str) -> FindingView:
    said = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {pragma}")]
    return FindingView(name, said == [good], "; ".join(said))


def _foreign_keys(connection: Connection) -> FindingView:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return FindingView("foreign_keys", not broken, "; ".join(f"{row[0]} {row[1]}" for row in broken) or "ok")


def _file_mode(path: Path) -> FindingView:
    mode = stat.S_IMODE(path.stat().st_mode)
    return FindingView("file_mode", not mode & (stat.S_IRWXG | stat.S_IRWXO), f"{mode:04o}")
