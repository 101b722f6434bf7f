"""Which SQLite is used: never one with the WAL-reset bug where a mended one is carried."""

from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any

import pytest

from store.sqlite.driver import best, has_wal_reset_bug, sqlite


def driver(*version: int) -> Any:
    """A driver of this version."""
    return SimpleNamespace(sqlite_version_info=version)


@pytest.mark.parametrize(
    ("version", "has_it"),
    [
        ((3, 34, 1), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 1), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 4), False),
        ((4, 0, 0), False),
    ],
)
def test_which_versions_have_the_fault(version: tuple[int, ...], has_it: bool) -> None:
    """The repair was carried back to two older branches only."""
    assert has_wal_reset_bug(version) == has_it


def test_a_sound_sqlite_of_the_interpreter_is_used_as_it_is() -> None:
    """What the system's administrator keeps up to date comes first."""
    own = driver(3, 53, 0)

    assert best(own) is own


def test_a_faulty_one_is_used_where_no_other_is_installed() -> None:
    """The gate keeps the fault from showing; the doctor says so."""
    own = driver(3, 40, 1)

    assert best(own, wheel="no_such_wheel") is own


@pytest.mark.skipif(find_spec("pysqlite3") is None, reason="there is no wheel for this kind of machine")
def test_here_the_store_speaks_through_a_sound_one() -> None:
    """The wheel is a dependency wherever there is one."""
    assert not has_wal_reset_bug(sqlite.sqlite_version_info)
