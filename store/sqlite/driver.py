"""Which SQLite the store speaks through: the interpreter's own, or a newer one from a wheel where the own one has a fault.

Everything in the store takes `sqlite` from here, and so does whoever looks at an open board's file in the same process: two
copies of SQLite in one process take each other's file locks away, as such locks belong to the process.
"""

import sqlite3
from importlib import import_module
from types import ModuleType

_REPAIRED_IN_BRANCH = {(3, 44): 6, (3, 50): 7, (3, 51): 3}
_REPAIRED_SINCE = (3, 52, 0)
_WHEEL = "pysqlite3.dbapi2"


def has_wal_reset_bug(found: tuple[int, ...]) -> bool:
    """Whether this SQLite can, rarely, damage a file when one process commits while another checkpoints.

    >>> has_wal_reset_bug((3, 40, 1)), has_wal_reset_bug((3, 44, 6)), has_wal_reset_bug((3, 51, 3))
    (True, False, False)
    """
    branch = _REPAIRED_IN_BRANCH.get((found[0], found[1]))
    return found < _REPAIRED_SINCE if branch is None else found[2] < branch


def best(own: ModuleType, wheel: str = _WHEEL) -> ModuleType:
    """The interpreter's own driver where its SQLite is sound, else that of the wheel, if it is installed and newer."""
    if not has_wal_reset_bug(own.sqlite_version_info):
        return own
    try:
        carried = import_module(wheel)
    except ImportError:
        return own
    return carried if carried.sqlite_version_info > own.sqlite_version_info else own


sqlite = best(sqlite3)
"""The driver, with the interface of `sqlite3`."""

CACHE_KIB = 400
"""Pages that a connection keeps. With SQLite's own 2 MiB, which each connection of each session fills on a large board,
nothing is quicker: the system keeps the file in memory, once for all."""
