"""Starts and upgrades, thirty at once and killed at every statement: `python -m tests.store.starting at-once|killed`."""

import json
import os
import shutil
import signal
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, text

from plans.shipped import shipped_directory, shipped_plans
from store import migrations
from store.database import open_database
from store.migrations import APPLICATION_ID, NEWEST
from store.open_board import OpenBoard
from store.sqlite_driver import sqlite
from tests.store.forked import Child, Say, all_at_once

AT = datetime(2022, 5, 16, 2, 0, tzinfo=UTC)
SOME_ROWS = """
INSERT INTO board (identity, created_at) VALUES ('x', '2022-01-01 00:00:00');
INSERT INTO "plan" ("key", number, signed, title, short_title, issuer, years, secretariat, lost, source, fingerprint)
    VALUES ('cu', '1/QĐ', '2021-12-23', 'Kế hoạch', 'KH', 'UBND', '[2022]', 'VP', '[]', 'cu.toml', '');
INSERT INTO clause (plan_id, kind, number, words, place, position) VALUES (1, 'target', 'a', '9% hồ sơ', '', 0);
"""
A_MEASUREMENT = "INSERT INTO measurement (clause_id, measured_on, value, source) VALUES (1, '2022-01-31', '7', '');"
"""As 0001 had it."""
Schema = tuple[str, frozenset[tuple[str, ...]]]


def config() -> Config:
    """Alembic, told where the migrations are."""
    found = Config()
    found.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return found


def older_revisions() -> list[str]:
    """Every revision but the newest, oldest first."""
    script = ScriptDirectory.from_config(config())
    return sorted(one.revision for one in script.walk_revisions() if one.revision != NEWEST)


def make_board_of(revision: str, path: Path, _say: Say) -> None:
    """A board as the program of that revision could have left it."""
    engine, alembic = create_engine(f"sqlite:///{path}", module=sqlite), config()
    with engine.begin() as connection:
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, revision)
    engine.dispose()
    with closing(sqlite.connect(path, isolation_level=None)) as old:
        old.executescript(
            f"PRAGMA application_id = {APPLICATION_ID}; {SOME_ROWS} {A_MEASUREMENT if revision == '0001' else ''}"
        )
    path.chmod(0o600)


def make_server_board_of(revision: str, database: str) -> None:
    """The same on a server."""
    engine, alembic = create_engine(database.replace("postgresql:", "postgresql+psycopg:", 1)), config()
    with engine.begin() as connection:
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, revision)
        for statement in f"{SOME_ROWS} {A_MEASUREMENT if revision == '0001' else ''}".split(";")[:-1]:
            connection.execute(text(statement))
    engine.dispose()


def start(path: Path, say: Say) -> None:
    """What `board` does first; where there was no board, with the plans that are shipped."""
    with OpenBoard(str(path), user="lan") as board:
        if board.is_empty():
            board.first_start(shipped_directory(), [(plan, "shipped") for plan in shipped_plans()])
        say(str(len(board.plans())))


def open_until(path: Path, statement: int, say: Say) -> None:
    """Open a board, killed before that statement (a commit is one, too). Says so when there were not so many."""
    seen = 0

    def count_them(*_arguments: object) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count_them)
    event.listen(Engine, "commit", count_them)
    open_database(str(path), user="lan", create=True, at=AT).close()
    say("whole")


def schema(path: Path) -> Schema:
    """The revision, and every table and index as it was made."""
    with closing(sqlite.connect(path)) as connection:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    # Alembic writes the constraints of a table that it makes anew in any order.
    return revision, frozenset(tuple(sorted(line.strip(" \t,") for line in sql.splitlines())) for (sql,) in made)


def at_once(processes: int) -> dict[str, tuple[list[str], list[str]]]:
    """So many first starts at the same moment, then so many upgrades from every older revision."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for revision in (None, *older_revisions()):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "board.db"
            if revision:
                Child(partial(make_board_of, revision, path)).lines()
            told = all_at_once(partial(start, path) for _process in range(processes))
            said = sorted({line for lines in told for line in lines})
            found[revision or "first"] = (said, sorted(one.name for one in path.parent.iterdir()))
    return found


def killed(step: int) -> dict[str, int]:
    """A start and every upgrade, killed at every statement (at each `step`th): how many kills, and what was wrong then."""
    found = {"kills": 0, "between": 0, "cannot_go_on": 0}
    with tempfile.TemporaryDirectory() as folder:
        path, old = Path(folder) / "board.db", Path(folder) / "old.db"
        Child(partial(open_until, path, 0)).lines()
        newest = schema(path)
        for revision in (None, *older_revisions()):
            if revision:
                old.unlink(missing_ok=True)
                Child(partial(make_board_of, revision, old)).lines()
            for statement in count(1, step):
                for leftover in path.parent.glob("board.db*"):
                    leftover.unlink()
                if revision:
                    shutil.copy(old, path)
                if Child(partial(open_until, path, statement)).lines():
                    break
                found["kills"] += 1
                allowed = [newest, schema(old) if revision else None]
                found["between"] += (schema(path) if path.exists() else None) not in allowed
                went_on = Child(partial(open_until, path, 0)).lines() == ["whole"]
                found["cannot_go_on"] += not went_on or schema(path) != newest
    return found


if __name__ == "__main__":
    print(json.dumps(at_once(int(sys.argv[2])) if sys.argv[1] == "at-once" else killed(int(sys.argv[2]))))
