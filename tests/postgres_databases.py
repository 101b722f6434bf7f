"""Databases to test with on PostgreSQL, one for each test: copies of templates, which cost some milliseconds each.

On the server that BOARD_TEST_POSTGRES names (an address of somebody who may make databases), else on one that the first
test starts that needs it. There is no third way: where neither can be had, tests fail.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import IO
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from tests.postgres_server import GUARDED, PATIENCE_SECONDS

NAMED = "BOARD_TEST_POSTGRES"
FOLDER = "BOARD_TEST_POSTGRES_FOLDER"
SETTINGS = "BOARD_TEST_POSTGRES_SETTINGS"
PREFIX = "board_test_"

_ROOM_BYTES = 2**30

_started: list["subprocess.Popen[bytes]"] = []
_alive: list[IO[bytes]] = []


def begin_run(settings: str = "") -> None:
    """What all processes of the run share: a folder, of which they know by the environment. Starts nothing yet.

    `settings` ("fsync=on …") are the server's; one that is to lose nothing gets a disk.
    """
    folder = Path(tempfile.mkdtemp(prefix="board-postgres-", dir=None if settings else _quick_place()))
    os.environ[SETTINGS] = settings
    folder.chmod(0o711)
    os.environ[FOLDER] = str(folder)
    alive = (folder / "alive").open("wb")
    fcntl.flock(alive, fcntl.LOCK_EX)
    _alive.append(alive)


def _quick_place() -> Path | None:
    """Memory instead of a disk, where there is enough: a database is some seven megabytes of files, made anew for each test."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    if not os.access(memory, os.W_OK | os.X_OK):
        return None
    room = os.statvfs(memory)
    return memory if room.f_bavail * room.f_frsize > _ROOM_BYTES else None


def end_run() -> None:
    """Let the server end, which takes the folder with it, or take away what was made on the one that was named."""
    folder = Path(os.environ.pop(FOLDER))
    running = (folder / "ready").exists()
    if os.environ.get(NAMED) and (folder / "named").exists():
        _drop_all(_run_name(folder))
    while _alive:
        _alive.pop().close()
    give_up = time.monotonic() + PATIENCE_SECONDS
    while running and folder.exists() and time.monotonic() < give_up:
        time.sleep(0.02)
    for process in _started:
        process.wait()
    shutil.rmtree(folder, ignore_errors=True)


def new_database(template: str | None = None) -> str:
    """A database of its own for a test, a copy of a template; its address."""
    name = f"{_run_name(_folder())}_{uuid4().hex[:12]}"
    _admin().execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}" STRATEGY file_copy' if template else ""))
    return address(name)


def template(name: str, fill: Callable[[str], None]) -> str:
    """The database that others are copied from: filled once in a run, by whoever needs it first."""
    full = f"{_run_name(_folder())}_{name}"
    with _by_oneself(f"template-{name}"):
        made = _folder() / f"made-{name}"
        if not made.exists():
            _admin().execute(f'CREATE DATABASE "{full}"')
            fill(address(full))
            made.touch()
    return full


@contextmanager
def guarded(database: str, password: str) -> Iterator[str]:
    """The address of a database for somebody who has to show this password, which does not stand in it."""
    if os.environ.get(NAMED):
        pytest.skip("who shows a password is for the named server's own administrator to say")
    name = f"{GUARDED}{uuid4().hex[:12]}"
    _admin().execute(
        sql.SQL("CREATE ROLE {} SUPERUSER LOGIN PASSWORD {}").format(sql.Identifier(name), sql.Literal(password))
    )
    try:
        yield make_url(database).set(username=name).render_as_string(hide_password=False)
    finally:
        _admin().execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))


def drop_database(database: str) -> None:
    """Take a database away, whoever still has it open."""
    _admin().execute(f'DROP DATABASE IF EXISTS "{make_url(database).database}" WITH (FORCE)')


def address(name: str) -> str:
    """The address of a database on the tests' server."""
    return make_url(_server()).set(database=name).render_as_string(hide_password=False)


@cache
def _server() -> str:
    named = os.environ.get(NAMED)
    if named:
        (_folder() / "named").touch()
        return named
    folder = _folder()
    with _by_oneself("starting"):
        if not (folder / "ready").exists():
            _start(folder)
    return f"postgresql://board@/postgres?host={folder / 'server'}"


def _start(folder: Path) -> None:
    log = folder / "log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.postgres_server", str(folder), *os.environ.get(SETTINGS, "").split()],
            cwd=Path(__file__).parent.parent,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    _started.append(server)
    while not (folder / "ready").exists():
        if server.poll() is not None:
            raise RuntimeError(f"no PostgreSQL to test with: {log.read_text(errors='replace')}")
        time.sleep(0.02)


@cache
def _admin() -> "psycopg.Connection[tuple[object]]":
    return psycopg.connect(make_url(_server()).render_as_string(hide_password=False), autocommit=True)


def _drop_all(prefix: str) -> None:
    with closing(psycopg.connect(_server(), autocommit=True)) as admin:
        for (name,) in admin.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", (f"{prefix}%",)
        ).fetchall():
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _folder() -> Path:
    return Path(os.environ[FOLDER])


def _run_name(folder: Path) -> str:
    return PREFIX + folder.name.rpartition("-")[2].lower()


@contextmanager
def _by_oneself(name: str) -> Iterator[None]:
    """Let one process of the run at a time do something."""
    with (_folder() / f"{name}.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
